// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension WindowFamily {
    static let keys = ["code", "label", "start-day", "month-shift"]

    init?(reading reader: MappingReader) {
        self.init(
            code: reader.requiredText("code"), label: reader.requiredLabel("label"),
            startDay: reader.requiredInteger("start-day", in: 1...28) ?? 1,
            monthShift: reader.requiredInteger("month-shift", in: -1...0) ?? 0)
    }
}

extension MeasureUnit {
    static let keys = ["code", "label", "currency"]

    init(reading reader: MappingReader) {
        self.init(
            code: reader.requiredText("code"), label: reader.requiredLabel("label"),
            isCurrency: reader.flag("currency"))
    }
}

extension Dimension {
    static let keys = ["code", "label", "values"]

    init(reading reader: MappingReader) {
        if !reader.has("values") { reader.logMissing("values") }
        self.init(
            code: reader.requiredText("code"), label: reader.requiredLabel("label"),
            values: reader.parts("values", keys: ["code", "label", "valid"]) { value in
                DimensionValue(
                    code: value.requiredText("code"), label: value.requiredLabel("label"), validity: value.validity())
            })
    }
}

extension Indicator {
    static let keys = [
        "code", "label", "kind", "unit", "scale", "pillars", "field", "dimensions", "money-kind", "allows-negative",
        "definition", "valid", "entries", "parts", "plan-of",
    ]

    init(reading reader: MappingReader) {
        self.init(
            code: reader.requiredText("code"), label: reader.requiredLabel("label"),
            // A missing kind is a problem, so that this one is never used.
            kind: reader.requiredWord("kind", IndicatorKind.self) ?? .flowCount,
            unit: reader.requiredText("unit"), scale: reader.integer("scale", in: 0...FixedPoint.scaleMax) ?? 0,
            pillars: reader.texts("pillars"), field: reader.text("field"),
            dimensions: reader.parts("dimensions", keys: ["dimension", "required"]) { use in
                DimensionUse(dimension: use.requiredText("dimension"), isRequired: use.flag("required"))
            },
            moneyKind: reader.word("money-kind"), allowsNegative: reader.flag("allows-negative"),
            definition: reader.label("definition"), validity: reader.validity(),
            entries: reader.mapping("entries", keys: EntryCount.keys).map(EntryCount.init(reading:)),
            parts: RateParts(under: reader), planOf: reader.text("plan-of"))
    }
}

extension EntryCount {
    static let keys = [
        "register", "measure", "statuses", "direction", "case-types", "aid-types", "complete-list",
    ]

    init(reading reader: MappingReader) {
        self.init(
            // A missing register is a problem, so that this one is never used.
            register: reader.requiredWord("register", RegisterKind.self) ?? .agreements,
            measure: reader.word("measure") ?? .entries, statuses: reader.texts("statuses"),
            direction: reader.word("direction"), caseTypes: reader.texts("case-types"),
            aidTypes: reader.texts("aid-types"), isListComplete: reader.flag("complete-list"))
    }
}

extension RateParts {
    /// The parts of an indicator; `nil` where it has none.
    fileprivate init?(under reader: MappingReader) {
        guard let parts = reader.mapping("parts", keys: ["numerator", "denominator", "factor"]) else { return nil }
        self.init(
            numerator: parts.requiredText("numerator"), denominator: parts.requiredText("denominator"),
            factor: parts.decimal("factor") ?? FixedPoint(units: 1, scale: 0))
    }
}
