// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

// Contributions are almost all of a large answer, and almost all of them are plain: their bytes are put together in
// place. The bytes are those of the general encoder, which writes all others.
extension ProtoWriter {
    mutating func contributions(_ field: UInt64, _ parts: [Contribution]) {
        var ends: [UInt32] = []
        contributions(field, parts, reusing: nil, ends: &ends)
    }

    /// The same, with the bytes that `known` has for those that are equal.
    ///
    /// - Parameter ends: takes where each ends, counted from where the first one begins.
    mutating func contributions(
        _ field: UInt64, _ parts: [Contribution], reusing known: EncodedContributions?, ends: inout [UInt32]
    ) {
        let start = bytes.count
        ends.reserveCapacity(parts.count)
        withUnsafeTemporaryAllocation(byteCount: ContributionBuffer.byteCount, alignment: 8) { memory in
            var buffer = ContributionBuffer(memory, field: field)
            parts.withUnsafeBufferPointer { parts in
                var index = 0
                while index < parts.count {
                    if let known {
                        let end = known.equalEnd(from: index, in: parts)
                        if end > index {
                            flush(&buffer)
                            known.append(index..<end, to: &self, from: start, &ends)
                            index = end
                            continue
                        }
                    }
                    if buffer.isNearlyFull { flush(&buffer) }
                    if !buffer.write(parts[index]) {
                        flush(&buffer)
                        message(field) { $0.contribution(parts[index]) }
                    }
                    ends.append(UInt32(bytes.count + buffer.count - start))
                    index += 1
                }
            }
            flush(&buffer)
        }
    }

    private mutating func flush(_ buffer: inout ContributionBuffer) {
        append(buffer.written)
        buffer.count = 0
    }
}

/// Contributions that were encoded one after the other, with their bytes.
struct EncodedContributions {
    let parts: [Contribution]
    /// Where each ends, counted from the first byte of `bytes`.
    let ends: [UInt32]
    let bytes: ArraySlice<UInt8>

    /// The end of the run of equal contributions that begins at `start`.
    func equalEnd(from start: Int, in others: UnsafeBufferPointer<Contribution>) -> Int {
        parts.withUnsafeBufferPointer { parts in
            var index = start
            let count = min(parts.count, others.count)
            while index < count, EncodedContributions.isEqual(parts, others, index) { index += 1 }
            return index
        }
    }

    /// Compares in place, what differs most often first: a copy of a contribution would retain its texts.
    private static func isEqual(
        _ left: UnsafeBufferPointer<Contribution>, _ right: UnsafeBufferPointer<Contribution>, _ index: Int
    ) -> Bool {
        left[index].revision == right[index].revision && left[index].quantity == right[index].quantity
            && left[index].period == right[index].period && left[index].use == right[index].use
            && left[index].flags == right[index].flags && left[index].asOf == right[index].asOf
            && left[index].office == right[index].office && left[index].subUnit == right[index].subUnit
    }

    /// - Parameter origin: where the first contribution begins in the writer.
    func append(_ run: Range<Int>, to writer: inout ProtoWriter, from origin: Int, _ all: inout [UInt32]) {
        let first = run.lowerBound == 0 ? 0 : Int(ends[run.lowerBound - 1])
        let last = Int(ends[run.upperBound - 1])
        let shift = writer.bytes.count - origin - first
        writer.append(bytes[bytes.startIndex + first..<bytes.startIndex + last])
        if shift == 0 {
            all.append(contentsOf: ends[run])
        } else {
            for end in ends[run] { all.append(UInt32(Int(end) + shift)) }
        }
    }
}

/// Room in which plain contributions are put together: those of a month, short and without a sub-unit.
private struct ContributionBuffer {
    static let byteCount = 4096
    /// Longest office id that is written here.
    private static let officeBytesMax = 32
    /// Tags, lengths and numbers of all fields beside the office take less than 96.
    private static let contributionBytesMax = officeBytesMax + 96

    private let memory: UnsafeMutableRawBufferPointer
    private let field: UInt8
    var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer, field: UInt64) {
        precondition(field < 16, "the tag has one byte")
        self.memory = memory
        self.field = UInt8(field)
    }

    var isNearlyFull: Bool { count > memory.count - ContributionBuffer.contributionBytesMax }
    var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    /// False when the contribution is not plain; nothing is then written. There must be room for one.
    mutating func write(_ part: Contribution) -> Bool {
        let start = count
        guard case .month = part.period.form, part.subUnit.isEmpty else { return false }
        put(field << 3 | 2)
        let lengthAt = count
        put(0)
        guard office(part.office) else {
            count = start
            return false
        }
        put(2 << 3 | 2)
        memory.storeBytes(of: MonthCode(part.period).bytes, toByteOffset: count, as: UInt64.self)
        count += MonthCode.byteCount
        if part.revision != 0 { integer(3, part.revision) }
        quantity(part.quantity)
        if let day = part.asOf { date(day) }
        let use = Enumerations.contributionUse.number(of: part.use)
        if use != 0 { integer(7, Int32(bitPattern: use)) }
        if !part.flags.isEmpty { flags(part.flags) }
        let length = count - lengthAt - 1
        // One byte holds the length; a number of more would move what follows.
        guard length < 0x80 else {
            count = start
            return false
        }
        memory[lengthAt] = UInt8(length)
        return true
    }

    private mutating func office(_ office: String) -> Bool {
        let copied = office.utf8.withContiguousStorageIfAvailable { text -> Bool in
            guard (1...ContributionBuffer.officeBytesMax).contains(text.count) else { return false }
            put(1 << 3 | 2)
            put(UInt8(text.count))
            UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: UnsafeRawBufferPointer(text))
            count += text.count
            return true
        }
        return copied ?? false
    }

    private mutating func quantity(_ quantity: Quantity) {
        put(5 << 3 | 2)
        let lengthAt = count
        put(0)
        put(1 << 3 | 2)
        let textAt = count
        put(0)
        decimal(quantity.value)
        memory[textAt] = UInt8(count - textAt - 1)
        let qualifier = Enumerations.qualifier.number(of: quantity.qualifier)
        if qualifier != 0 { integer(2, Int32(bitPattern: qualifier)) }
        let status = Enumerations.figureStatus.number(of: quantity.status)
        if status != 0 { integer(3, Int32(bitPattern: status)) }
        memory[lengthAt] = UInt8(count - lengthAt - 1)
    }

    /// The digits from the last to the first, then turned round.
    private mutating func decimal(_ value: FixedPoint) {
        var rest = value.units.magnitude
        let first = count
        var digitCount = 0
        repeat {
            if digitCount == value.scale, digitCount > 0 { put(UInt8(ascii: ".")) }
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            digitCount += 1
        } while rest > 0 || digitCount <= value.scale
        if value.units < 0 { put(UInt8(ascii: "-")) }
        memory[first..<count].reverse()
    }

    private mutating func date(_ day: CivilDate) {
        put(6 << 3 | 2)
        let lengthAt = count
        put(0)
        integer(1, Int32(day.year))
        integer(2, Int32(day.month))
        integer(3, Int32(day.day))
        memory[lengthAt] = UInt8(count - lengthAt - 1)
    }

    private mutating func flags(_ flags: FigureFlags) {
        put(8 << 3 | 2)
        let lengthAt = count
        put(0)
        for number in FigureFlags.numbers where flags.contains(FigureFlags(number: number)) {
            put(UInt8(truncatingIfNeeded: number))
        }
        memory[lengthAt] = UInt8(count - lengthAt - 1)
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

    private mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }
}
