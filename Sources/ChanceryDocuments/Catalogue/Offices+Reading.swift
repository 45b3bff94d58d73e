// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension Office {
    static let keys = ["id", "names", "parent", "valid", "signing-keys"]

    init(reading reader: MappingReader) {
        self.init(
            id: reader.requiredText("id"),
            names: reader.parts("names", keys: ["code", "label", "valid"]) { name in
                OfficeName(
                    code: name.text("code"), label: name.requiredLabel("label"), validity: name.validity())
            },
            parent: reader.optionalText("parent"), validity: reader.validity(),
            signingKeys: reader.parts("signing-keys", keys: ["id", "algorithm", "key", "valid"]) { key in
                SigningKeyEntry(
                    id: key.requiredText("id"),
                    algorithm: key.requiredWord("algorithm", SignatureAlgorithm.self) ?? .ed25519,
                    publicKey: key.requiredText("key"), validity: key.validity())
            })
    }
}

extension Merger {
    static let keys = ["date", "predecessors", "successor", "source"]

    /// `nil` without a date, which is a problem.
    init?(reading reader: MappingReader) {
        if !reader.has("date") { reader.logMissing("date") }
        let date = reader.date("date")
        let predecessors = reader.texts("predecessors")
        let successor = reader.requiredText("successor")
        let source = reader.requiredText("source")
        guard let date else { return nil }
        self.init(date: date, predecessors: predecessors, successor: successor, source: source)
    }
}

extension Group {
    static let keys = ["id", "label", "members", "leaders", "shares-figures"]

    init(reading reader: MappingReader) {
        self.init(
            id: reader.requiredText("id"), label: reader.requiredLabel("label"),
            members: reader.parts("members", keys: ["office", "kind", "valid"]) { member in
                Membership(
                    office: member.requiredText("office"),
                    kind: member.requiredWord("kind", MemberKind.self) ?? .department, validity: member.validity())
            },
            leaders: reader.parts("leaders", keys: ["office", "valid"]) { leader in
                Leadership(office: leader.requiredText("office"), validity: leader.validity())
            },
            sharesFigures: reader.word("shares-figures", FigureSharing.self) ?? .members)
    }
}
