// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// Scores for scripts: the fields of chancery.v1.ScoreTable.
enum ScoresJSON {
    static func table(_ table: ScoreTable) -> JSONValue {
        [
            "sequence": .integer(table.sequence), "catalogue_version": .integer(table.catalogueVersion),
            "group": .string(table.group), "group_label": JSONValue(table.groupLabel),
            "regime": .string(table.regime), "period": .string(table.period.code),
            "window": JSONValue(table.window), "sheet": sheet(table.sheet),
            "members": .array(table.members.map(member)),
        ]
    }

    private static func sheet(_ sheet: ScoreSheet) -> JSONValue {
        [
            "code": .string(sheet.code), "label": JSONValue(sheet.label), "groups": .strings(sheet.groups),
            "regime": .string(sheet.regime), "forms": .strings(sheet.forms.map(\.rawValue)),
            "valid_from": .optional(sheet.validity.from), "valid_to": .optional(sheet.validity.to),
            "is_sample": .bool(sheet.isSample),
            "source": .optional(sheet.source),
            "criteria": .array(
                sheet.criteria.map {
                    [
                        "code": .string($0.code), "label": JSONValue($0.label),
                        "points_max": .string($0.pointsMax.description),
                    ]
                }), "tie_break": .strings(sheet.tieBreak),
        ]
    }

    private static func member(_ member: MemberScore) -> JSONValue {
        [
            "office": JSONValue(member.office), "kind": .optional(member.kind?.rawValue ?? ""),
            "state": .string(member.state.rawValue), "first_received_at": .optional(member.firstReceivedAt),
            "late_from": .optional(member.lateFrom), "is_extended": .bool(member.isExtended),
            "criteria": .array(member.criteria.map(criterion)), "total": .string(member.total.description),
            "computed_total": .string(member.computedTotal.description), "rank": .integer(member.rank),
            "tie": member.tie.map {
                [
                    "others": .strings($0.others), "rule": .string($0.rule.rawValue),
                    "criterion": .optional($0.criterion), "reason": JSONValue($0.reason),
                ]
            } ?? .null,
            "sources": .array(
                member.sources.map {
                    [
                        "scorer": .string($0.scorer), "sequence": .integer($0.sequence),
                        "committed_at": .optional($0.committedAt), "total": .string($0.total.description),
                        "set_aside": .integer($0.setAsideCount),
                    ]
                }),
        ]
    }

    private static func criterion(_ score: CriterionScore) -> JSONValue {
        [
            "criterion": .string(score.criterion), "points": .optional(score.points?.description ?? ""),
            "basis": .string(score.basis.rawValue), "reason": JSONValue(score.reason),
            "takes_lower_bound": .bool(score.takesLowerBound), "own": score.own.map(stated) ?? .null,
            "cross_checks": .array(score.crossChecks.map(stated)),
        ]
    }

    private static func stated(_ points: StatedPoints) -> JSONValue {
        [
            "scorer": .string(points.scorer), "points": .string(points.points.description),
            "difference": .optional(points.difference?.description ?? ""), "note": .optional(points.note),
        ]
    }
}
