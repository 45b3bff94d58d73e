// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import Testing

/// An allocator that hands through to an arena and fails once.
private final class FailingAllocator {
    private let arena: UnsafeMutablePointer<chancery_arena>
    private var allocator = ProtobufCAllocator()
    private var failAt = 0
    private(set) var allocations = 0

    init?(arenaBytes: Int) {
        guard let arena = chancery_arena_create(arenaBytes) else { return nil }
        self.arena = arena
        chancery_arena_reset(arena, arenaBytes)
        allocator.alloc = { context, size in
            guard let context else { return nil }
            return Unmanaged<FailingAllocator>.fromOpaque(context).takeUnretainedValue().allocate(size)
        }
        allocator.free = { _, _ in }
    }

    deinit { chancery_arena_destroy(arena) }

    private func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        allocations += 1
        guard allocations != failAt else { return nil }
        return arena.pointee.allocator.alloc(arena, size)
    }

    /// Unpacks a report with the allocation number `failAt` failing.
    func unpacks(_ bytes: [UInt8], failAt: Int) -> Bool {
        self.failAt = failAt
        allocations = 0
        chancery_arena_reset(arena, arena.pointee.capacity)
        allocator.allocator_data = Unmanaged.passUnretained(self).toOpaque()
        return bytes.withUnsafeBufferPointer {
            chancery__v1__report__unpack(&allocator, $0.count, $0.baseAddress) != nil
        }
    }
}

@Suite("Arena")
struct ArenaTests {
    private func withArena(_ capacity: Int, _ body: (UnsafeMutablePointer<chancery_arena>) throws -> Void) throws {
        let arena = try #require(chancery_arena_create(capacity))
        defer { chancery_arena_destroy(arena) }
        try body(arena)
    }

    private func allocate(_ arena: UnsafeMutablePointer<chancery_arena>, _ size: Int) -> UnsafeMutableRawPointer? {
        arena.pointee.allocator.alloc(arena.pointee.allocator.allocator_data, size)
    }

    @Test("hands out aligned memory that does not overlap")
    func alignment() throws {
        try withArena(1024) { arena in
            chancery_arena_reset(arena, 1024)
            var end: UInt = 0
            for size in [1, 15, 16, 17, 100] {
                let memory = try #require(allocate(arena, size))
                let address = UInt(bitPattern: memory)
                #expect(address % 16 == 0)
                #expect(address >= end)
                end = address + UInt(size)
            }
            #expect(arena.pointee.used == 16 + 16 + 16 + 32 + 112)
            #expect(!arena.pointee.exhausted)
        }
    }

    @Test("refuses what is over the budget and says so", arguments: [64, 1 << 20, Int.max, -1])
    func budget(size: Int) throws {
        try withArena(4096) { arena in
            chancery_arena_reset(arena, 32)
            #expect(allocate(arena, size) == nil)
            #expect(arena.pointee.exhausted)
            #expect(arena.pointee.used == 0)
            chancery_arena_reset(arena, 128)
            #expect(!arena.pointee.exhausted)
            #expect(allocate(arena, 16) != nil)
        }
    }

    @Test("a budget is never more than the arena")
    func capacity() throws {
        try withArena(256) { arena in
            chancery_arena_reset(arena, .max)
            #expect(arena.pointee.budget == 256)
            var total = 0
            while allocate(arena, 16) != nil { total += 16 }
            #expect(total <= 256 && total >= 240)
        }
    }

    @Test("a decode in which the Nth allocation fails fails as a whole, for every N")
    func failingAllocations() throws {
        let bytes = try manyFields()
        let allocator = try #require(FailingAllocator(arenaBytes: 1 << 20))
        #expect(allocator.unpacks(bytes, failAt: 0))
        let count = allocator.allocations
        #expect(count > 30)
        for number in 1...count {
            #expect(!allocator.unpacks(bytes, failAt: number), "allocation \(number)")
        }
        #expect(allocator.unpacks(bytes, failAt: count + 1))
    }

    /// A report with sub-messages, lists of texts, a oneof, a repeated singular message and an unknown field.
    private func manyFields() throws -> [UInt8] {
        let date: [UInt8] = [0x08, 0xE8, 0x0F, 0x10, 0x01, 0x18, 0x01]
        let figure: [UInt8] =
            [0x0A, 1, 0x61, 0x12, 1, 0x31, 0x1A, 3, 0x0A, 1, 0x62, 0x42, 7] + date
            + [0x42, 7] + date + [0x62, 6, 0x0A, 1, 0x63, 0x12, 1, 0x64, 0x6A, 1, 0x65, 0x6A, 1, 0x66]
        var bytes: [UInt8] = [0x0A, 1, 0x67, 0x2A, 4, 0x08, 1, 0x12, 0, 0x2A, 3, 0x12, 1, 0x68]
        for _ in 0..<20 { bytes += [0x42, UInt8(figure.count)] + figure }
        return bytes + [0xF8, 0x07, 0x01]
    }
}
