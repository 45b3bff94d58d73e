// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Three offices in two regimes and two periods. Acts at sequences 3, 4, 5, 6, 8, 9 and 10.
private func fill(_ store: any ReportStore) throws {
    let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
    let until = Samples.start.adding(seconds: 1000)
    try store.accept(Samples.submission(request: 1))
    try store.record(Samples.act(.accept, request: 1, revision: 1))
    try store.record(Samples.act(.extend, on: Samples.key("vn-02"), request: 1, until: until))
    try store.record(Samples.act(.close, on: Samples.key("vn-01", regime: "FA-ADHOC"), request: 1))
    try store.record(Samples.act(.close, request: 2))
    try store.freeze(Samples.pack(request: 1))
    try store.record(Samples.act(.close, on: Samples.key("vn-01", period: other), request: 1))
    try store.record(Samples.act(.score, on: Samples.key("vn-03", period: other), request: 1))
    try store.record(Samples.act(.reopen, request: 3, until: until))
}

let actReadCases = [
    ConformanceCase("Acts of a report and of a round come by sequence, as of any sequence") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        try store.read { snapshot in
            func report(_ key: ReportKey, _ asOf: StoreSequence?) throws -> [StoreSequence] {
                try snapshot.acts(of: key, asOf: asOf).map(\.sequence)
            }
            func round(_ regime: String, _ asOf: StoreSequence?) throws -> [StoreSequence] {
                try snapshot.acts(regime: regime, period: Samples.period, asOf: asOf).map(\.sequence)
            }
            try expectEqual(try report(Samples.key(), nil), [3, 6, 10], "the acts of a report")
            try expectEqual(try report(Samples.key(), 9), [3, 6], "those as of 9")
            try expectEqual(try report(Samples.key(), 2), [], "those as of 2")
            try expectEqual(try report(Samples.key(), 99), [3, 6, 10], "those as of the future")
            try expectEqual(try report(Samples.key("vn-99"), nil), [], "those of nobody")
            try expectEqual(try round(Samples.regime, nil), [3, 4, 6, 10], "the acts of a round")
            try expectEqual(try round(Samples.regime, 5), [3, 4], "those as of 5")
            try expectEqual(try round("FA-ADHOC", nil), [5], "those of another regime")
            try expectEqual(try round("FA-NONE", nil), [], "those of no regime")
        }
    },
    ConformanceCase("Every part of a question for acts must hold") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
        try store.read { snapshot in
            try expectEqual(try snapshot.actSequences(), [3, 4, 5, 6, 8, 9, 10], "all")
            try expectEqual(try snapshot.actSequences(offices: ["vn-01"]), [3, 5, 6, 8, 10], "one office")
            try expectEqual(try snapshot.actSequences(offices: ["vn-03", "vn-02", "vn-03"]), [4, 9], "two offices")
            try expectEqual(try snapshot.actSequences(offices: []), [], "no office")
            try expectEqual(try snapshot.actSequences(offices: ["vn-99"]), [], "an unknown office")
            try expectEqual(try snapshot.actSequences(regime: "FA-ADHOC"), [5], "a regime")
            try expectEqual(try snapshot.actSequences(regime: "FA-NONE"), [], "an unknown regime")
            try expectEqual(try snapshot.actSequences(period: other), [8, 9], "a period")
            try expectEqual(try snapshot.actSequences(kinds: [.close]), [5, 6, 8], "a kind")
            try expectEqual(try snapshot.actSequences(kinds: [.score, .accept, .score]), [3, 9], "two kinds")
            try expectEqual(try snapshot.actSequences(kinds: []), [], "no kind")
            try expectEqual(try snapshot.actSequences(kinds: [.reply]), [], "a kind that did not come")
            let some = try snapshot.actSequences(
                offices: ["vn-01", "vn-02"], regime: Samples.regime, period: Samples.period, kinds: [.close, .extend])
            try expectEqual(some, [4, 6], "all parts together")
            try expectEqual(try snapshot.actSequences(kinds: [.close], asOf: 6), [5, 6], "as of 6")
        }
    },
    ConformanceCase("Pages of acts joined are the list, and none is longer than the bound") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        try store.read { snapshot in
            for offices in [nil, ["vn-01"]] {
                let whole = try snapshot.actSequences(offices: offices)
                for limit in 1...8 {
                    var pages: [StoreSequence] = []
                    while true {
                        let page = try snapshot.actSequences(offices: offices, after: pages.last, limit: limit)
                        try expect(page.count <= limit, "a page has at most \(limit) acts")
                        guard let last = page.last else { break }
                        try expect(last > pages.last ?? 0, "a page lies after the one before")
                        pages += page
                    }
                    try expectEqual(pages, whole, "the pages of \(limit)")
                }
            }
            try expectEqual(try snapshot.actSequences(limit: 0), [], "a page of nothing")
            try expectEqual(try snapshot.actSequences(limit: -1), [], "a page of less than nothing")
        }
        let more = (0..<StoreLimits.actMax).map { request in
            Samples.act(.reply, on: Samples.key("vn-08"), request: UInt64(request))
        }
        _ = try store.writer.commit(acts: more, at: Samples.start)
        let page = try store.read { try $0.actSequences(limit: .max) }
        try expectEqual(page.count, StoreLimits.actPageCountMax, "the longest page")
    },
    ConformanceCase("Acts and packs are in the tail, and move neither reports nor catalogues") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
        let wanted: [StoreChange] = [
            .catalogue(sequence: 1, version: 1), .report(sequence: 2, key: Samples.key(), revision: 1),
            .act(sequence: 3, key: Samples.key(), kind: .accept),
            .act(sequence: 4, key: Samples.key("vn-02"), kind: .extend),
            .act(sequence: 5, key: Samples.key("vn-01", regime: "FA-ADHOC"), kind: .close),
            .act(sequence: 6, key: Samples.key(), kind: .close), .pack(sequence: 7, group: "khoi-i", number: 1),
            .act(sequence: 8, key: Samples.key("vn-01", period: other), kind: .close),
            .act(sequence: 9, key: Samples.key("vn-03", period: other), kind: .score),
            .act(sequence: 10, key: Samples.key(), kind: .reopen),
        ]
        try store.read { snapshot in
            try expectEqual(try snapshot.changes(after: 0, limit: 100), wanted, "the tail")
            for limit in 1...4 {
                var pieces: [StoreChange] = []
                while let piece = try nonEmpty(snapshot.changes(after: pieces.last?.sequence ?? 0, limit: limit)) {
                    pieces += piece
                }
                try expectEqual(pieces, wanted, "the pieces of \(limit)")
            }
            try expectEqual(try snapshot.sequences(), [2], "the list of reports")
            let changed = try snapshot.changedOffices(regime: Samples.regime, period: Samples.period, after: 2)
            try expectEqual(changed, [], "the changed offices")
            try expectEqual(try snapshot.currentCatalogue(asOf: nil)?.version, 1, "the catalogue")
        }
    },
    ConformanceCase("Times of acts and packs count for the sequence at a time") { bench in
        let store = try bench.openWithCatalogue()
        try store.record(Samples.act(.reply, request: 1), at: Samples.start.adding(seconds: 10))
        try store.freeze(Samples.pack(request: 1), at: Samples.start.adding(seconds: 20))
        try store.accept(Samples.submission(request: 1), at: Samples.start.adding(seconds: 30))
        let act = try store.record(Samples.act(.reply, request: 2, text: "b"), at: Samples.start)
        try expectEqual(act.committedAt, Samples.start.adding(seconds: 30), "the commit time of the last act")
        let pack = try store.freeze(Samples.pack(request: 2), at: Samples.start)
        try expectEqual(pack.committedAt, Samples.start.adding(seconds: 30), "the commit time of the last pack")
        try store.read { snapshot in
            let wanted: [(Int64, StoreSequence)] = [(-1, 0), (0, 1), (9, 1), (10, 2), (19, 2), (20, 3), (30, 6)]
            for (seconds, sequence) in wanted {
                let found = try snapshot.sequence(asOf: Samples.start.adding(seconds: seconds))
                try expectEqual(found, sequence, "the sequence after \(seconds) s")
            }
        }
    },
    ConformanceCase("A snapshot does not see acts and packs that are committed while it is open") { bench in
        let store = try bench.openWithCatalogue()
        try store.record(Samples.act(.reply, request: 1))
        try store.freeze(Samples.pack(request: 1))
        try store.read { snapshot in
            try expectEqual(snapshot.sequence, 3, "the sequence")
            try store.record(Samples.act(.reply, request: 2, text: "b"))
            try store.freeze(Samples.pack(request: 2))
            try expectEqual(try snapshot.actSequences(asOf: 99), [2], "the list of acts")
            try expectEqual(try snapshot.acts(of: Samples.key(), asOf: nil).count, 1, "the acts of a report")
            try expectEqual(try snapshot.pack()?.head.number, 1, "the latest pack")
            try expectEqual(try snapshot.pack(number: 2), nil, "the second pack")
            try expectEqual(try snapshot.changes(after: 0, limit: 10).count, 3, "the length of the tail")
        }
        try expectEqual(try store.sequence(), 5, "the sequence afterwards")
    },
]

private func nonEmpty<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }
