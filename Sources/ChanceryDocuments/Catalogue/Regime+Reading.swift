// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension Regime {
    static let keys = [
        "code", "title", "content", "reporters", "receiver", "sending", "dues", "forms", "window-family", "sections",
        "figures", "zone", "valid", "source", "signature",
    ]

    init(reading reader: MappingReader) {
        self.init(
            code: reader.requiredText("code"), title: reader.requiredLabel("title"),
            content: reader.requiredLabel("content"), reporters: reader.texts("reporters"),
            receiver: reader.requiredLabel("receiver"), sending: reader.requiredLabel("sending"),
            dues: reader.parts("dues", keys: ["level", "days-after-cut-off"]) { due in
                DueRule(
                    level: due.requiredWord("level", ReportingLevel.self) ?? .member,
                    daysAfterCutOff: due.requiredInteger("days-after-cut-off", in: 0...366) ?? 0)
            },
            forms: reader.words("forms", PeriodForm.self), windowFamily: reader.requiredText("window-family"),
            sections: reader.parts("sections", keys: ["code", "title", "mandatory", "length-max"]) { section in
                SectionRule(
                    code: section.requiredText("code"), title: section.requiredLabel("title"),
                    isMandatory: section.flag("mandatory"),
                    lengthMax: section.integer("length-max", in: 1...1_000_000) ?? 20_000)
            },
            figures: reader.parts("figures", keys: ["indicator", "mandatory"]) { figure in
                FigureRule(indicator: figure.requiredText("indicator"), isMandatory: figure.flag("mandatory"))
            },
            zone: Regime.zone(reader), validity: reader.validity(), source: reader.text("source"),
            signature: reader.word("signature") ?? .optional)
    }

    private static func zone(_ reader: MappingReader) -> ZoneOffset {
        guard let text = reader.optionalText("zone") else { return .indochina }
        if let zone = ZoneOffset(text: text) { return zone }
        reader.context.log.add(
            .wrongType(
                at: reader.place("zone"), value: text,
                expected: Label(english: "an offset such as \"+07:00\"", vietnamese: "độ lệch giờ như \"+07:00\"")))
        return .indochina
    }
}
