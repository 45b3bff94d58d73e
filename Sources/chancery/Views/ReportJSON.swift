// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// A report as JSON: the fields of the contract under their names; what is not said is `null` or an empty list.
enum ReportJSON {
    static func report(_ report: Report) -> JSONValue {
        [
            "office": .string(report.office), "regime": .string(report.regime), "period": .string(report.period),
            "catalogue_version": .integer(report.catalogueVersion),
            "correction": report.correction.map {
                ["replaces_revision": .integer($0.replacesRevision), "reason": .string($0.reason)]
            } ?? .null,
            "language": .optional(report.language), "author": .optional(report.author),
            "figures": .array(report.figures.map(figure)),
            "narratives": .array(
                report.narratives.map {
                    ["section": .string($0.section), "pillars": .strings($0.pillars), "text": .string($0.text)]
                }),
            "difficulties": .array(
                report.difficulties.map {
                    ["text": .string($0.text), "cause": .optional($0.cause), "pillars": .strings($0.pillars)]
                }),
            "proposals": .array(report.proposals.map(proposal)), "plan_items": .array(report.planItems.map(planItem)),
            "agreements": .array(report.agreements.map(agreement)),
            "delegations": .array(report.delegations.map(delegation)), "aid": .array(report.aid.map(aid)),
            "events": .array(report.events.map(event)), "cases": .array(report.cases.map(handledCase)),
            "answers": .array(
                report.answers.map {
                    ["code": .string($0.code), "path": .optional($0.path), "text": .string($0.text)]
                }),
        ]
    }

    static func figure(_ figure: Figure) -> JSONValue {
        var decimal = JSONValue.null
        var reason = JSONValue.null
        switch figure.value {
        case .decimal(let text): decimal = .string(text)
        case .notAvailable(let text): reason = .string(text)
        case .unstated: break
        }
        return [
            "indicator": .string(figure.indicator), "decimal": decimal, "not_available": reason,
            "qualifier": .string(figure.qualifier.rawValue), "status": .string(figure.status.rawValue),
            "words": .optional(figure.words), "unit": .optional(figure.unit), "as_of": .optional(figure.asOf),
            "since": .optional(figure.since), "window": .optional(figure.window), "event": .optional(figure.event),
            "dimensions": JSONValue(figure.dimensions), "members": .strings(figure.members),
            "comparison_base": figure.base.map {
                [
                    "decimal": .optional($0.decimal), "reference": .optional($0.reference),
                    "change_percent": .optional($0.changePercent),
                ]
            } ?? .null,
            "ranking": figure.ranking.map {
                ["population": .integer($0.population), "scope": .optional($0.scope)]
            } ?? .null,
            "sub_unit": .optional(figure.subUnit), "inclusion": .string(figure.inclusion.rawValue),
            "is_record": .bool(figure.isRecord), "source": .optional(figure.source), "note": .optional(figure.note),
        ]
    }

    private static func proposal(_ item: Proposal) -> JSONValue {
        [
            "id": .string(item.id), "addressee": .string(item.addressee), "text": .string(item.text),
            "status": .string(item.status.rawValue), "reply": .optional(item.reply),
        ]
    }

    private static func planItem(_ item: PlanItem) -> JSONValue {
        [
            "text": .string(item.text), "pillars": .strings(item.pillars), "owner": .optional(item.owner),
            "window": .optional(item.window), "target_indicator": .optional(item.targetIndicator),
            "target_decimal": .optional(item.targetDecimal),
        ]
    }

    static func agreement(_ item: AgreementEntry) -> JSONValue {
        [
            "id": .string(item.id), "title": .string(item.title), "partner": .optional(item.partner),
            "instrument": .optional(item.instrument), "signatory_level": .optional(item.signatoryLevel),
            "field": .optional(item.field), "date": .optional(item.date), "status": .string(item.status.rawValue),
        ]
    }

    static func delegation(_ item: DelegationEntry) -> JSONValue {
        [
            "id": .string(item.id), "title": .string(item.title), "direction": .string(item.direction.rawValue),
            "partner": .optional(item.partner), "head_level": .optional(item.headLevel),
            "persons": .integer(item.persons), "dates": .optional(item.dates),
        ]
    }

    static func aid(_ item: AidEntry) -> JSONValue {
        [
            "id": .string(item.id), "title": .string(item.title), "sponsor": .optional(item.sponsor),
            "implementer": .optional(item.implementer), "aid_type": .optional(item.aidType),
            "amount": .optional(item.amount), "currency": .optional(item.currency),
            "qualifier": .string(item.qualifier.rawValue), "money_kind": .optional(item.moneyKind?.rawValue ?? ""),
            "dates": .optional(item.dates),
        ]
    }

    static func event(_ item: EventEntry) -> JSONValue {
        [
            "id": .string(item.id), "title": .string(item.title), "partner": .optional(item.partner),
            "ordinal": .integer(item.ordinal), "dates": .optional(item.dates), "note": .optional(item.note),
        ]
    }

    static func handledCase(_ item: CaseEntry) -> JSONValue {
        [
            "id": .string(item.id), "title": .string(item.title), "case_type": .optional(item.caseType),
            "partner": .optional(item.partner), "persons": .integer(item.persons), "dates": .optional(item.dates),
            "status": .string(item.status.rawValue), "note": .optional(item.note),
        ]
    }
}
