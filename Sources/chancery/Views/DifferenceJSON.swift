// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// Differences for scripts: the fields of chancery.v1.ConsolidationDifference and chancery.v1.ReportDifference.
enum DifferenceJSON {
    static func difference(_ difference: ConsolidationDifference) -> JSONValue {
        [
            "from": side(difference.from), "to": side(difference.to),
            "reports": .array(difference.reports.map(report)), "figures": .array(difference.figures.map(figure)),
        ]
    }

    private static func side(_ side: DifferenceSide) -> JSONValue {
        [
            "sequence": .integer(side.sequence), "catalogue_version": .integer(side.catalogueVersion),
            "pack_number": .integer(side.packNumber), "expected": .integer(side.expected),
            "reported": .integer(side.reported),
        ]
    }

    private static func report(_ change: ReportChange) -> JSONValue {
        [
            "office": .string(change.office), "name": JSONValue(change.name), "period": .string(change.period.code),
            "before": .string(change.before.rawValue), "after": .string(change.after.rawValue),
            "revision_before": .integer(change.revisionBefore), "revision_after": .integer(change.revisionAfter),
            "steps": .array(change.steps.map(step)), "steps_left_out": .integer(change.stepsLeftOut),
        ]
    }

    private static func step(_ step: ChangeStep) -> JSONValue {
        [
            "act": .optional(step.act?.rawValue ?? ""), "revision": .integer(step.revision),
            "sequence": .integer(step.sequence), "time": .optional(step.time), "author": .optional(step.author),
            "reason": .optional(step.reason), "value": step.value.map { JSONValue($0) } ?? .null,
        ]
    }

    static func figure(_ change: FigureChange) -> JSONValue {
        [
            "indicator": .string(change.figure.indicator), "unit": .string(change.figure.unit),
            "dimensions": JSONValue(change.figure.dimensions), "is_plan": .bool(change.figure.isPlan),
            "event": .optional(change.figure.event), "since": .optional(change.figure.since),
            "window": .optional(change.figure.window), "label": JSONValue(change.label),
            "kind": .string(change.kind.rawValue), "before": statement(change.before),
            "after": statement(change.after), "difference": change.difference.map { JSONValue($0) } ?? .null,
            "causes": .array(change.causes.map(cause)),
        ]
    }

    private static func statement(_ statement: FigureStatement?) -> JSONValue {
        switch statement {
        case nil: .null
        case .number(let quantity, let words, let digits):
            [
                "quantity": JSONValue(quantity), "refusal": .null, "words": JSONValue(words),
                "digits": JSONValue(digits),
            ]
        case .refused(let code, let name, let message):
            [
                "quantity": .null,
                "refusal": ["code": .integer(code), "name": .string(name), "message": JSONValue(message)],
                "words": .null, "digits": .null,
            ]
        }
    }

    private static func cause(_ cause: FigureCause) -> JSONValue {
        [
            "kind": .string(cause.kind.rawValue), "office": .optional(cause.office), "name": JSONValue(cause.name),
            "period": .optional(cause.period?.code ?? ""), "sub_unit": .optional(cause.subUnit),
            "revision_before": .integer(cause.revisionBefore), "revision_after": .integer(cause.revisionAfter),
            "before": cause.before.map { JSONValue($0) } ?? .null,
            "after": cause.after.map { JSONValue($0) } ?? .null,
            "contribution": .optional(cause.contribution?.description ?? ""), "steps": .array(cause.steps.map(step)),
            "steps_left_out": .integer(cause.stepsLeftOut),
        ]
    }

    static func revision(_ revision: ReportRevision) -> JSONValue {
        [
            "receipt": JSONValue(receipt: revision.receipt), "author": .optional(revision.author),
            "reason": .optional(revision.reason), "size_bytes": .integer(revision.byteCount),
            "submitted_by": .optional(revision.submittedBy),
        ]
    }

    static func report(_ difference: ReportDifference) -> JSONValue {
        [
            "from": revision(difference.from), "to": revision(difference.to),
            "items": .array(
                difference.items.map { item in
                    [
                        "kind": .string(item.kind.rawValue), "path_before": .optional(item.pathBefore),
                        "path_after": .optional(item.pathAfter), "subject": .string(item.subject),
                        "label": JSONValue(item.label),
                        "fields": .array(
                            item.fields.map {
                                [
                                    "field": .string($0.field), "before": .optional($0.before),
                                    "after": .optional($0.after),
                                    "difference": .optional($0.difference?.description ?? ""),
                                ]
                            }), "words": JSONValue(item.words),
                    ]
                }),
        ]
    }
}
