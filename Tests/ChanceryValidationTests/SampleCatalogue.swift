// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(iso: text) else { preconditionFailure("\(text) is not a day") }
    return date
}

func days(_ first: String, _ last: String) -> DateRange {
    guard let range = DateRange(first: day(first), last: day(last)) else { preconditionFailure("no range") }
    return range
}

func valid(from: String? = nil, to: String? = nil) -> Validity {
    guard let validity = Validity(from: from.map(day), to: to.map(day)) else { preconditionFailure("no validity") }
    return validity
}

func moment(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("\(text) is not a moment") }
    return instant
}

/// A small catalogue with one of everything that validation looks at.
enum SampleCatalogue {
    static let version: CatalogueVersion = 3
    static let index = CatalogueIndex(catalogue, version: version)

    static let catalogue = Catalogue(
        edition: "test", offices: offices,
        mergers: [
            Merger(
                date: day("2025-07-01"), predecessors: ["vn-24", "vn-27"], successor: "vn-24-2025",
                source: "Resolution 202/2025/QH15")
        ],
        groups: [group], windowFamilies: families, regimes: [fullRegime, openRegime, oldRegime],
        measureUnits: units, dimensions: dimensions, indicators: indicators, rules: rules,
        scoreSheets: [scoreSheet("s"), scoreSheet("s-2025", valid(from: "2025-01-01"))])

    /// 20 points for judged work, 10 for results, at most 4 off for corrections.
    private static func scoreSheet(_ code: String, _ validity: Validity = valid(to: "2024-12-31")) -> ScoreSheet {
        func criterion(_ code: String, _ hundredths: Int64, _ form: ScoreForm) -> ScoreCriterion {
            ScoreCriterion(
                code: code, label: Label(english: code), pointsMax: FixedPoint(units: hundredths, scale: 2), form: form)
        }
        return ScoreSheet(
            code: code, label: Label(english: code), groups: ["emulation-2"], regime: "FA-D09", forms: [.half],
            validity: validity,
            criteria: [
                criterion("work", 2000, .judged),
                criterion("outbound", 1000, .resultShare(indicator: "delegations.outbound")),
                criterion(
                    "corrected", 400, .deduction(event: .corrected, pointsEach: FixedPoint(units: 100, scale: 2))),
            ])
    }

    private static let offices = [
        office("vn-01", "01", "Hanoi", "Hà Nội"),
        office("vn-20", "20", "Lang Son", "Lạng Sơn"),
        Office(
            id: "vn-20-dong-dang", names: [OfficeName(code: "", label: Label(english: "Dong Dang zone board"))],
            parent: "vn-20"),
        office("vn-24", "24", "Bac Giang", "Bắc Giang", valid(to: "2025-06-30")),
        office("vn-27", "27", "Bac Ninh", "Bắc Ninh", valid(to: "2025-06-30")),
        office("vn-24-2025", "24", "Bac Ninh", "Bắc Ninh", valid(from: "2025-07-01")),
        office("vn-99", "99", "Old Town", "Phố Cũ", valid(to: "2000-12-31")),
        office("vn-48", "48", "Da Nang", "Đà Nẵng"),
    ]

    private static func office(
        _ id: String, _ code: String, _ english: String, _ vietnamese: String, _ validity: Validity = .always
    ) -> Office {
        let label = Label(english: english, vietnamese: vietnamese)
        return Office(id: id, names: [OfficeName(code: code, label: label, validity: validity)], validity: validity)
    }

    private static let group = Group(
        id: "emulation-2", label: Label(english: "Emulation Group No. 2"),
        members: ["vn-01", "vn-20", "vn-24", "vn-24-2025", "vn-99"].map { Membership(office: $0, kind: .department) },
        leaders: [])

    private static let families = [
        WindowFamily(code: "decree-09", label: Label(english: "Decree 09"), startDay: 15, monthShift: -1),
        WindowFamily(code: "calendar", label: Label(english: "Calendar"), startDay: 1, monthShift: 0),
    ].compactMap { $0 }

    private static let units =
        ["delegation", "person", "item", "country", "percent", "times", "rank"].map {
            MeasureUnit(code: $0, label: Label(english: $0))
        } + ["USD", "VND"].map { MeasureUnit(code: $0, label: Label(english: $0), isCurrency: true) }

