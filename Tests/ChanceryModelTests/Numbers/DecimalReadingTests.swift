// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct DecimalReadingTests {
    @Test(arguments: [
        ("0", Int64(0), 0, false), ("-0", 0, 0, false), ("398", 398, 0, false), ("13.45", 1345, 2, false),
        ("-13.450", -13450, 3, false), ("007", 7, 0, false), ("0.000000001", 1, 9, false), ("٣٩", 39, 0, true),
        ("۳۹", 39, 0, true), ("١٣٫٤٥", 1345, 2, true), ("-٣", -3, 0, true), ("\u{2212}3", -3, 0, true),
        ("3٩", 39, 0, true), ("9223372036854775807", .max, 0, false), ("-9223372036854775807", -.max, 0, false),
        ("9223372036.854775807", .max, 9, false),
    ])
    func readsEveryDigit(text: String, units: Int64, scale: Int, isForeign: Bool) throws {
        let reading = try DecimalReading(text)
        #expect(reading.value == FixedPoint(units: units, scale: scale))
        #expect(reading.usesForeignDigits == isForeign)
    }

    @Test(arguments: [
        ("", DecimalReadingError.noDigits), ("-", .noDigits), ("5.", .noDigits), (".5", .unexpectedCharacter(".")),
        ("1,040", .unexpectedCharacter(",")), ("1.040.000", .unexpectedCharacter(".")),
        ("1 040", .unexpectedCharacter(" ")), ("1e9", .unexpectedCharacter("e")), ("+5", .unexpectedCharacter("+")),
        ("--5", .unexpectedCharacter("-")), ("5-", .unexpectedCharacter("-")), ("½", .unexpectedCharacter("½")),
        ("٥٬٠٠٠", .unexpectedCharacter("\u{66C}")), ("1_000", .unexpectedCharacter("_")),
        ("5\u{0}", .unexpectedCharacter("\u{0}")), ("９", .unexpectedCharacter("９")),
        ("9223372036854775808", .tooLarge), ("99999999999999999999", .tooLarge), ("0.0000000001", .tooManyDecimals),
        (String(repeating: "0", count: 65), .tooLong),
    ])
    func saysWhyNot(text: String, error: DecimalReadingError) {
        #expect(throws: error) { try DecimalReading(text) }
    }

    @Test func readsBackWhatIsWritten() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let number = FixedPoint(
                units: .random(in: -.max ... .max, using: &generator), scale: .random(in: 0...9, using: &generator))
            #expect(try DecimalReading(number.description).value == number)
        }
    }
}
