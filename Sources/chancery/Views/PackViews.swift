// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Packs without their contents.
struct PackListView: View {
    let packs: [PackHeadMessage]

    func text(_ style: TextStyle) -> String {
        guard !packs.isEmpty else { return "No packs.\n" }
        var table = TextTable([
            TextTable.Column("PACK"), TextTable.Column("FROZEN"), TextTable.Column("AT SEQUENCE", .trailing),
            TextTable.Column("REPORTS"), TextTable.Column("BY"), TextTable.Column("TITLE"), TextTable.Column("DIGEST"),
        ])
        for head in packs {
            table.add([
                PackListView.name(head), style.time(head.committedAt), String(head.cover.frozenAt),
                "\(head.cover.completeness.reported) of \(head.cover.completeness.expected)", head.cover.actor,
                head.cover.title, String(head.digest.description.prefix(12)),
            ])
        }
        return table.text(style)
    }

    static func name(_ head: PackHeadMessage) -> String {
        let cover = head.cover
        let periods = cover.from == cover.through ? cover.from.code : "\(cover.from)-\(cover.through)"
        return "\(cover.group)/\(cover.regime)/\(periods) v\(head.number)"
    }

    var json: JSONValue { ["packs": .array(packs.map(PackListView.json))] }

    static func json(_ head: PackHeadMessage) -> JSONValue {
        let cover = head.cover
        return [
            "number": .integer(head.number), "sequence": .integer(head.sequence),
            "committed_at": .optional(head.committedAt), "request_id": .string(head.requestID.description),
            "digest": .string(head.digest.description), "size_bytes": .integer(head.byteCount),
            "cover": [
                "group": .string(cover.group), "regime": .string(cover.regime), "period": .string(cover.from.code),
                "through_period": .string(cover.through.code), "title": .string(cover.title),
                "actor": .string(cover.actor), "note": .optional(cover.note), "frozen_at": .integer(cover.frozenAt),
                "catalogue_version": .integer(cover.catalogueVersion),
                "catalogue_digest": .string(cover.catalogueDigest.description),
                "completeness": ConsolidationJSON.completeness(cover.completeness),
            ],
        ]
    }

    var csv: [[String]] {
        [["group", "regime", "period", "through_period", "number", "sequence", "frozen_at", "committed_at", "digest"]]
            + packs.map { head in
                [
                    head.cover.group, head.cover.regime, head.cover.from.code, head.cover.through.code,
                    String(head.number), String(head.sequence), String(head.cover.frozenAt),
                    head.committedAt.rfc3339(in: .utc), head.digest.description,
                ]
            }
    }
}

/// A pack with its figures and the reports that they rest on.
struct PackView: View {
    let head: PackHeadMessage
    let pack: Pack

    func text(_ style: TextStyle) -> String {
        var text = PackListView(packs: [head]).text(style)
        if !pack.cover.note.isEmpty { text += printable(pack.cover.note) + "\n" }
        return text + "\n" + ConsolidationView(answer: answer).text(style) + "\n" + inputs(style)
    }

    /// The parts stay in the JSON; for people the table of inputs says what the figures rest on.
    private var answer: Consolidation {
        var answer = pack.answer
        for position in answer.figures.indices { answer.figures[position].contributions = [] }
        return answer
    }

    private func inputs(_ style: TextStyle) -> String {
        let names = OfficeNames(pack.answer)
        var table = TextTable([
            TextTable.Column("RESTS ON"), TextTable.Column("PERIOD"), TextTable.Column("STATE"),
            TextTable.Column("REVISION", .trailing), TextTable.Column("SEQUENCE", .trailing),
            TextTable.Column("DIGEST"),
        ])
        for input in pack.inputs {
            table.add([
                names.name(input.office, style), input.period.code, input.state.rawValue,
                input.revision == 0 ? "" : String(input.revision), input.sequence == 0 ? "" : String(input.sequence),
                input.digest.map { String($0.description.prefix(12)) } ?? "",
            ])
        }
        return table.text(style)
    }

    var json: JSONValue {
        [
            "head": PackListView.json(head), "inputs": .array(pack.inputs.map(PackVerificationView.input)),
            "answer": ConsolidationJSON.answer(pack.answer),
        ]
    }

    var csv: [[String]] { ConsolidationView(answer: pack.answer).csv }
}

/// Whether a pack follows from what is stored.
struct PackVerificationView: View {
    let verification: PackVerification

    func text(_ style: TextStyle) -> String {
        func line(_ what: String, _ holds: Bool) -> String { "  \(holds ? "ok  " : "FAIL")  \(what)\n" }
        var text = printable(PackListView.name(verification.head)) + "\n"
        text += line("its bytes have the digest of its head", verification.bytesHold)
        text += line("the catalogue it names is installed", verification.catalogueHolds)
        text += line("every report it rests on is stored as it names it", verification.inputsHold)
        text += line("made again from them, the answer is the same", verification.answerHolds)
        for input in verification.brokenInputs {
            text += "  " + printable("\(input.office), \(input.period), revision \(input.revision) differs") + "\n"
        }
        for change in verification.figures {
            text += "  " + printable("\(change.figure.indicator) comes out differently") + "\n"
        }
        return text
    }

    var json: JSONValue {
        [
            "head": PackListView.json(verification.head), "bytes_hold": .bool(verification.bytesHold),
            "catalogue_holds": .bool(verification.catalogueHolds), "inputs_hold": .bool(verification.inputsHold),
            "answer_holds": .bool(verification.answerHolds),
            "broken_inputs": .array(verification.brokenInputs.map(PackVerificationView.input)),
            "figures": .array(verification.figures.map(DifferenceJSON.figure)),
        ]
    }

    static func input(_ input: PackInput) -> JSONValue {
        [
            "office": .string(input.office), "period": .string(input.period.code),
            "state": .string(input.state.rawValue), "revision": .integer(input.revision),
            "sequence": .integer(input.sequence), "digest": .optional(input.digest?.description ?? ""),
        ]
    }

    var csv: [[String]] {
        [
            ["number", "bytes_hold", "catalogue_holds", "inputs_hold", "answer_holds"],
            [
                String(verification.head.number), "\(verification.bytesHold)", "\(verification.catalogueHolds)",
                "\(verification.inputsHold)", "\(verification.answerHolds)",
            ],
        ]
    }
}
