// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// Lines of the audit trail in their order.
struct AuditListView: View {
    let events: [RecordedAuditEvent]

    func text(_ style: TextStyle) -> String {
        guard !events.isEmpty else { return "No lines.\n" }
        var table = TextTable([
            TextTable.Column("LINE", .trailing), TextTable.Column("TIME"), TextTable.Column("WHO"),
            TextTable.Column("OUTCOME"), TextTable.Column("WHAT"), TextTable.Column("ABOUT"),
            TextTable.Column("COUNT", .trailing), TextTable.Column("DETAIL"),
        ])
        for line in events {
            let event = line.event
            table.add([
                String(line.number), style.time(event.at), event.actor, event.outcome.rawValue, event.method,
                event.subject, String(event.count), event.detail,
            ])
        }
        return table.text(style)
    }

    var json: JSONValue {
        [
            "events": .array(
                events.map { line in
                    let event = line.event
                    return [
                        "number": .integer(line.number), "at": .optional(event.at), "actor": .string(event.actor),
                        "request_id": .optional(event.requestID), "method": .string(event.method),
                        "subject": .optional(event.subject), "outcome": .string(event.outcome.rawValue),
                        "detail": .optional(event.detail), "count": .integer(event.count),
                        "chain": .string(line.chain.description),
                    ]
                })
        ]
    }

    var csv: [[String]] {
        [["number", "at", "actor", "request_id", "method", "subject", "outcome", "detail", "count"]]
            + events.map { line in
                let event = line.event
                return [
                    String(line.number), event.at.rfc3339(in: .utc), event.actor, event.requestID, event.method,
                    event.subject, event.outcome.rawValue, event.detail, String(event.count),
                ]
            }
    }
}
