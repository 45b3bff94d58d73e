// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Where a figure comes from, for scripts: the fields of chancery.v1.ExplainFigureResponse.
enum ExplanationJSON {
    static func answer(_ answer: ExplainFigureResponse) -> JSONValue {
        [
            "sequence": .integer(answer.sequence), "catalogue_version": .integer(answer.catalogueVersion),
            "periods": .array(answer.periods.map(RegisterJSON.period)),
            "figure": ConsolidationJSON.figure(answer.figure), "definition": JSONValue(answer.definition),
            "rule": [
                "kind": .string(answer.rule.kind), "over_members": text(answer.rule.overMembers),
                "over_time": text(answer.rule.overTime), "at_merger": text(answer.rule.atMerger),
            ], "parts": .array(answer.parts.map(ConsolidationJSON.figure)),
            "remedy": answer.remedy.english.isEmpty ? .null : JSONValue(answer.remedy),
            "reports": .array(answer.reports.map(report)),
            "gaps": .array(
                answer.gaps.map {
                    [
                        "office": .string($0.office), "period": .string($0.period.code),
                        "kind": .string($0.kind.rawValue), "reason": .optional($0.reason),
                    ]
                }), "entries": .array(answer.entries.map(RegisterJSON.row)),
            "entry_count": .integer(answer.entryCount), "count": answer.count.map(RegisterJSON.count) ?? .null,
            "offices": .array(answer.offices.map { JSONValue($0) }),
        ]
    }

    private static func text(_ rule: RuleText) -> JSONValue {
        ["code": .string(rule.code), "text": JSONValue(rule.text)]
    }

    private static func report(_ report: ExplainedReport) -> JSONValue {
        [
            "office": .string(report.office), "period": .string(report.period.code),
            "state": .string(report.state.rawValue), "revisions": .array(report.revisions.map(revision)),
        ]
    }

    private static func revision(_ revision: ExplainedRevision) -> JSONValue {
        [
            "revision": .integer(revision.revision), "sequence": .integer(revision.sequence),
            "received_at": .optional(revision.receivedAt), "reason": .optional(revision.reason),
            "author": .optional(revision.author), "submitted_by": .optional(revision.submittedBy),
            "is_counted": .bool(revision.isCounted),
            "statements": .array(
                revision.statements.map { said in
                    [
                        "sub_unit": .optional(said.subUnit), "inclusion": .string(said.inclusion.rawValue),
                        "quantity": said.quantity.map { JSONValue($0) } ?? .null,
                        "unavailable": .optional(said.unavailable), "as_of": .optional(said.asOf),
                        "flags": .strings(said.flags.names), "source": .optional(said.source),
                        "note": .optional(said.note),
                    ]
                }),
        ]
    }
}
