// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Three offices in two regimes and two periods; vn-01 corrected its first report. Sequences 2 to 8.
private func fill(_ store: any ReportStore) throws {
    let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
    let keys = [
        Samples.key("vn-01"), Samples.key("vn-02"), Samples.key("vn-01", regime: "FA-ADHOC"),
        Samples.key("vn-01", period: other), Samples.key("vn-03", period: other), Samples.key("vn-03"),
    ]
    for (index, key) in keys.enumerated() {
        try store.accept(
            Samples.submission(key, request: 1, receivedAt: Samples.start.adding(seconds: Int64(index) * 10)))
    }
    try store.accept(
        Samples.submission(
            request: 2, replaces: 1, text: "corrected", receivedAt: Samples.start.adding(seconds: 60)))
}

let listCases = [
    ConformanceCase("A list without a filter holds every revision by sequence") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        let list = try store.read { snapshot in
            try snapshot.list(ReportFilter(), after: nil, limit: 100, currentOnly: false, asOf: nil)
        }
        try expectEqual(list.map(\.receipt.sequence), [2, 3, 4, 5, 6, 7, 8], "the sequences")
        try expectEqual(list.map(\.isCurrent), [false, true, true, true, true, true, true], "which are current")
        try expectEqual(list[6].byteCount, 9, "the length")
        try expectEqual(list[6].reason, "a figure was wrong", "the reason")
        try expectEqual(list[6].firstReceivedAt, Samples.start, "the first time of receipt")
        let report = try require(try store.read { try $0.revision(2, of: Samples.key()) }, "revision 2")
        try expectEqual(list[6].receipt, report.receipt, "the receipt")
    },
    ConformanceCase("Every part of a filter must hold") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
        func after(_ seconds: Int64) -> Instant { Samples.start.adding(seconds: seconds) }
        let wanted: [(ReportFilter, [StoreSequence])] = [
            (ReportFilter(offices: ["vn-01"]), [2, 4, 5, 8]),
            (ReportFilter(offices: ["vn-03", "vn-02", "vn-03"]), [3, 6, 7]),
            (ReportFilter(offices: []), []),
            (ReportFilter(offices: ["vn-99"]), []),
            (ReportFilter(regime: "FA-ADHOC"), [4]),
            (ReportFilter(regime: "FA-NONE"), []),
            (ReportFilter(regime: Samples.regime), [2, 3, 5, 6, 7, 8]),
            (ReportFilter(period: other), [5, 6]),
            (ReportFilter(period: Samples.period), [2, 3, 4, 7, 8]),
            (ReportFilter(regime: Samples.regime, period: Samples.period), [2, 3, 7, 8]),
            (ReportFilter(offices: ["vn-01"], regime: Samples.regime), [2, 5, 8]),
            (ReportFilter(offices: ["vn-01", "vn-03"], regime: Samples.regime, period: Samples.period), [2, 7, 8]),
            (ReportFilter(receivedFrom: after(40)), [6, 7, 8]),
            (ReportFilter(receivedTo: after(20)), [2, 3, 4]),
            (ReportFilter(receivedFrom: after(10), receivedTo: after(40)), [3, 4, 5, 6]),
            (ReportFilter(offices: ["vn-01"], receivedFrom: after(20), receivedTo: after(30)), [4, 5]),
            (ReportFilter(regime: Samples.regime, period: Samples.period, receivedFrom: after(50)), [7, 8]),
        ]
        try store.read { snapshot in
            for (filter, sequences) in wanted {
                try expectEqual(try snapshot.sequences(filter), sequences, "the list for \(filter)")
            }
        }
    },
    ConformanceCase("A list of current revisions leaves out what was replaced at that sequence") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        try store.read { snapshot in
            let mine = ReportFilter(offices: ["vn-01"])
            try expectEqual(try snapshot.sequences(currentOnly: true), [3, 4, 5, 6, 7, 8], "all")
            try expectEqual(try snapshot.sequences(mine, currentOnly: true), [4, 5, 8], "one office")
            try expectEqual(try snapshot.sequences(mine, currentOnly: true, asOf: 7), [2, 4, 5], "as of 7")
            try expectEqual(try snapshot.sequences(asOf: 4), [2, 3, 4], "everything as of 4")
            let then = try snapshot.list(mine, after: nil, limit: 1, currentOnly: false, asOf: 7)
            try expectEqual(then.map(\.isCurrent), [true], "whether revision 1 was current as of 7")
        }
    },
    ConformanceCase("Pages joined are the list, whatever their length") { bench in
        let store = try bench.openWithCatalogue()
        try fill(store)
        let filters = [
            ReportFilter(), ReportFilter(offices: ["vn-01"]), ReportFilter(regime: Samples.regime),
            ReportFilter(receivedFrom: Samples.start.adding(seconds: 10)),
        ]
        try store.read { snapshot in
            for filter in filters {
                for limit in 1...8 {
                    var pages: [StoreSequence] = []
                    var cursor: StoreSequence?
                    while true {
                        let page = try snapshot.sequences(filter, after: cursor, limit: limit)
                        try expect(page.count <= limit, "a page has at most \(limit) rows")
                        guard let last = page.last else { break }
                        try expect(last > cursor ?? 0, "a page lies after its cursor")
                        pages += page
                        cursor = last
                    }
                    try expectEqual(pages, try snapshot.sequences(filter), "the pages of \(limit) for \(filter)")
                }
            }
            try expectEqual(try snapshot.sequences(limit: 0), [], "a page of nothing")
            try expectEqual(try snapshot.sequences(limit: -1), [], "a page of less than nothing")
            try expectEqual(try snapshot.sequences(limit: .max).count, 7, "a page of everything")
        }
    },
]
