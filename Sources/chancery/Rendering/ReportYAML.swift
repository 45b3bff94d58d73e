// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A report as a file that `submit` reads again: the same report comes out of it.
enum ReportYAML {
    static func text(_ report: Report, receipt: Receipt) -> String {
        var yaml = YAMLText()
        yaml.comment(
            "\(printable(receipt.key.description)), revision \(receipt.revision), sequence \(receipt.sequence)")
        yaml.comment("To correct it: chancery submit FILE --correct \(receipt.revision) --reason TEXT")
        yaml.entry("office", report.office)
        yaml.entry("regime", report.regime)
        yaml.entry("period", report.period)
        if report.catalogueVersion != 0 { yaml.entry("catalogue-version", String(report.catalogueVersion)) }
        yaml.entry("language", report.language)
        yaml.entry("author", report.author)
        if let correction = report.correction {
            yaml.mapping("correction") {
                $0.entry("replaces-revision", String(correction.replacesRevision))
                $0.entry("reason", correction.reason)
            }
        }
        figures(report.figures, &yaml)
        texts(report, &yaml)
        yaml.mapping("registers") { registers(report, &$0) }
        yaml.list("answers", report.answers) { yaml, item in
            yaml.entry("code", item.code)
            yaml.entry("path", item.path)
            yaml.entry("text", item.text)
        }
        return yaml.text
    }

    /// Figures of one indicator are cells of one list, at the place of the first: their order is kept where an office
    /// gave them together, as files do.
    private static func figures(_ figures: [Figure], _ yaml: inout YAMLText) {
        var order: [String] = []
        var cells: [String: [Figure]] = [:]
        for figure in figures {
            if cells[figure.indicator] == nil { order.append(figure.indicator) }
            cells[figure.indicator, default: []].append(figure)
        }
        yaml.mapping("figures") { yaml in
            for indicator in order {
                let cells = cells[indicator] ?? []
                guard cells.count == 1 else {
                    yaml.list(indicator, cells) { cell(&$0, $1) }
                    continue
                }
                // A number that says no more than itself has the short form.
                if case .decimal(let text) = cells[0].value,
                    cells[0] == Figure(indicator: indicator, value: .decimal(text))
                {
                    yaml.entry(indicator, text)
                } else {
                    yaml.mapping(indicator) { cell(&$0, cells[0]) }
                }
            }
        }
    }

    private static func cell(_ yaml: inout YAMLText, _ figure: Figure) {
        switch figure.value {
        case .decimal(let text): yaml.entry("value", text)
        case .notAvailable(let reason): yaml.entry("not-available", reason)
        case .unstated: break
        }
        yaml.entry("qualifier", figure.qualifier == .exact ? "" : figure.qualifier.rawValue)
        yaml.entry("status", figure.status == .actual ? "" : figure.status.rawValue)
        yaml.entry("words", figure.words)
        yaml.entry("unit", figure.unit)
        yaml.entry("as-of", figure.asOf?.description ?? "")
        yaml.entry("since", figure.since?.description ?? "")
        yaml.mapping("window") { days(figure.window, &$0) }
        yaml.entry("event", figure.event)
        yaml.mapping("dimensions") { yaml in
            for choice in figure.dimensions { yaml.entry(choice.dimension, choice.value) }
        }
        yaml.entry("members", figure.members)
        yaml.mapping("base") { yaml in
            yaml.entry("value", figure.base?.decimal ?? "")
            yaml.entry("reference", figure.base?.reference ?? "")
            yaml.entry("change-percent", figure.base?.changePercent ?? "")
        }
        if let ranking = figure.ranking {
            yaml.mapping("ranking") { yaml in
                yaml.entry("population", String(ranking.population))
                yaml.entry("scope", ranking.scope)
            }
        }
        yaml.entry("sub-unit", figure.subUnit)
        yaml.entry("inclusion", figure.inclusion == .unknown ? "" : figure.inclusion.rawValue)
        yaml.entry("record", figure.isRecord ? "true" : "")
        yaml.entry("source", figure.source)
        yaml.entry("note", figure.note)
    }

    private static func texts(_ report: Report, _ yaml: inout YAMLText) {
        yaml.list("narratives", report.narratives) { yaml, item in
            yaml.entry("section", item.section)
            yaml.entry("pillars", item.pillars)
            yaml.entry("text", item.text)
        }
        yaml.list("difficulties", report.difficulties) { yaml, item in
            yaml.entry("text", item.text)
            yaml.entry("cause", item.cause)
            yaml.entry("pillars", item.pillars)
        }
        yaml.list("proposals", report.proposals) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("addressee", item.addressee)
            yaml.entry("text", item.text)
            yaml.entry("status", item.status.rawValue)
            yaml.entry("reply", item.reply)
        }
        yaml.list("plan", report.planItems) { yaml, item in
            yaml.entry("text", item.text)
            yaml.entry("pillars", item.pillars)
            yaml.entry("owner", item.owner)
            days(item.window, &yaml)
            yaml.mapping("target") { yaml in
                yaml.entry("indicator", item.targetIndicator)
                yaml.entry("value", item.targetDecimal)
            }
        }
    }

    private static func registers(_ report: Report, _ yaml: inout YAMLText) {
        yaml.list("agreements", report.agreements) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("title", item.title)
            yaml.entry("partner", item.partner)
            yaml.entry("instrument", item.instrument)
            yaml.entry("signatory-level", item.signatoryLevel)
            yaml.entry("field", item.field)
            yaml.entry("date", item.date?.description ?? "")
            yaml.entry("status", item.status.rawValue)
        }
        yaml.list("delegations", report.delegations) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("title", item.title)
            yaml.entry("direction", item.direction.rawValue)
            yaml.entry("partner", item.partner)
            yaml.entry("head-level", item.headLevel)
            yaml.entry("persons", item.persons == 0 ? "" : String(item.persons))
            days(item.dates, &yaml)
        }
        yaml.list("aid", report.aid) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("title", item.title)
            yaml.entry("sponsor", item.sponsor)
            yaml.entry("implementer", item.implementer)
            yaml.entry("aid-type", item.aidType)
            yaml.entry("amount", item.amount)
            yaml.entry("currency", item.currency)
            yaml.entry("qualifier", item.qualifier == .exact ? "" : item.qualifier.rawValue)
            yaml.entry("money-kind", item.moneyKind?.rawValue ?? "")
            days(item.dates, &yaml)
        }
        yaml.list("events", report.events) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("title", item.title)
            yaml.entry("partner", item.partner)
            yaml.entry("ordinal", item.ordinal == 0 ? "" : String(item.ordinal))
            days(item.dates, &yaml)
            yaml.entry("note", item.note)
        }
        yaml.list("cases", report.cases) { yaml, item in
            yaml.entry("id", item.id)
            yaml.entry("title", item.title)
            yaml.entry("case-type", item.caseType)
            yaml.entry("partner", item.partner)
            yaml.entry("persons", item.persons == 0 ? "" : String(item.persons))
            days(item.dates, &yaml)
            yaml.entry("status", item.status.rawValue)
            yaml.entry("note", item.note)
        }
    }

    private static func days(_ range: DateRange?, _ yaml: inout YAMLText) {
        yaml.entry("from", range?.first.description ?? "")
        yaml.entry("to", range?.last.description ?? "")
    }
}
