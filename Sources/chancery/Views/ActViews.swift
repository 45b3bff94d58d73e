// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// What became of one act.
struct ActView: View {
    let response: RecordActResponse

    func text(_ style: TextStyle) -> String {
        let act = response.recorded.act
        let done = response.isRepeated ? "recorded earlier" : "recorded"
        return printable("\(act.kind.rawValue) of \(act.key): \(done)") + "\n"
            + "Sequence \(response.recorded.sequence) · \(style.time(response.recorded.committedAt))\n"
            + "The report is now \(StandingText.text(response.standing, style)).\n"
    }

    var json: JSONValue {
        [
            "recorded": ActListView.json(response.recorded), "standing": JSONValue(response.standing),
            "repeated_submission": .bool(response.isRepeated),
        ]
    }

    var csv: [[String]] { [ActListView.csvHeader, ActListView.csvRow(response.recorded)] }
}

/// Acts in the order of the store.
struct ActListView: View {
    let acts: [RecordedAct]

    func text(_ style: TextStyle) -> String {
        guard !acts.isEmpty else { return "No acts.\n" }
        var table = TextTable([
            TextTable.Column("SEQUENCE", .trailing), TextTable.Column("TIME"), TextTable.Column("ACT"),
            TextTable.Column("REPORT"), TextTable.Column("REVISION", .trailing), TextTable.Column("UNTIL"),
            TextTable.Column("BY"), TextTable.Column("REASON"),
        ])
        for recorded in acts {
            let act = recorded.act
            let actor = act.authority.isEmpty ? act.actor : "\(act.actor) (\(act.authority))"
            let by = AuthorText.text(actor, submittedBy: recorded.submittedBy)
            table.add([
                String(recorded.sequence), style.time(recorded.committedAt), act.kind.rawValue, act.key.description,
                act.revision == 0 ? "" : String(act.revision), act.until.map { style.time($0) } ?? "", by,
                act.proposal.isEmpty ? act.reason : "\(act.proposal): \(act.reason)",
            ])
        }
        return table.text(style)
    }

    var json: JSONValue { ["acts": .array(acts.map(ActListView.json))] }

    var csv: [[String]] { [ActListView.csvHeader] + acts.map(ActListView.csvRow) }

    static func json(_ recorded: RecordedAct) -> JSONValue {
        let act = recorded.act
        return [
            "office": .string(act.key.office), "regime": .string(act.key.regime),
            "period": .string(act.key.period.code), "kind": .string(act.kind.rawValue), "actor": .string(act.actor),
            "authority": .optional(act.authority), "reason": .optional(act.reason),
            "revision": .integer(act.revision), "until": .optional(act.until), "proposal": .optional(act.proposal),
            "score": act.score.map(score) ?? .null, "sequence": .integer(recorded.sequence),
            "committed_at": .optional(recorded.committedAt), "request_id": .string(recorded.requestID.description),
            "digest": .string(recorded.digest.description), "submitted_by": .optional(recorded.submittedBy),
        ]
    }

    private static func score(_ score: ScoreStatement) -> JSONValue {
        [
            "sheet": .string(score.sheet), "scorer": .string(score.scorer),
            "points": .array(
                score.points.map {
                    [
                        "criterion": .string($0.criterion), "decimal": .string($0.decimal),
                        "note": .optional($0.note),
                    ]
                }),
        ]
    }

    static let csvHeader = [
        "sequence", "committed_at", "kind", "office", "regime", "period", "revision", "until", "actor", "authority",
        "reason", "proposal",
    ]

    static func csvRow(_ recorded: RecordedAct) -> [String] {
        let act = recorded.act
        return [
            String(recorded.sequence), recorded.committedAt.rfc3339(in: .utc), act.kind.rawValue, act.key.office,
            act.key.regime, act.key.period.code, act.revision == 0 ? "" : String(act.revision),
            act.until?.rfc3339(in: .utc) ?? "", act.actor, act.authority, act.reason, act.proposal,
        ]
    }
}

/// Where a report stands, in words.
enum StandingText {
    static func text(_ answer: StandingAnswer, _ style: TextStyle) -> String {
        let standing = answer.standing
        var text = standing.state.rawValue
        if standing.revision > 0 { text += " (revision \(standing.revision))" }
        if standing.isClosed {
            text += standing.reopenedUntil.map { ", closed but open until \(style.time($0))" } ?? ", closed"
        }
        if let until = standing.extendedUntil { text += ", late only from \(style.time(until))" }
        if answer.openQuestionCount > 0 {
            text += ", with \(counted(Int(answer.openQuestionCount), "unanswered question"))"
        }
        return text
    }
}

extension JSONValue {
    init(_ answer: StandingAnswer) {
        let standing = answer.standing
        self = [
            "state": .string(standing.state.rawValue), "revision": .integer(standing.revision),
            "is_closed": .bool(standing.isClosed), "reopened_until": .optional(standing.reopenedUntil),
            "extended_until": .optional(standing.extendedUntil), "open_questions": .integer(answer.openQuestionCount),
        ]
    }
}
