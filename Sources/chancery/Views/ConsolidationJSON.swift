// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// A consolidated answer as JSON: amounts as strings with all their digits.
enum ConsolidationJSON {
    static func answer(_ answer: Consolidation) -> JSONValue {
        [
            "group": .optional(answer.group),
            "group_label": answer.group.isEmpty ? .null : JSONValue(answer.groupLabel),
            "regime": .string(answer.regime), "window_family": .string(answer.windowFamily),
            "periods": .array(
                answer.periods.map {
                    [
                        "period": .string($0.period.code), "first": .string($0.window.first.description),
                        "last": .string($0.window.last.description),
                    ]
                }),
            "sequence": .integer(answer.sequence), "catalogue_version": .integer(answer.catalogueVersion),
            "digest": .optional(answer.digest?.description ?? ""),
            "completeness": completeness(answer.completeness.total),
            "completeness_by_kind": .object(
                answer.completeness.byKind.map { JSONValue.Member($0.kind.rawValue, completeness($0.counts)) }),
            "members": .array(answer.members.map(member)), "figures": .array(answer.figures.map(figure)),
            "unread": .array(answer.unread.map(unread)),
            "completeness_by_period": .array(
                answer.completeness.byPeriod.map {
                    ["period": .string($0.period.code), "completeness": completeness($0.counts)]
                }),
            "borders_on": .optional(answer.bordersOn), "units": .array(answer.units.map(TerritoryJSON.unit)),
            "asked": answer.asked.map(TerritoryJSON.asked) ?? .null,
        ]
    }

    static func completeness(_ counts: CompletenessCounts) -> JSONValue {
        [
            "expected": .integer(counts.expected), "reported": .integer(counts.reported),
            "on_time": .integer(counts.onTime), "late": .integer(counts.late), "not_due": .integer(counts.notDue),
            "missing": .integer(counts.missing), "returned": .integer(counts.returned),
            "extended": .integer(counts.extended),
        ]
    }

    static func member(_ member: ConsolidationMember) -> JSONValue {
        [
            "office": .string(member.office), "code": .optional(member.code), "name": JSONValue(member.name),
            "kind": .optional(member.kind?.rawValue ?? ""),
            "reports": .array(
                member.reports.map { report in
                    [
                        "period": .string(report.period.code), "kind": .optional(report.kind?.rawValue ?? ""),
                        "timeliness": .string(report.timeliness.rawValue), "revision": .integer(report.revision),
                        "sequence": .integer(report.sequence), "received_at": .optional(report.receivedAt),
                        "first_received_at": .optional(report.firstReceivedAt),
                        "late_from": .optional(report.lateFrom), "state": .string(report.state.rawValue),
                        "extended_until": .optional(report.extendedUntil), "is_extended": .bool(report.isExtended),
                        "returned_revision": .integer(report.returnedRevision),
                        "return_reason": .optional(report.returnReason),
                    ]
                }),
        ]
    }

    static func figure(_ figure: ConsolidatedFigure) -> JSONValue {
        let (quantity, refusal) = outcome(figure.outcome)
        return [
            "indicator": .string(figure.indicator), "label": JSONValue(figure.label), "kind": .string(figure.kind),
            "unit": .string(figure.unit), "dimensions": JSONValue(figure.dimensions),
            "is_plan": .bool(figure.isPlan), "event": .optional(figure.event), "since": .optional(figure.since),
            "window": .optional(figure.window), "value": .optional(quantity?.value.description ?? ""),
            "qualifier": .optional(quantity?.qualifier.rawValue ?? ""),
            "status": .optional(quantity?.status.rawValue ?? ""), "refusal": refusal,
            "bounds": bounds(figure.bounds), "words": JSONValue(figure.words),
            "coverage": coverage(figure.coverage),
            "contributions": .array(figure.contributions.map(contribution)),
            "beside": .array(figure.beside.map(beside)),
            "carried_over": .array(figure.carriedOver.map(TerritoryJSON.carriedOver)),
            "unit_figures": .array(figure.unitFigures.map(TerritoryJSON.unitFigure)),
            "recomputed_from": figure.recomputedFrom.map {
                [
                    "numerator": .string($0.numerator), "denominator": .string($0.denominator),
                    "factor": .string($0.factor.description),
                ]
            } ?? .null, "joint": .array(figure.joint.map(RegisterJSON.joint)),
            "findings": .array(figure.findings.map(RegisterJSON.finding)),
        ]
    }

    static func outcome(_ outcome: FigureOutcome) -> (quantity: Quantity?, refusal: JSONValue) {
        switch outcome {
        case .sum(let quantity): (quantity, .null)
        case .refused(let reason):
            (
                nil,
                [
                    "code": .integer(reason.code), "name": .string(reason.name),
                    "message": JSONValue(reason.message),
                ]
            )
        }
    }

    /// Null where nothing is known.
    static func bounds(_ bounds: QuantityBounds) -> JSONValue { bounds == .open ? .null : JSONValue(bounds) }

    private static func coverage(_ coverage: FigureCoverage) -> JSONValue {
        [
            "is_complete": .bool(coverage.isComplete), "included": .strings(coverage.included),
            "partial": .strings(coverage.partial), "missing": gaps(coverage.missing),
            "not_available": .array(
                coverage.notAvailable.map {
                    [
                        "office": .string($0.office), "period": .string($0.period.code),
                        "reason": .string($0.reason),
                    ]
                }),
            "silent": gaps(coverage.silent),
        ]
    }

    private static func gaps(_ gaps: [CoverageGap]) -> JSONValue {
        .array(gaps.map { ["office": .string($0.office), "periods": .strings($0.periods.map(\.code))] })
    }

    private static func contribution(_ part: Contribution) -> JSONValue {
        [
            "office": .string(part.office), "period": .string(part.period.code), "revision": .integer(part.revision),
            "sub_unit": .optional(part.subUnit), "value": .string(part.quantity.value.description),
            "qualifier": .string(part.quantity.qualifier.rawValue), "status": .string(part.quantity.status.rawValue),
            "as_of": .optional(part.asOf), "use": .string(part.use.rawValue), "flags": .strings(part.flags.names),
        ]
    }

    private static func beside(_ figure: BesideFigure) -> JSONValue {
        [
            "office": .string(figure.office), "period": .string(figure.period.code),
            "revision": .integer(figure.revision), "sub_unit": .string(figure.subUnit),
            "inclusion": .string(figure.inclusion.rawValue),
            "value": .optional(figure.quantity?.value.description ?? ""),
            "qualifier": .optional(figure.quantity?.qualifier.rawValue ?? ""),
            "status": .optional(figure.quantity?.status.rawValue ?? ""), "as_of": .optional(figure.asOf),
            "reason": .optional(figure.reason), "flags": .strings(figure.flags.names),
        ]
    }

    private static func unread(_ figure: UnreadFigure) -> JSONValue {
        [
            "office": .string(figure.office), "period": .string(figure.period.code),
            "revision": .integer(figure.revision), "indicator": .string(figure.indicator),
            "reason": .string(figure.reason),
        ]
    }
}
