// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

private struct Interruption: Error {}

/// All offices of one regime and period.
let roundCases = [
    ConformanceCase("The current reports of a round come once per office, in the order of the office ids") { bench in
        let store = try bench.openWithCatalogue()
        for office in ["vn-31", "vn-01", "vn-2", "vn-10", "VN-01", "vn-1"] {
            try store.accept(Samples.submission(Samples.key(office), request: 1, text: office))
        }
        let time = Samples.start.adding(seconds: 5)
        try store.accept(
            Samples.submission(Samples.key("vn-10"), request: 2, replaces: 1, text: "corrected", receivedAt: time))
        try store.accept(Samples.submission(Samples.key("vn-77", regime: "FA-ADHOC"), request: 1))
        let other = try require(Period(form: .year, year: 2024, index: 1), "the period")
        try store.accept(Samples.submission(Samples.key("vn-78", period: other), request: 1))
        let reports = try store.read { try $0.offices() }
        try expectEqual(
            reports.map(\.receipt.key.office), ["VN-01", "vn-01", "vn-1", "vn-10", "vn-2", "vn-31"], "the offices")
        try expectEqual(reports.map(\.receipt.revision), [1, 1, 1, 2, 1, 1], "the revisions")
        try expectEqual(reports[3].bytes, Array("corrected".utf8), "the corrected bytes")
        try expectEqual(reports[3].firstReceivedAt, Samples.start, "the first time of receipt")
    },
    ConformanceCase("The current reports can be asked for some offices") { bench in
        let store = try bench.openWithCatalogue()
        for office in ["vn-03", "vn-01", "vn-02"] {
            try store.accept(Samples.submission(Samples.key(office), request: 1))
        }
        try store.read { snapshot in
            let some = try snapshot.offices(of: ["vn-03", "vn-99", "vn-01", "vn-03", ""])
            try expectEqual(some.map(\.receipt.key.office), ["vn-01", "vn-03"], "the offices")
            try expectEqual(try snapshot.offices(of: []), [], "no offices")
            try expectEqual(try snapshot.offices(regime: "FA-NONE"), [], "an unknown regime")
        }
    },
    ConformanceCase("As of a sequence, a round is what it was then") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        try store.accept(Samples.submission(Samples.key("vn-01"), request: 1))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 2, replaces: 1, text: "b"))
        try store.read { snapshot in
            let wanted: [[String]] = [[], [], ["vn-02/1"], ["vn-01/1", "vn-02/1"], ["vn-01/1", "vn-02/2"]]
            for (asOf, offices) in wanted.enumerated() {
                let found = try snapshot.offices(asOf: StoreSequence(asOf))
                try expectEqual(
                    found.map { "\($0.receipt.key.office)/\($0.receipt.revision)" }, offices, "as of \(asOf)")
            }
        }
    },
    ConformanceCase("What the caller throws ends the walk and comes out unchanged") { bench in
        let store = try bench.openWithCatalogue()
        for office in ["vn-01", "vn-02", "vn-03"] {
            try store.accept(Samples.submission(Samples.key(office), request: 1))
        }
        var count = 0
        do {
            try store.read { snapshot in
                try snapshot.currentReports(
                    regime: Samples.regime, period: Samples.period, offices: nil, asOf: nil
                ) { _ in
                    count += 1
                    if count == 2 { throw Interruption() }
                }
            }
            try expect(false, "the error comes out")
        } catch is Interruption {
            try expectEqual(count, 2, "the number of reports walked over")
        }
        try expectEqual(try store.read { try $0.offices().count }, 3, "the number of reports afterwards")
    },
    ConformanceCase("A walk can look up other reports on its way") { bench in
        let store = try bench.openWithCatalogue()
        for office in ["vn-01", "vn-02", "vn-03"] {
            try store.accept(Samples.submission(Samples.key(office), request: 1))
            try store.accept(Samples.submission(Samples.key(office), request: 2, replaces: 1, text: "b"))
        }
        var found: [Int32] = []
        try store.read { snapshot in
            try snapshot.currentReports(
                regime: Samples.regime, period: Samples.period, offices: nil, asOf: nil
            ) { report in
                let current = try snapshot.current(report.receipt.key, asOf: nil)
                let first = try snapshot.revision(1, of: report.receipt.key)
                found += [current?.receipt.revision ?? 0, first?.receipt.revision ?? 0]
                found.append(Int32(try snapshot.offices().count))
            }
        }
        try expectEqual(found, [2, 1, 3, 2, 1, 3, 2, 1, 3], "what was looked up")
    },
    ConformanceCase("The changed offices of a round are those with a later revision") { bench in
        let store = try bench.openWithCatalogue()
        for office in ["vn-03", "vn-01", "vn-02"] {
            try store.accept(Samples.submission(Samples.key(office), request: 1))
        }
        try store.accept(Samples.submission(Samples.key("vn-04", regime: "FA-ADHOC"), request: 1))
        try store.accept(Samples.submission(Samples.key("vn-03"), request: 2, replaces: 1, text: "b"))
        try store.accept(Samples.submission(Samples.key("vn-03"), request: 3, replaces: 2, text: "c"))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 2, replaces: 1, text: "b"))
        try store.read { snapshot in
            func changed(after sequence: StoreSequence) throws -> [String] {
                let reports = try snapshot.changedOffices(
                    regime: Samples.regime, period: Samples.period, after: sequence)
                return reports.map { "\($0.receipt.key.office)/\($0.receipt.revision)" }
            }
            try expectEqual(try changed(after: 0), ["vn-01/1", "vn-02/2", "vn-03/3"], "after 0")
            try expectEqual(try changed(after: 4), ["vn-02/2", "vn-03/3"], "after 4")
            try expectEqual(try changed(after: 6), ["vn-02/2", "vn-03/3"], "after 6")
            try expectEqual(try changed(after: 7), ["vn-02/2"], "after 7")
            try expectEqual(try changed(after: 8), [], "after 8")
        }
    },
]
