// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos

/// Decodes messages with libprotobuf-c inside an arena with a hard budget.
///
/// What a message needs follows from the C structures: a figure of 40 bytes on the wire takes about 500, an office id in
/// a list takes 7 and about 100. Honest messages so need up to 20 times their length, and their budget is 32 times the
/// length and 64 KiB, but never more than the arena. What is known to hurt the library needs more than that (unknown
/// numbers 60 times, empty figures 170 times, repeats of one singular sub-message the square) and fails as too big.
///
/// Not safe for concurrent use: each lane, and each client connection, has a decoder of its own.
public final class WireDecoder {
    /// What happens to fields that the schema does not know.
    public enum UnknownFields: Sendable {
        /// A server refuses them: nothing is stored that nobody understood.
        case refused
        /// A client passes over them: a newer server may say more.
        case dropped
    }

    public static let budgetFactor = 32
    public static let budgetBaseBytes = 64 << 10

    private let arena: UnsafeMutablePointer<chancery_arena>
    private let unknownFields: UnknownFields
    let interner = TextInterner()

    /// `nil` when the machine has no memory for the arena.
    public init?(arenaBytes: Int, unknownFields: UnknownFields) {
        guard let arena = chancery_arena_create(arenaBytes) else { return nil }
        self.arena = arena
        self.unknownFields = unknownFields
    }

    deinit {
        chancery_arena_destroy(arena)
    }

    /// Unpacks one message and reads it with `body` while the arena holds it.
    func decode<Message, Value>(
        _ bytes: [UInt8], as name: String,
        with unpack: (
            UnsafeMutablePointer<ProtobufCAllocator>?, Int, UnsafePointer<UInt8>?
        ) -> UnsafeMutablePointer<Message>?,
        _ body: (UnsafeMutablePointer<Message>, inout FieldReader) -> Value
    ) throws(WireError) -> Value {
        let budget = bytes.count * WireDecoder.budgetFactor + WireDecoder.budgetBaseBytes
        chancery_arena_reset(arena, budget)
        let allocator = UnsafeMutableRawPointer(arena).assumingMemoryBound(to: ProtobufCAllocator.self)
        let unpacked = bytes.withUnsafeBufferPointer { unpack(allocator, $0.count, $0.baseAddress) }
        guard let message = unpacked else {
            if arena.pointee.exhausted { throw .tooBig(message: name, budgetBytes: arena.pointee.budget) }
            throw .malformed(message: name)
        }
        if case .refused = unknownFields {
            let base = UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
            let unknown = chancery_first_unknown_field(base)
            if let holder = unknown.message_name {
                throw .unknownField(message: String(cString: holder), tag: unknown.tag)
            }
        }
        var reader = FieldReader(interner: interner)
        let value = body(message, &reader)
        guard reader.problems.isEmpty else { throw .invalidFields(reader.problems) }
        return value
    }
}
