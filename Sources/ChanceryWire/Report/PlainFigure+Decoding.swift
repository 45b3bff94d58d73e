// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads plain figures straight from their bytes. Whatever is not plain is left to the decoder.
struct PlainFigureReader {
    let indicators: CodeTable
    /// Positions of indicators whose figures are never plain here.
    let leftOut: [Int]
    var texts: FieldReader

    /// `nil` when the figure is not plain, or anything about its bytes is not as everybody writes it.
    mutating func line(_ figure: UnsafeBufferPointer<UInt8>) -> PlainFigure? {
        var indicator: Int?
        var value: FixedPoint?
        var qualifier = Qualifier.exact
        var status = FigureStatus.actual
        var asOf: CivilDate?
        var dimensions: [DimensionChoice] = []
        var flags: FigureFlags = []
        var last: UInt64 = 0
        var fields = FieldScanner(figure)
        while let field = fields.next() {
            // Each once and in order; what anything else means is for the decoder to say.
            guard field.number > last || field.number == last && last == 12 else { return nil }
            last = field.number
            switch (field.number, field.content, field.varint) {
            case (1, let code?, _): indicator = indicators.position(of: UnsafeBufferPointer(rebasing: code))
            case (2, let text?, _): value = PlainFigureReader.number(text)
            case (4, _, let number?):
                guard let known = PlainFigureReader.choice(number, Enumerations.qualifier) else { return nil }
                qualifier = known
            case (5, _, let number?):
                guard let known = PlainFigureReader.choice(number, Enumerations.figureStatus) else { return nil }
                status = known
            case (6, let text?, _): if !text.isEmpty { flags.insert(.words) }
            case (8, let message?, _):
                guard let day = PlainFigureReader.date(UnsafeBufferPointer(rebasing: message)) else { return nil }
                asOf = day
            case (12, let message?, _):
                guard let choice = choice(UnsafeBufferPointer(rebasing: message)) else { return nil }
                dimensions.append(choice)
            case (18, _, let isRecord?) where isRecord <= 1: if isRecord == 1 { flags.insert(.record) }
            case (19, let text?, _): if !text.isEmpty { flags.insert(.source) }
            case (20, let text?, _): if !text.isEmpty { flags.insert(.note) }
            default: return nil
            }
        }
        guard !fields.isMalformed, let indicator, let value, leftOut.isEmpty || !leftOut.contains(indicator) else {
            return nil
        }
        return PlainFigure(
            indicator: indicator, value: value, qualifier: qualifier, status: status, asOf: asOf,
            dimensions: dimensions, flags: flags)
    }

    private static func choice<Value>(_ number: UInt64, _ table: EnumerationTable<Value>) -> Value? {
        UInt32(exactly: number).flatMap { table.value(of: $0) }
    }

    /// ASCII digits with a sign and a point where there is one: what `DecimalReading` reads of most numbers.
    private static func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> FixedPoint? {
        // Eighteen digits cannot overflow.
        guard text.count <= 18 else { return nil }
        var units: Int64 = 0
        var digitCount = 0
        var pointAt: Int?
        var isNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                units = units * 10 + Int64(byte - UInt8(ascii: "0"))
                digitCount += 1
            case UInt8(ascii: ".") where digitCount > 0 && pointAt == nil: pointAt = digitCount
            case UInt8(ascii: "-") where digitCount == 0 && !isNegative: isNegative = true
            default: return nil
            }
        }
        let scale = pointAt.map { digitCount - $0 } ?? 0
        guard digitCount > 0, pointAt == nil || scale > 0, scale <= FixedPoint.scaleMax else { return nil }
        return FixedPoint(units: isNegative ? -units : units, scale: scale)
    }

    private static func date(_ message: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        var year = 0
        var month = 0
        var day = 0
        var last: UInt64 = 0
        var fields = FieldScanner(message)
        while let field = fields.next() {
            guard field.number > last, let number = field.varint, number <= 9999 else { return nil }
            last = field.number
            switch field.number {
            case 1: year = Int(number)
            case 2: month = Int(number)
            case 3: day = Int(number)
            default: return nil
            }
        }
        return fields.isMalformed ? nil : CivilDate(year: year, month: month, day: day)
    }

    private mutating func choice(_ message: UnsafeBufferPointer<UInt8>) -> DimensionChoice? {
        var choice = DimensionChoice(dimension: "", value: "")
        var last: UInt64 = 0
        var fields = FieldScanner(message)
        while let field = fields.next() {
            guard field.number > last, let content = field.content else { return nil }
            last = field.number
            let text = texts.line(UnsafeBufferPointer(rebasing: content), "dimensions")
            switch field.number {
            case 1: choice.dimension = text
            case 2: choice.value = text
            default: return nil
            }
        }
        return fields.isMalformed || !texts.problems.isEmpty ? nil : choice
    }
}
