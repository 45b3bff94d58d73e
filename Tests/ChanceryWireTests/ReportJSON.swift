// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A report in the JSON form of protobuf, made from the model and not from bytes: what the exchange compares.
enum ReportJSON {
    static func object(of report: Report) -> [String: Any] {
        var object = JSONObject()
        object.set("office", report.office)
        object.set("regime", report.regime)
        object.set("period", report.period)
        if report.catalogueVersion != 0 { object.fields["catalogue_version"] = String(report.catalogueVersion) }
        if let correction = report.correction {
            object.fields["correction"] = JSONObject.make { part in
                part.set("replaces_revision", correction.replacesRevision)
                part.set("reason", correction.reason)
            }
        }
        object.set("language", report.language)
        object.set("author", report.author)
        object.set("figures", report.figures.map(figure))
        object.set("narratives", report.narratives.map(narrative))
        object.set("difficulties", report.difficulties.map(difficulty))
        object.set("proposals", report.proposals.map(proposal))
        object.set("plan_items", report.planItems.map(planItem))
        object.set("agreements", report.agreements.map(agreement))
        object.set("delegations", report.delegations.map(delegation))
        object.set("aid", report.aid.map(aid))
        object.set("events", report.events.map(event))
        object.set("answers", report.answers.map(answer))
        object.set("cases", report.cases.map(handledCase))
        return object.fields
    }

    private static func figure(_ figure: Figure) -> [String: Any] {
        JSONObject.make { object in
            object.set("indicator", figure.indicator)
            switch figure.value {
            case .decimal(let text): object.fields["decimal"] = text
            case .notAvailable(let reason):
                object.fields["not_available"] = JSONObject.make { $0.set("reason", reason) }
            case .unstated: break
            }
            object.set("qualifier", "QUALIFIER", figure.qualifier, default: .exact)
            object.set("status", "FIGURE_STATUS", figure.status, default: .actual)
            object.set("words", figure.words)
            object.set("unit", figure.unit)
            object.set("as_of", figure.asOf)
            object.set("since", figure.since)
            object.set("window", figure.window)
            object.set("event", figure.event)
            object.set("dimensions", figure.dimensions.map(dimensionChoice))
            object.set("members", figure.members)
            if let base = figure.base {
                object.fields["comparison_base"] = JSONObject.make { part in
                    part.set("decimal", base.decimal)
                    part.set("reference", base.reference)
                    part.set("change_percent", base.changePercent)
                }
            }
            if let ranking = figure.ranking {
                object.fields["ranking"] = JSONObject.make { part in
                    part.set("population", ranking.population)
                    part.set("scope", ranking.scope)
                }
            }
            object.set("sub_unit", figure.subUnit)
            object.set("inclusion", "INCLUSION", figure.inclusion, default: .unknown)
            if figure.isRecord { object.fields["is_record"] = true }
            object.set("source", figure.source)
            object.set("note", figure.note)
        }
    }

    private static func dimensionChoice(_ choice: DimensionChoice) -> [String: Any] {
        JSONObject.make { object in
            object.set("dimension", choice.dimension)
            object.set("value", choice.value)
        }
    }

    private static func narrative(_ item: Narrative) -> [String: Any] {
        JSONObject.make { object in
            object.set("section", item.section)
            object.set("pillars", item.pillars)
            object.set("text", item.text)
        }
    }

    private static func difficulty(_ item: Difficulty) -> [String: Any] {
        JSONObject.make { object in
            object.set("text", item.text)
            object.set("cause", item.cause)
            object.set("pillars", item.pillars)
        }
    }

    private static func proposal(_ item: Proposal) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("addressee", item.addressee)
            object.set("text", item.text)
            object.set("status", "PROPOSAL_STATUS", item.status, default: .open)
            object.set("reply", item.reply)
        }
    }

    private static func planItem(_ item: PlanItem) -> [String: Any] {
        JSONObject.make { object in
            object.set("text", item.text)
            object.set("pillars", item.pillars)
            object.set("owner", item.owner)
            object.set("window", item.window)
            object.set("target_indicator", item.targetIndicator)
            object.set("target_decimal", item.targetDecimal)
        }
    }

    private static func answer(_ item: FindingAnswer) -> [String: Any] {
        JSONObject.make { object in
            object.set("code", item.code)
            object.set("path", item.path)
            object.set("text", item.text)
        }
    }

    private static func agreement(_ item: AgreementEntry) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("title", item.title)
            object.set("partner", item.partner)
            object.set("instrument", item.instrument)
            object.set("signatory_level", item.signatoryLevel)
            object.set("field", item.field)
            object.set("date", item.date)
            object.set("status", "AGREEMENT_STATUS", item.status, default: nil)
        }
    }

    private static func delegation(_ item: DelegationEntry) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("title", item.title)
            object.set("direction", "DIRECTION", item.direction, default: nil)
            object.set("partner", item.partner)
            object.set("head_level", item.headLevel)
            object.set("persons", item.persons)
            object.set("dates", item.dates)
        }
    }

    private static func aid(_ item: AidEntry) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("title", item.title)
            object.set("sponsor", item.sponsor)
            object.set("implementer", item.implementer)
            object.set("aid_type", item.aidType)
            object.set("amount", item.amount)
            object.set("currency", item.currency)
            object.set("qualifier", "QUALIFIER", item.qualifier, default: .exact)
            if let kind = item.moneyKind { object.set("money_kind", "MONEY_KIND", kind, default: nil) }
            object.set("dates", item.dates)
        }
    }

    private static func event(_ item: EventEntry) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("title", item.title)
            object.set("partner", item.partner)
            object.set("ordinal", item.ordinal)
            object.set("dates", item.dates)
            object.set("note", item.note)
        }
    }

    private static func handledCase(_ item: CaseEntry) -> [String: Any] {
        JSONObject.make { object in
            object.set("id", item.id)
            object.set("title", item.title)
            object.set("case_type", item.caseType)
            object.set("partner", item.partner)
            object.set("persons", item.persons)
            object.set("dates", item.dates)
            object.set("status", "CASE_STATUS", item.status, default: nil)
            object.set("note", item.note)
        }
    }
}

/// Fields by their names in the schema; defaults are left out.
struct JSONObject {
    var fields: [String: Any] = [:]

    static func make(_ body: (inout JSONObject) -> Void) -> [String: Any] {
        var object = JSONObject()
        body(&object)
        return object.fields
    }

    mutating func set(_ name: String, _ text: String) {
        if !text.isEmpty { fields[name] = text }
    }

    mutating func set(_ name: String, _ number: Int32) {
        if number != 0 { fields[name] = number }
    }

    mutating func set(_ name: String, _ items: [Any]) {
        if !items.isEmpty { fields[name] = items }
    }

    mutating func set<Value: Equatable>(_ name: String, _ prefix: String, _ value: Value, default: Value?) {
        if value != `default` { fields[name] = prefix + "_" + screamingSnakeCase(String(describing: value)) }
    }

    mutating func set(_ name: String, _ date: CivilDate?) {
        guard let date else { return }
        fields[name] = ["year": date.year, "month": date.month, "day": date.day]
    }

    mutating func set(_ name: String, _ range: DateRange?) {
        guard let range else { return }
        fields[name] = JSONObject.make { part in
            part.set("first", range.first)
            part.set("last", range.last)
        }
    }
}

/// `atLeast` to `AT_LEAST`.
func screamingSnakeCase(_ name: String) -> String {
    var words = ""
    for (index, character) in name.enumerated() {
        if character.isUppercase, index > 0 { words.append("_") }
        words.append(character.uppercased())
    }
    return words
}
