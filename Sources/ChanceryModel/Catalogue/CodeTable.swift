// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// Finds the position of a code in a fixed list by its UTF-8 bytes. Made once per catalogue version.
///
/// A look-up costs a hash of a few multiplications and, as a rule, one comparison. The hash is not keyed: the codes are
/// the catalogue's own, at most a quarter of the slots are taken, and a code that is not in the list can meet no more
/// comparisons than the longest run of taken slots.
public struct CodeTable: Sendable {
    private struct Slot {
        var hash: UInt64 = 0
        /// Position of the code in the list; -1 in an empty slot.
        var position: Int32 = -1
    }

    private let codes: [String]
    private let slots: [Slot]

    /// The first of equal codes wins.
    public init(_ codes: some Sequence<String>) {
        let codes = Array(codes)
        var slotCount = 16
        while slotCount < codes.count * 4 { slotCount *= 2 }
        var slots = [Slot](repeating: Slot(), count: slotCount)
        for (position, code) in codes.enumerated() {
            let hash = CodeTable.hash(of: code)
            var index = Int(truncatingIfNeeded: hash) & (slotCount - 1)
            while slots[index].position >= 0, codes[Int(slots[index].position)] != code {
                index = (index + 1) & (slotCount - 1)
            }
            if slots[index].position < 0 { slots[index] = Slot(hash: hash, position: Int32(position)) }
        }
        self.codes = codes
        self.slots = slots
    }

    /// `nil` when the code is not in the list.
    public func position(of code: String) -> Int? {
        let hash = CodeTable.hash(of: code)
        var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[index].position >= 0 {
            if slots[index].hash == hash, codes[Int(slots[index].position)] == code {
                return Int(slots[index].position)
            }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The position of a code by its UTF-8 bytes; `nil` when it is not in the list.
    public func position(of code: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = ByteHash.of(UnsafeRawBufferPointer(code))
        var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[index].position >= 0 {
            if slots[index].hash == hash, CodeTable.isEqual(codes[Int(slots[index].position)], code) {
                return Int(slots[index].position)
            }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func isEqual(_ known: String, _ code: UnsafeBufferPointer<UInt8>) -> Bool {
        known.utf8.withContiguousStorageIfAvailable { known in
            guard known.count == code.count, let left = known.baseAddress, let right = code.baseAddress else {
                return known.isEmpty && code.isEmpty
            }
            return memcmp(left, right, code.count) == 0
        } ?? known.utf8.elementsEqual(code)
    }

    private static func hash(of code: String) -> UInt64 {
        // Swift's own strings are contiguous; making another one so is a copy.
        if let hash = code.utf8.withContiguousStorageIfAvailable({ ByteHash.of(UnsafeRawBufferPointer($0)) }) {
            return hash
        }
        var copy = code
        return copy.withUTF8 { ByteHash.of(UnsafeRawBufferPointer($0)) }
    }
}

/// A fast hash of short texts, the same in every process: only for tables that bound the cost of collisions.
public enum ByteHash {
    /// Takes eight bytes at a time, folded by a wide multiplication.
    @inlinable
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= bytes.count {
            hash = fold(hash, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        if index == bytes.count { return fold(hash, 0) }
        if bytes.count >= 8 {
            // The last eight bytes again, some of them for the second time.
            return fold(hash, bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return fold(hash, rest)
    }

    @inlinable
    static func fold(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
