// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Single reports, snapshots and times.
let readCases = [
    ConformanceCase("An empty store answers with nothing") { bench in
        let store = try bench.open()
        try store.read { snapshot in
            try expectEqual(snapshot.sequence, 0, "the sequence")
            try expectEqual(try snapshot.current(Samples.key(), asOf: nil), nil, "the current report")
            try expectEqual(try snapshot.revision(1, of: Samples.key()), nil, "revision 1")
            try expectEqual(try snapshot.outcome(of: Samples.requestID(1), for: Samples.key()), nil, "the outcome")
            try expectEqual(try snapshot.offices(), [], "the offices")
            try expectEqual(try snapshot.changes(after: 0, limit: 10), [], "the tail")
            try expectEqual(
                try snapshot.changedOffices(regime: Samples.regime, period: Samples.period, after: 0), [], "changed")
            try expectEqual(try snapshot.sequences(), [], "the list")
            try expectEqual(try snapshot.sequence(asOf: Samples.start), 0, "the sequence as of a time")
            try expectEqual(try snapshot.catalogue(version: 1), nil, "catalogue 1")
            try expectEqual(try snapshot.currentCatalogue(asOf: nil), nil, "the current catalogue")
        }
    },
    ConformanceCase("As of a sequence, a key has the revision that was current then") { bench in
        let store = try bench.openWithCatalogue()
        for revision in Int32(0)..<4 {
            try store.accept(
                Samples.submission(request: UInt64(revision) + 1, replaces: revision, text: "\(revision)"))
            try store.accept(Samples.submission(Samples.key("vn-0\(revision + 2)"), request: 1))
        }
        try store.read { snapshot in
            let wanted: [Int32?] = [nil, nil, 1, 1, 2, 2, 3, 3, 4, 4, 4]
            for (asOf, revision) in wanted.enumerated() {
                let report = try snapshot.current(Samples.key(), asOf: StoreSequence(asOf))
                try expectEqual(report?.receipt.revision, revision, "the revision as of \(asOf)")
            }
            try expectEqual(try snapshot.current(Samples.key(), asOf: -1), nil, "as of before everything")
            try expectEqual(try snapshot.current(Samples.key(), asOf: nil)?.receipt.revision, 4, "the latest")
        }
    },
    ConformanceCase("A revision is found by its number, and only then") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        try store.read { snapshot in
            try expectEqual(try snapshot.revision(1, of: Samples.key())?.bytes, Array("a".utf8), "revision 1")
            try expectEqual(try snapshot.revision(2, of: Samples.key())?.bytes, Array("b".utf8), "revision 2")
            for number in [Int32(0), 3, -1] {
                try expectEqual(try snapshot.revision(number, of: Samples.key()), nil, "revision \(number)")
            }
            try expectEqual(try snapshot.revision(1, of: Samples.key("vn-02")), nil, "another office's")
        }
    },
    ConformanceCase("The receipt of a request is found within its key") { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.accept(Samples.submission(request: 1, text: "a"))
        let second = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 3))
        try store.read { snapshot in
            try expectEqual(try snapshot.outcome(of: first.requestID, for: Samples.key()), first, "the first")
            try expectEqual(try snapshot.outcome(of: second.requestID, for: Samples.key()), second, "the second")
            try expectEqual(try snapshot.outcome(of: Samples.requestID(3), for: Samples.key()), nil, "another key's")
            try expectEqual(try snapshot.outcome(of: Samples.requestID(4), for: Samples.key()), nil, "an unknown one")
        }
    },
    ConformanceCase("A snapshot does not see what is committed while it is open") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        try store.read { snapshot in
            try expectEqual(snapshot.sequence, 2, "the snapshot's sequence")
            try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
            try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
            try store.install("catalogue 2")
            try expectEqual(try snapshot.current(Samples.key(), asOf: nil)?.receipt.revision, 1, "the revision")
            try expectEqual(try snapshot.current(Samples.key(), asOf: 99)?.receipt.revision, 1, "as of the future")
            try expectEqual(try snapshot.offices().count, 1, "the number of offices")
            try expectEqual(try snapshot.changes(after: 0, limit: 10).count, 2, "the length of the tail")
            try expectEqual(try snapshot.sequences(), [2], "the list")
            try expectEqual(try snapshot.sequences(currentOnly: true), [2], "the list of current revisions")
            try expectEqual(try snapshot.currentCatalogue(asOf: nil)?.version, 1, "the catalogue")
            try expectEqual(try snapshot.sequence(asOf: Samples.start.adding(seconds: 99)), 2, "the last sequence")
        }
        try expectEqual(try store.sequence(), 5, "the sequence afterwards")
    },
    ConformanceCase("A time names the last sequence committed by then") { bench in
        let store = try bench.openWithCatalogue()
        for number in 1...5 {
            let time = Samples.start.adding(seconds: Int64(number) * 10)
            let batch = [1, 2].map { Samples.submission(Samples.key("vn-\(number)\($0)"), request: 1) }
            _ = try store.writer.commit(batch, at: time)
        }
        try store.install("catalogue 2", at: Samples.start.adding(seconds: 60))
        try store.read { snapshot in
            let wanted: [(Int64, StoreSequence)] = [
                (-1, 0), (0, 1), (9, 1), (10, 3), (19, 3), (20, 5), (50, 11), (59, 11), (60, 12), (999, 12),
            ]
            for (seconds, sequence) in wanted {
                let found = try snapshot.sequence(asOf: Samples.start.adding(seconds: seconds))
                try expectEqual(found, sequence, "the sequence after \(seconds) s")
            }
        }
    },
    ConformanceCase("A clock that goes back does not move commit times back, and receipt times are kept") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1), at: Samples.start.adding(seconds: 100))
        let earlier = Samples.start.adding(seconds: -500)
        let receipt = try store.accept(
            Samples.submission(Samples.key("vn-02"), request: 1, receivedAt: earlier), at: earlier)
        try expectEqual(receipt.receivedAt, earlier, "the time of receipt")
        let catalogue = try store.install("catalogue 2", at: earlier)
        try expectEqual(catalogue.installedAt, Samples.start.adding(seconds: 100), "the catalogue's time")
        try store.read { snapshot in
            try expectEqual(try snapshot.sequence(asOf: Samples.start.adding(seconds: 99)), 1, "just before")
            try expectEqual(try snapshot.sequence(asOf: Samples.start.adding(seconds: 100)), 4, "at the time")
        }
    },
]
