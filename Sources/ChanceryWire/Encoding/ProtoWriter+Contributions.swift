// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

// Contributions are almost all of a large answer, and almost all of them are plain: their bytes are put together in
// place. The bytes are those of the general encoder, which writes all others.
extension ProtoWriter {
    mutating func contributions(_ field: UInt64, _ parts: [Contribution]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: PlainContribution.bytesMax) { buffer in
            for part in parts {
                var plain = PlainContribution(buffer)
                if plain.write(part, field: field) {
                    append(UnsafeBufferPointer(rebasing: buffer[..<plain.count]))
                } else {
                    message(field) { $0.contribution(part) }
                }
            }
        }
    }
}

/// One contribution that is short and of a month: no sub-unit, no flags, a whole number.
private struct PlainContribution {
    /// Longest office id that is written here.
    private static let officeBytesMax = 32
    /// Tags, lengths and numbers of all fields beside the office take less than 96.
    static let bytesMax = officeBytesMax + 96

    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    /// False when the contribution is none of these; what was written is then void.
    mutating func write(_ part: Contribution, field: UInt64) -> Bool {
        let officeBytes = part.office.utf8.count
        guard part.subUnit.isEmpty, part.flags.isEmpty, case .month = part.period.form,
            part.quantity.value.scale == 0, field < 16, (1...PlainContribution.officeBytesMax).contains(officeBytes)
        else { return false }
        put(UInt8(field << 3 | 2))
        let lengthAt = count
        put(0)
        put(1 << 3 | 2)
        put(UInt8(officeBytes))
        for byte in part.office.utf8 { put(byte) }
        month(part.period)
        if part.revision != 0 { integer(3, part.revision) }
        quantity(part.quantity)
        if let day = part.asOf { date(day) }
        let use = Enumerations.contributionUse.number(of: part.use)
        if use != 0 { integer(7, Int32(use)) }
        let length = count - lengthAt - 1
        // One byte holds the length; a number of more would move what follows.
        guard length < 0x80 else { return false }
        buffer[lengthAt] = UInt8(length)
        return true
    }

    private mutating func month(_ period: Period) {
        put(2 << 3 | 2)
        put(7)
        put(digit(period.year / 1000 % 10))
        put(digit(period.year / 100 % 10))
        put(digit(period.year / 10 % 10))
        put(digit(period.year % 10))
        put(UInt8(ascii: "-"))
        put(digit(period.index / 10))
        put(digit(period.index % 10))
    }

    private mutating func quantity(_ quantity: Quantity) {
        put(5 << 3 | 2)
        let lengthAt = count
        put(0)
        put(1 << 3 | 2)
        let textAt = count
        put(0)
        decimal(quantity.value.units)
        buffer[textAt] = UInt8(count - textAt - 1)
        let qualifier = Enumerations.qualifier.number(of: quantity.qualifier)
        if qualifier != 0 { integer(2, Int32(qualifier)) }
        let status = Enumerations.figureStatus.number(of: quantity.status)
        if status != 0 { integer(3, Int32(status)) }
        buffer[lengthAt] = UInt8(count - lengthAt - 1)
    }

    private mutating func decimal(_ units: Int64) {
        if units < 0 { put(UInt8(ascii: "-")) }
        var rest = units.magnitude
        let first = count
        repeat {
            put(digit(Int(rest % 10)))
            rest /= 10
        } while rest > 0
        buffer[first..<count].reverse()
    }

    private mutating func date(_ day: CivilDate) {
        put(6 << 3 | 2)
        let lengthAt = count
        put(0)
        if day.year != 0 { integer(1, Int32(day.year)) }
        integer(2, Int32(day.month))
        integer(3, Int32(day.day))
        buffer[lengthAt] = UInt8(count - lengthAt - 1)
    }

    private mutating func integer(_ field: UInt8, _ value: Int32) {
        put(field << 3)
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            put(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        put(UInt8(rest))
    }

    private func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value) }

    private mutating func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }
}