    private static let dimensions = [
        dimension("pillar", ["party", "state", "people"]),
        Dimension(
            code: "partner", label: Label(english: "Partner", vietnamese: "Đối tác"),
            values: [
                DimensionValue(code: "CN", label: Label(english: "China", vietnamese: "Trung Quốc")),
                DimensionValue(code: "KR", label: Label(english: "Korea", vietnamese: "Hàn Quốc")),
                DimensionValue(code: "CN-NANNING", label: Label(english: "Nanning", vietnamese: "Nam Ninh")),
                DimensionValue(code: "SU", label: Label(english: "Soviet Union"), validity: valid(to: "1991-12-26")),
            ]),
        dimension("instrument", ["agreement", "memorandum"]), dimension("field", ["economic", "border"]),
        dimension("signatory-level", ["province"]), dimension("head-level", ["director"]),
        dimension("aid-type", ["project", "non-project"]), dimension("case-type", ["consular", "protection"]),
    ]

    private static func dimension(_ code: String, _ values: [String]) -> Dimension {
        Dimension(
            code: code, label: Label(english: code),
            values: values.map { DimensionValue(code: $0, label: Label(english: $0)) })
    }

    private static let indicators: [Indicator] = [
        indicator("delegations.outbound", .flowCount, "delegation", uses: ["partner", "pillar"]),
        indicator("delegations.outbound.persons", .flowCount, "person", uses: ["partner", "pillar"]),
        indicator("delegations.inbound", .flowCount, "delegation", uses: ["partner"]),
        indicator("abtc.requests", .flowCount, "item"),
        indicator("letters.exchanged", .flowCount, "item"),
        indicator("ngo.committed", .flowAmount, "USD", uses: ["aid-type"]),
        indicator("fdi.projects", .stockCount, "item"),
        indicator("ngo.projects", .flowCount, "item", uses: ["aid-type"]),
        indicator("relationships", .stockCount, "item", uses: ["partner"]),
        indicator("relationships.new", .flowCount, "item", uses: ["partner"]),
        indicator("relationships.ended", .flowCount, "item", uses: ["partner"]),
        indicator("fdi.countries", .distinctCount, "country", uses: ["partner"]),
        indicator("grdp.growth", .rate, "percent", scale: 2, allowsNegative: true),
        indicator("grdp.rank", .rank, "rank"),
        indicator("delegations.cumulative", .cumulativeCount, "delegation"),
        indicator("committee.session", .ordinal, "item"),
        indicator("trade.turnover", .flowAmount, "USD"),
        indicator("trade.exports", .flowAmount, "USD"),
        indicator("trade.imports", .flowAmount, "USD"),
        indicator("agreements.signed", .flowCount, "item", uses: ["partner"], required: true),
        Indicator(
            code: "old.count", label: Label(english: "Old count", vietnamese: "Chỉ tiêu cũ"), kind: .flowCount,
            unit: "item", validity: valid(to: "2019-12-31")),
        indicator("elsewhere.count", .flowCount, "item"),
        counted("protection.cases", EntryCount(register: .cases, caseTypes: ["protection"])),
        counted(
            "protection.persons", EntryCount(register: .cases, measure: .persons, caseTypes: ["protection"])),
        counted(
            "agreements.in-force", EntryCount(register: .agreements, statuses: ["in-force"], isListComplete: true)),
    ]

    private static func counted(_ code: String, _ entries: EntryCount) -> Indicator {
        Indicator(
            code: code, label: Label(english: "Figure \(code)", vietnamese: "Số liệu \(code)"), kind: .flowCount,
            unit: "item", dimensions: [DimensionUse(dimension: "partner")], entries: entries)
    }

    private static func indicator(
        _ code: String, _ kind: IndicatorKind, _ unit: String, scale: Int = 0, uses: [String] = [],
        required: Bool = false, allowsNegative: Bool = false
    ) -> Indicator {
        Indicator(
            code: code, label: Label(english: "Figure \(code)", vietnamese: "Số liệu \(code)"), kind: kind, unit: unit,
            scale: scale, dimensions: uses.map { DimensionUse(dimension: $0, isRequired: required) },
            allowsNegative: allowsNegative)
    }

