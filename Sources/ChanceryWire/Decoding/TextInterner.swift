// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Glibc

/// Remembers short texts by their bytes, so that codes which recur in every report are checked and allocated once.
///
/// Belongs to one decoder and is used from one queue at a time. Only texts that passed their checks are remembered, and
/// only those without control characters, so a hit is good for every kind of field. Bounded: when the table is
/// full it starts over, which costs time and changes nothing.
final class TextInterner {
    static let textBytesMax = 64
    static let slotCount = 4096
    /// How far a text may lie from the slot that its hash names.
    private static let probeCountMax = 4

    /// A pointer and not an array: every field of every message is looked up here, and an array in an object is guarded
    /// against overlapping access at each use. Never nil after `init`, never beyond `slotCount`.
    private let slots: UnsafeMutablePointer<String?>

    init() {
        slots = .allocate(capacity: TextInterner.slotCount)
        slots.initialize(repeating: nil, count: TextInterner.slotCount)
    }

    deinit {
        slots.deinitialize(count: TextInterner.slotCount)
        slots.deallocate()
    }

    /// The text with exactly these bytes, if it is known.
    func text(for bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count <= TextInterner.textBytesMax else { return nil }
        var index = TextInterner.slot(of: bytes)
        for _ in 0..<TextInterner.probeCountMax {
            guard let candidate = slots[index] else { return nil }
            if TextInterner.isEqual(candidate, bytes) { return candidate }
            index = (index + 1) & (TextInterner.slotCount - 1)
        }
        return nil
    }

    func remember(_ text: String, for bytes: UnsafeBufferPointer<UInt8>) {
        // Texts of up to 15 bytes carry no storage of their own; the table still saves their checks.
        guard bytes.count <= TextInterner.textBytesMax, !bytes.contains(where: { $0 < 0x20 }) else { return }
        let first = TextInterner.slot(of: bytes)
        var index = first
        for _ in 0..<TextInterner.probeCountMax {
            if slots[index] == nil {
                slots[index] = text
                return
            }
            index = (index + 1) & (TextInterner.slotCount - 1)
        }
        slots[first] = text
    }

    /// Whoever makes texts collide gains only that his own texts are not remembered.
    private static func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Int(truncatingIfNeeded: ByteHash.of(UnsafeRawBufferPointer(bytes))) & (slotCount - 1)
    }

    private static func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // What is remembered was made by Swift of UTF-8, so it is contiguous; anything else is no match.
        text.utf8.withContiguousStorageIfAvailable { known in
            guard known.count == bytes.count, let left = known.baseAddress, let right = bytes.baseAddress else {
                return known.isEmpty && bytes.isEmpty
            }
            return memcmp(left, right, bytes.count) == 0
        } ?? false
    }
}
