// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A number as somebody wrote it, read digit by digit.
///
/// Digits may be ASCII, Arabic-Indic (U+0660...) or Extended Arabic-Indic (U+06F0...); the decimal mark is `.` or the
/// Arabic `٫` (U+066B); a leading `-` or `−` makes it negative. Grouping marks, spaces and exponents are refused,
/// because `1.040` and `1,040` mean different numbers in different offices.
public struct DecimalReading: Hashable, Sendable {
    /// The number at the scale in which it was written.
    public let value: FixedPoint
    /// Whether any digit or mark was not ASCII.
    public let usesForeignDigits: Bool

    /// Longest text that is read, in UTF-8 bytes.
    public static let textBytesMax = 64

    public init(_ text: String) throws(DecimalReadingError) {
        if let units = DecimalReading.plainUnits(text) {
            value = FixedPoint(units: units, scale: 0)
            usesForeignDigits = false
            return
        }
        guard text.utf8.count <= DecimalReading.textBytesMax else { throw .tooLong }
        var units: Int64 = 0
        var scale = 0
        var digitCount = 0
        var seenMark = false
        var negative = false
        var foreign = false
        var isFirst = true
        for scalar in text.unicodeScalars {
            defer { isFirst = false }
            if isFirst, scalar == "-" || scalar == "\u{2212}" {
                negative = true
                foreign = foreign || !scalar.isASCII
            } else if let digit = scalar.decimalDigit {
                (units, scale) = try DecimalReading.append(digit, to: units, scale: scale, afterMark: seenMark)
                digitCount += 1
                foreign = foreign || !scalar.isASCII
            } else if scalar == "." || scalar == "\u{066B}", !seenMark, digitCount > 0 {
                seenMark = true
                foreign = foreign || !scalar.isASCII
            } else {
                throw .unexpectedCharacter(scalar)
            }
        }
        guard digitCount > 0 else { throw .noDigits }
        guard !seenMark || scale > 0 else { throw .noDigits }
        value = FixedPoint(units: negative ? -units : units, scale: scale)
        usesForeignDigits = foreign
    }

    /// Most numbers are a few ASCII digits and nothing else; `nil` for all others, which are read with care.
    private static func plainUnits(_ text: String) -> Int64? {
        let count = text.utf8.count
        // Eighteen digits cannot overflow.
        guard count > 0, count <= 18 else { return nil }
        var units: Int64 = 0
        for byte in text.utf8 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            units = units * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return units
    }

    private static func append(
        _ digit: Int64, to units: Int64, scale: Int, afterMark: Bool
    ) throws(DecimalReadingError) -> (Int64, Int) {
        let (tens, overflow) = units.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(digit)
        guard !overflow, !carry else { throw .tooLarge }
        guard afterMark else { return (sum, scale) }
        guard scale < FixedPoint.scaleMax else { throw .tooManyDecimals }
        return (sum, scale + 1)
    }
}

/// Why a text is not a number.
public enum DecimalReadingError: Error, Hashable, Sendable {
    case noDigits
    case unexpectedCharacter(Unicode.Scalar)
    /// More digits than a signed 64-bit number of units can hold.
    case tooLarge
    /// More than `FixedPoint.scaleMax` digits after the mark.
    case tooManyDecimals
    /// Longer than `DecimalReading.textBytesMax`.
    case tooLong
}

extension Unicode.Scalar {
    /// The value of an ASCII, Arabic-Indic or Extended Arabic-Indic digit; `nil` for anything else.
    public var decimalDigit: Int64? {
        switch value {
        case 0x30...0x39: Int64(value - 0x30)
        case 0x660...0x669: Int64(value - 0x660)
        case 0x6F0...0x6F9: Int64(value - 0x6F0)
        default: nil
        }
    }
}
