// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// A comparison for scripts: the fields of chancery.v1.Comparison.
enum ComparisonJSON {
    static func answer(_ answer: ComparisonAnswer) -> JSONValue {
        [
            "sequence": .integer(answer.sequence), "catalogue_version": .integer(answer.catalogueVersion),
            "group": .optional(answer.group),
            "group_label": answer.group.isEmpty ? .null : JSONValue(answer.groupLabel),
            "regime": .string(answer.regime), "window_family": .string(answer.windowFamily),
            "borders_on": .optional(answer.bordersOn), "against": .string(against(answer.against)),
            "current": .array(answer.current.map(window)), "earlier": .array(answer.earlier.map(window)),
            "offices": .array(answer.offices.map { JSONValue($0) }), "figures": .array(answer.figures.map(figure)),
        ]
    }

    private static func against(_ against: ComparisonAgainst) -> String {
        switch against {
        case .samePeriodOfLastYear: "same-period"
        case .previousPeriod: "previous-period"
        case .plan: "plan"
        case .period(let period): period.code
        }
    }

    private static func window(_ window: PeriodWindow) -> JSONValue {
        [
            "period": .string(window.period.code), "first": .string(window.window.first.description),
            "last": .string(window.window.last.description),
        ]
    }

    private static func figure(_ figure: FigureComparison) -> JSONValue {
        [
            "indicator": .string(figure.indicator), "label": JSONValue(figure.label), "kind": .string(figure.kind),
            "unit": .string(figure.unit), "dimensions": JSONValue(figure.dimensions),
            "is_plan": .bool(figure.isPlan), "event": .optional(figure.event), "since": .optional(figure.since),
            "window": .optional(figure.window), "current": side(figure.current), "earlier": side(figure.earlier),
            "change": number(figure.change), "growth_percent": number(figure.growthPercent),
            "members": .array(figure.members.map(member)), "predicates": .array(figure.predicates.map(count)),
            "published": .array(figure.published.map(published)),
        ]
    }

    private static func side(_ side: ComparedSide) -> JSONValue {
        [
            "outcome": number(side.outcome), "included_count": .integer(side.includedCount),
            "without": .strings(side.without), "is_complete": .bool(side.isComplete),
        ]
    }

    private static func number(_ number: ComparedNumber) -> JSONValue {
        switch number {
        case .number(let known, let words):
            [
                "quantity": JSONValue(known.quantity), "bounds": JSONValue(known.bounds), "words": JSONValue(words),
                "refusal": .null,
            ]
        case .refused(let refusal):
            [
                "quantity": .null, "bounds": .null, "words": .null,
                "refusal": [
                    "code": .integer(refusal.code), "name": .string(refusal.name),
                    "message": JSONValue(refusal.message), "remedy": JSONValue(refusal.remedy),
                ],
            ]
        }
    }

    private static func member(_ member: MemberComparison) -> JSONValue {
        [
            "office": .string(member.office), "current": member.current.map { JSONValue($0.quantity) } ?? .null,
            "earlier": member.earlier.map { JSONValue($0.quantity) } ?? .null, "change": number(member.change),
            "growth_percent": number(member.growthPercent), "share_percent": number(member.sharePercent),
            "rank": member.rank.map(rank) ?? .null, "growth_rank": member.growthRank.map(rank) ?? .null,
        ]
    }

    private static func rank(_ rank: MemberRank) -> JSONValue {
        ["first": .integer(rank.first), "last": .integer(rank.last), "count": .integer(rank.count)]
    }

    private static func count(_ count: PredicateCount) -> JSONValue {
        var threshold = "average"
        if case .decimal(let value) = count.predicate.threshold { threshold = value.description }
        return [
            "predicate": [
                "indicator": .string(count.predicate.indicator), "measure": .string(count.predicate.measure.rawValue),
                "comparator": .string(count.predicate.comparator.rawValue), "threshold": .string(threshold),
            ], "threshold": number(count.threshold), "certain": .strings(count.certain),
            "possible": .strings(count.possible), "not_met": .strings(count.notMet),
            "unknown": .strings(count.unknown),
        ]
    }

    private static func published(_ check: PublishedCheck) -> JSONValue {
        [
            "office": .string(check.office), "sub_unit": .optional(check.subUnit),
            "quantity": JSONValue(check.quantity), "change_percent": .optional(check.changePercent?.description ?? ""),
            "stated_base": .optional(check.base?.description ?? ""), "reference": .optional(check.reference),
            "verdict": .string(check.verdict.rawValue), "stored": check.stored.map { JSONValue($0) } ?? .null,
            "possible": JSONValue(check.possible), "message": JSONValue(check.message),
        ]
    }
}

extension JSONValue {
    init(_ bounds: QuantityBounds) {
        self = [
            "lower": .optional(bounds.lower?.value.description ?? ""),
            "lower_inclusive": .bool(bounds.lower?.isInclusive ?? false),
            "upper": .optional(bounds.upper?.value.description ?? ""),
            "upper_inclusive": .bool(bounds.upper?.isInclusive ?? false),
        ]
    }
}
