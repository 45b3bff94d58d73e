// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

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

    private var slots: [String?] = Array(repeating: nil, count: slotCount)

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

    private static func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        // FNV-1a: short inputs, no attacker gains more than a slower look-up of four probes.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slotCount - 1)
    }

    private static func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var text = text
        return text.withUTF8 { known in
            known.count == bytes.count && known.elementsEqual(bytes)
        }
    }
}