    private static let sections = [
        SectionRule(code: "results", title: Label(english: "Results", vietnamese: "Kết quả"), isMandatory: true),
        SectionRule(code: "evaluation", title: Label(english: "Evaluation"), lengthMax: 20),
    ]

    private static let fullRegime = regime(
        "FA-D09", family: "decree-09", reporters: ["emulation-2"], forms: [.month, .half, .year], sections: sections,
        figures: indicators.map(\.code).filter { $0 != "elsewhere.count" }.map {
            FigureRule(indicator: $0, isMandatory: $0 == "delegations.outbound" || $0 == "abtc.requests")
        })
    private static let openRegime = regime("FA-ACCOUNT", family: "calendar", forms: PeriodForm.allCases)
    private static let oldRegime = regime(
        "FA-OLD", family: "calendar", forms: PeriodForm.allCases, validity: valid(to: "2018-12-31"))

    private static func regime(
        _ code: String, family: String, reporters: [String] = [], forms: [PeriodForm], sections: [SectionRule] = [],
        figures: [FigureRule] = [], validity: Validity = .always
    ) -> Regime {
        let words = Label(english: code)
        return Regime(
            code: code, title: words, content: words, reporters: reporters, receiver: words, sending: words,
            dues: [], forms: forms, windowFamily: family, sections: sections, figures: figures, validity: validity)
    }

    private static let rules: [ValidationRule] = [
        rule(
            "outbound-persons", .error,
            .notLess(larger: "delegations.outbound.persons", smaller: "delegations.outbound")),
        rule("trade-sum", .error, .sum(total: "trade.turnover", parts: ["trade.exports", "trade.imports"])),
        rule(
            "growth-range", .warning,
            .range(
                indicator: "grdp.growth", minimum: FixedPoint(units: -2000, scale: 2),
                maximum: FixedPoint(units: 4000, scale: 2))),
        rule(
            "committed-range", .warning,
            .range(indicator: "ngo.committed", minimum: nil, maximum: FixedPoint(units: 200_000_000, scale: 0))),
        rule(
            "persons-need-delegations", .warning,
            .requires(indicator: "delegations.outbound.persons", companion: "delegations.inbound")),
        rule("text-differs", .warning, .textDiffersFromPrevious),
        rule(
            "outbound-change", .warning,
            .changeWithin(indicator: "delegations.outbound", factor: FixedPoint(units: 3, scale: 0))),
        rule(
            "inbound-peers", .warning,
            .peersWithin(indicator: "delegations.inbound", factor: FixedPoint(units: 20, scale: 1))),
        rule(
            "committed-per-project", .warning,
            .perItem(
                amount: "ngo.committed", count: "ngo.projects", minimum: FixedPoint(units: 20_000, scale: 0),
                maximum: FixedPoint(units: 2_000_000, scale: 0))),
        rule(
            "relationships-add-up", .warning,
            .stockArithmetic(
                stock: "relationships", added: "relationships.new", ended: "relationships.ended")),
        rule("growth-history", .warning, .growthMatchesHistory),
        rule("stale-copy", .warning, .similarToPrevious(textPercent: 95, figuresPercent: 100)),
        rule("secret", .error, .secretMarking(marks: ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "SECRET", "TOP SECRET"])),
        ValidationRule(
            code: "expired", severity: .error, explanation: Label(english: "No longer asked."),
            form: .range(indicator: "abtc.requests", minimum: FixedPoint(units: 1_000, scale: 0), maximum: nil),
            validity: valid(to: "2020-12-31")),
    ]

    private static func rule(_ code: String, _ severity: Severity, _ form: RuleForm) -> ValidationRule {
        ValidationRule(
            code: code, severity: severity, form: form,
            explanation: Label(english: "Because \(code).", vietnamese: "Vì \(code)."))
    }
}

extension ValidationRule {
    fileprivate init(code: String, severity: Severity, form: RuleForm, explanation: Label) {
        self.init(code: code, severity: severity, explanation: explanation, form: form)
    }
}
