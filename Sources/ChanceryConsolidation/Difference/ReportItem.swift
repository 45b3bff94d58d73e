// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One figure, paragraph or entry of a report, taken apart into named texts.
struct ReportItem {
    /// Name of the list in Report, such as `figures`.
    let section: String
    let index: Int
    /// What it is about, for people and scripts.
    let subject: String
    let label: Label
    /// Fields by which an item of one revision is found again in another; in a fixed order.
    let identity: [ItemField]
    /// All other fields that are set, in the order of the schema.
    let content: [ItemField]

    var path: String { index < 0 ? section : "\(section)[\(index)]" }

    /// The fields that hold a number which may be compared.
    static let numberFields: Set<String> = [
        "decimal", "amount", "persons", "ordinal", "target_decimal", "ranking.population", "base.decimal",
        "base.change_percent",
    ]
}

struct ItemField: Hashable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Takes reports apart. Labels come from a catalogue.
struct ReportItems {
    let catalogue: CatalogueIndex

    /// Section by section, in the order of the report.
    func items(of report: Report) -> [ReportItem] {
        header(report) + report.figures.enumerated().map { figure($1, $0) } + texts(report)
            + RegisterKind.allCases.flatMap { register in
                report.entries(of: register).enumerated().map { entry($1, register, $0) }
            }
            + report.answers.enumerated().map { index, item in
                ReportItem(
                    section: "answers", index: index, subject: item.code, label: Label(english: item.code),
                    identity: set([("code", item.code), ("path", item.path)]), content: set([("text", item.text)]))
            }
    }

    private func header(_ report: Report) -> [ReportItem] {
        [("language", report.language), ("author", report.author)].map { name, value in
            ReportItem(
                section: name, index: -1, subject: name, label: Label(english: name), identity: [],
                content: set([(name, value)]))
        }
    }

    private func figure(_ figure: Figure, _ index: Int) -> ReportItem {
        let indicator = catalogue.indicator(figure.indicator)
        let unit = figure.unit == indicator?.unit ? "" : figure.unit
        var value = ("decimal", "")
        switch figure.value {
        case .decimal(let decimal): value.1 = decimal
        case .notAvailable(let reason): value = ("not_available.reason", reason.isEmpty ? "-" : reason)
        case .unstated: break
        }
        let identity = [
            ("indicator", figure.indicator),
            ("dimensions", figure.dimensions.sorted().map { "\($0.dimension)=\($0.value)" }.joined(separator: " ")),
            ("unit", unit), ("plan", figure.status == .plan ? "plan" : ""), ("event", figure.event),
            ("since", figure.since?.description ?? ""), ("window", text(figure.window)), ("sub_unit", figure.subUnit),
        ]
        let content: [(String, String)] = [
            value, ("qualifier", figure.qualifier == .exact ? "" : figure.qualifier.rawValue),
            ("status", figure.status == .actual || figure.status == .plan ? "" : figure.status.rawValue),
            ("words", figure.words), ("as_of", figure.asOf?.description ?? ""),
            ("members", figure.members.joined(separator: " ")), ("base.decimal", figure.base?.decimal ?? ""),
            ("base.reference", figure.base?.reference ?? ""),
            ("base.change_percent", figure.base?.changePercent ?? ""),
            ("ranking.population", number(figure.ranking?.population ?? 0)),
            ("ranking.scope", figure.ranking?.scope ?? ""),
            ("inclusion", figure.inclusion == .unknown ? "" : figure.inclusion.rawValue),
            ("is_record", figure.isRecord ? "true" : ""), ("source", figure.source), ("note", figure.note),
        ]
        return ReportItem(
            section: "figures", index: index, subject: figure.indicator,
            label: indicator?.label ?? Label(english: figure.indicator), identity: set(identity), content: set(content))
    }

    private func texts(_ report: Report) -> [ReportItem] {
        let sections = catalogue.regime(report.regime)?.sections ?? []
        var items = report.narratives.enumerated().map { index, item in
            ReportItem(
                section: "narratives", index: index, subject: item.section,
                label: sections.first { $0.code == item.section }?.title ?? Label(english: item.section),
                identity: set([("section", item.section)]),
                content: set([("pillars", item.pillars.joined(separator: " ")), ("text", item.text)]))
        }
        items += report.difficulties.enumerated().map { index, item in
            ReportItem(
                section: "difficulties", index: index, subject: item.text, label: Label(english: item.text),
                identity: set([("text", item.text)]),
                content: set([("cause", item.cause), ("pillars", item.pillars.joined(separator: " "))]))
        }
        items += report.proposals.enumerated().map { index, item in
            ReportItem(
                section: "proposals", index: index, subject: item.id, label: Label(english: item.text),
                identity: set([("id", item.id)]),
                content: set([
                    ("addressee", item.addressee), ("text", item.text),
                    ("status", item.status == .open ? "" : item.status.rawValue), ("reply", item.reply),
                ]))
        }
        return items
            + report.planItems.enumerated().map { index, item in
                ReportItem(
                    section: "plan_items", index: index, subject: item.text, label: Label(english: item.text),
                    identity: set([("text", item.text)]),
                    content: set([
                        ("pillars", item.pillars.joined(separator: " ")), ("owner", item.owner),
                        ("window", text(item.window)), ("target_indicator", item.targetIndicator),
                        ("target_decimal", item.targetDecimal),
                    ]))
            }
    }

    private func entry(_ entry: RegisterEntry, _ register: RegisterKind, _ index: Int) -> ReportItem {
        ReportItem(
            section: register.rawValue, index: index, subject: entry.id,
            label: Label(english: entry.title.isEmpty ? entry.id : entry.title), identity: set([("id", entry.id)]),
            content: set([("title", entry.title)] + fields(of: entry)))
    }

    private func fields(of entry: RegisterEntry) -> [(String, String)] {
        switch entry {
        case .agreement(let item):
            [
                ("partner", item.partner), ("instrument", item.instrument), ("signatory_level", item.signatoryLevel),
                ("field", item.field), ("date", item.date?.description ?? ""), ("status", item.status.rawValue),
            ]
        case .delegation(let item):
            [
                ("direction", item.direction.rawValue), ("partner", item.partner), ("head_level", item.headLevel),
                ("persons", number(item.persons)), ("dates", text(item.dates)),
            ]
        case .aid(let item):
            [
                ("sponsor", item.sponsor), ("implementer", item.implementer), ("aid_type", item.aidType),
                ("amount", item.amount), ("currency", item.currency),
                ("qualifier", item.qualifier == .exact ? "" : item.qualifier.rawValue),
                ("money_kind", item.moneyKind?.rawValue ?? ""), ("dates", text(item.dates)),
            ]
        case .event(let item):
            [
                ("partner", item.partner), ("ordinal", number(item.ordinal)), ("dates", text(item.dates)),
                ("note", item.note),
            ]
        case .handledCase(let item):
            [
                ("case_type", item.caseType), ("partner", item.partner), ("persons", number(item.persons)),
                ("dates", text(item.dates)), ("status", item.status.rawValue), ("note", item.note),
            ]
        }
    }

    private func set(_ fields: [(String, String)]) -> [ItemField] {
        fields.filter { !$0.1.isEmpty }.map { ItemField($0.0, $0.1) }
    }

    private func number(_ value: Int32) -> String { value == 0 ? "" : String(value) }

    private func text(_ range: DateRange?) -> String { range.map { "\($0.first)..\($0.last)" } ?? "" }
}
