// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// The acts and packs of the random history.
extension ModelComparison {
    mutating func commitActs() throws {
        let count = Int.random(in: 1...4, using: &generator)
        let batch = (0..<count).map { _ in act() }
        let found = try subject.writer.commit(acts: batch, at: clock)
        try expectEqual(found, try reference.writer.commit(acts: batch, at: clock), "the outcomes of acts")
    }

    /// Acts on what exists are more frequent than the others, and reopenings than closings.
    private mutating func act() -> ActSubmission {
        if let old = pastActs.randomElement(using: &generator), Int.random(in: 0..<6, using: &generator) == 0 {
            return old
        }
        let kinds = ActKind.allCases + [.giveBack, .accept, .reopen, .reopen]
        let until = clock.adding(seconds: Int64.random(in: -5...60, using: &generator))
        let new = Samples.act(
            kinds.randomElement(using: &generator) ?? .reply, on: key(),
            request: UInt64.random(in: 0..<40, using: &generator),
            revision: Int32.random(in: 0...4, using: &generator), until: Bool.random(using: &generator) ? until : nil,
            text: "\(Int.random(in: 0..<6, using: &generator))")
        pastActs.append(new)
        return new
    }

    mutating func commitPack() throws {
        var pack = Samples.pack(
            group: Bool.random(using: &generator) ? "g1" : "g2", regime: Bool.random(using: &generator) ? "A" : "B",
            from: period(), through: period(), request: UInt64.random(in: 0..<6, using: &generator),
            question: "\(Int.random(in: 0..<2, using: &generator))",
            text: String(repeating: "x", count: Int.random(in: 0..<9000, using: &generator)))
        if let old = pastPacks.randomElement(using: &generator), Int.random(in: 0..<6, using: &generator) == 0 {
            pack = old
        }
        pastPacks.append(pack)
        let found = try subject.writer.commit(pack: pack, at: clock)
        try expectEqual(found, try reference.writer.commit(pack: pack, at: clock), "the outcome of a pack")
    }

    mutating func compareActReads() throws {
        let last = try reference.read { $0.sequence }
        let asOf = Bool.random(using: &generator) ? StoreSequence.random(in: -1...(last + 1), using: &generator) : nil
        let after = Bool.random(using: &generator) ? StoreSequence.random(in: 0...last, using: &generator) : nil
        let limit = Int.random(in: 0...20, using: &generator)
        let key = key()
        let offices = Bool.random(using: &generator) ? ["vn-03", "vn-01", "vn-9"] : nil
        let regime = Bool.random(using: &generator) ? key.regime : nil
        let wantedPeriod = Bool.random(using: &generator) ? key.period : nil
        let kinds = Bool.random(using: &generator) ? [ActKind.close, .giveBack] : nil
        let group = Bool.random(using: &generator) ? "g1" : nil
        let number = Bool.random(using: &generator) ? Int32.random(in: 0...3, using: &generator) : nil
        let through = period()
        try compare("acts of a report") { try $0.acts(of: key, asOf: asOf) }
        try compare("acts of a round") { try $0.acts(regime: key.regime, period: key.period, asOf: asOf) }
        try compare("the list of acts") {
            try $0.listActs(
                offices: offices, regime: regime, period: wantedPeriod, kinds: kinds, after: after, limit: limit,
                asOf: asOf)
        }
        try compare("a pack") {
            try $0.pack(
                number: number, group: group ?? "g2", regime: key.regime, from: key.period, through: through,
                asOf: asOf)
        }
        try compare("the list of packs") {
            try $0.listPacks(group: group, regime: regime, after: after, limit: limit, asOf: asOf)
        }
    }

    func compareAllActs() throws {
        try compare("all acts") {
            try $0.listActs(
                offices: nil, regime: nil, period: nil, kinds: nil, after: nil, limit: StoreLimits.actPageCountMax,
                asOf: nil)
        }
        let heads = try reference.read { snapshot in
            try snapshot.listPacks(group: nil, regime: nil, after: nil, limit: StoreLimits.pageCountMax, asOf: nil)
        }
        for head in heads {
            try compare("pack \(head.number) of \(head.group)") {
                try $0.pack(
                    number: head.number, group: head.group, regime: head.regime, from: head.from,
                    through: head.through, asOf: nil)
            }
        }
    }
}
