// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Three members of a group that write under the three pillars.
enum Words {
    static let regime = "D09"
    static let offices = ["hue", "lang-son", "hanoi"]

    static let catalogue: CatalogueIndex = {
        func label(_ text: String) -> Label { Label(english: text, vietnamese: text + " (vi)") }
        let pillars = ["party", "state", "people"]
        return CatalogueIndex(
            Catalogue(
                edition: "words",
                offices: offices.map {
                    Office(id: $0, names: [OfficeName(code: "", label: Label(english: $0))])
                },
                groups: [
                    Group(
                        id: "g", label: label("Group"),
                        members: offices.map { Membership(office: $0, kind: .department) }, leaders: [])
                ],
                windowFamilies: [Sample.family],
                regimes: [
                    Regime(
                        code: regime, title: label("Report"), content: label("Words"), reporters: ["g"],
                        receiver: label("Ministry"), sending: label("Electronically"),
                        dues: [DueRule(level: .member, daysAfterCutOff: 3)], forms: [.month, .half, .year],
                        windowFamily: "d09",
                        sections: [
                            SectionRule(code: "results", title: label("Results")),
                            SectionRule(code: "outlook", title: label("Outlook")),
                        ], figures: [])
                ], measureUnits: [MeasureUnit(code: "item", label: label("items"))],
                dimensions: [
                    Dimension(
                        code: "pillar", label: label("Pillar"),
                        values: pillars.map { DimensionValue(code: $0, label: label($0)) }),
                    Dimension(
                        code: "partner", label: label("Partner"),
                        values: [DimensionValue(code: "CN", label: label("China"))]),
                ],
                indicators: [
                    Indicator(
                        code: "agreements.signed", label: label("Agreements"), kind: .flowCount, unit: "item",
                        dimensions: [DimensionUse(dimension: "partner")]),
                    Indicator(code: "fdi.projects", label: label("Projects"), kind: .stockCount, unit: "item"),
                    Indicator(
                        code: "balance", label: label("Balance"), kind: .flowAmount, unit: "item", scale: 1,
                        allowsNegative: true),
                ]), version: 1)
    }()

    static func key(_ office: String, _ code: String) -> ReportKey {
        ReportKey(office: office, regime: regime, period: period(code))
    }

    /// Sequences follow the order of `sequence`; the report was first received at the start of `day`.
    static func report(
        _ office: String, _ code: String, revision: Int32 = 1, day: String = "2024-06-16",
        _ write: (inout Report) -> Void = { _ in }
    ) -> AcceptedReport {
        guard let digest = Digest(bytes: Array(repeating: 0, count: Digest.byteCount)),
            let requestID = RequestID(bytes: Array(repeating: 0, count: RequestID.byteCount))
        else { preconditionFailure("the byte counts fit") }
        var report = Report(office: office, regime: regime, period: code, language: "vi")
        write(&report)
        let moment = Instant(startOf: date(day), in: .indochina)
        return AcceptedReport(
            receipt: Receipt(
                key: key(office, code), revision: revision, sequence: StoreSequence(revision), receivedAt: moment,
                digest: digest, requestID: requestID, catalogueVersion: 1), firstReceivedAt: moment, report: report)
    }

    static func frame(
        from: String = "2024-H1", through: String? = nil, pillars: [String] = [], endedBy: String? = nil,
        scope: ConsolidationScope = .group("g")
    ) throws -> TextFrame {
        try TextFrame(
            ConsolidationQuery(scope: scope, regime: regime, from: period(from), through: period(through ?? from)),
            pillars: pillars, endedBy: endedBy.map(date), catalogue: catalogue)
    }

    static func act(
        _ kind: ActKind, _ office: String, _ code: String, _ sequence: StoreSequence, revision: Int32 = 0,
        reason: String = "", proposal: String = "", day: String = "2024-07-01"
    ) -> RecordedAct {
        Deadline.recorded(
            Act(
                key: key(office, code), kind: kind, actor: "ministry", authority: "", reason: reason,
                revision: revision, proposal: proposal), sequence, at: day + "T00:00:00Z")
    }
}
