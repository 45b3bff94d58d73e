// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Every revision of a report, and the acts on it.
struct HistoryView: View {
    let key: ReportKey
    let revisions: [ReportRevision]
    let acts: [RecordedAct]

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("REVISION", .trailing), TextTable.Column("SEQUENCE", .trailing),
            TextTable.Column("RECEIVED"), TextTable.Column("AUTHOR"), TextTable.Column("REASON"),
            TextTable.Column("DIGEST"),
        ])
        for revision in revisions {
            let receipt = revision.receipt
            table.add([
                String(receipt.revision), String(receipt.sequence), style.time(receipt.receivedAt),
                AuthorText.text(revision.author, submittedBy: revision.submittedBy),
                revision.reason, String(receipt.digest.description.prefix(12)),
            ])
        }
        let heading = "\(key)\n\n" + (table.isEmpty ? "No revisions.\n" : table.text(style))
        return acts.isEmpty ? heading : heading + "\nWhat was done with it:\n" + ActListView(acts: acts).text(style)
    }

    var json: JSONValue {
        guard case .object(let members) = ActListView(acts: acts).json else { return .null }
        return .object(
            [
                JSONValue.Member("office", .string(key.office)), JSONValue.Member("regime", .string(key.regime)),
                JSONValue.Member("period", .string(key.period.code)),
                JSONValue.Member("revisions", .array(revisions.map(DifferenceJSON.revision))),
            ] + members)
    }

    var csv: [[String]] {
        [["revision", "sequence", "received_at", "author", "reason", "digest"]]
            + revisions.map { revision in
                [
                    String(revision.receipt.revision), String(revision.receipt.sequence),
                    revision.receipt.receivedAt.rfc3339(in: .utc), revision.author, revision.reason,
                    revision.receipt.digest.description,
                ]
            }
    }
}

/// What differs between two revisions of a report.
struct ReportDifferenceView: View {
    let difference: ReportDifference

    func text(_ style: TextStyle) -> String {
        let heading =
            "Revision \(difference.from.receipt.revision) → \(difference.to.receipt.revision), "
            + "\(style.time(difference.to.receipt.receivedAt)), \(difference.to.author): “\(difference.to.reason)”"
        if difference.items.isEmpty { return printable(heading) + "\nNothing differs.\n" }
        return printable(heading) + "\n"
            + difference.items.map { item in
                let name = style.name(item.label)
                let place = item.pathAfter.isEmpty ? item.pathBefore : item.pathAfter
                let title = "\(name.isEmpty ? item.subject : name) (\(place)), \(item.kind.rawValue)"
                return "\n" + printable(title) + "\n" + item.fields.map { field($0) }.joined()
            }.joined()
    }

    private func field(_ field: FieldChange) -> String {
        var line = "  \(field.field): \(shown(field.before)) → \(shown(field.after))"
        if let moved = field.difference { line += "  (\(moved.isNegative || moved.isZero ? "" : "+")\(moved))" }
        return printable(line) + "\n"
    }

    private func shown(_ text: String) -> String { text.isEmpty ? "nothing" : Finding.shortened(text) }

    var json: JSONValue { DifferenceJSON.report(difference) }

    var csv: [[String]] {
        [["kind", "path_before", "path_after", "subject", "field", "before", "after", "difference"]]
            + difference.items.flatMap { item in
                item.fields.map { field in
                    [
                        item.kind.rawValue, item.pathBefore, item.pathAfter, item.subject, field.field, field.before,
                        field.after, field.difference?.description ?? "",
                    ]
                }
            }
    }
}
