// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Closing, opening again, statistics.
let lifeCases = [
    ConformanceCase("A closed store refuses, and closing it twice does no harm") { bench in
        let store = try bench.openWithCatalogue()
        store.writer.close()
        store.writer.close()
        store.writer.checkpoint()
        try expectError(.closed) { _ = try store.writer.commit([Samples.submission(request: 1)], at: Samples.start) }
        try expectError(.closed) { try store.install("catalogue 2") }
        try expectError(.closed) { try store.record(Samples.act(.close, request: 1)) }
        try expectError(.closed) { try store.freeze(Samples.pack(request: 1)) }
        try expectError(.closed) { _ = try store.sequence() }
    },
    ConformanceCase("The statistics count what is stored") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1))
        _ = try store.commit(Samples.submission(request: 1))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        try store.record(Samples.act(.reply, request: 1))
        _ = try store.commit(Samples.act(.reply, request: 1))
        try store.freeze(Samples.pack(request: 1))
        _ = try store.writer.commit(pack: Samples.pack(request: 1), at: Samples.start)
        let statistics = store.statistics()
        try expectEqual(statistics.sequence, 5, "the sequence")
        try expectEqual(statistics.actCount, 1, "the number of acts")
        try expectEqual(statistics.packCount, 1, "the number of packs")
        try expectEqual(statistics.reportCount, 2, "the number of reports")
        try expectEqual(statistics.catalogueCount, 1, "the number of catalogues")
        try expectEqual(statistics.commitCount, 5, "the number of commits")
        try expect(!statistics.engine.isEmpty, "the engine has a name")
    },
    ConformanceCase("Reports are counted by what the last act on their current revision says") { bench in
        let store = try bench.openWithCatalogue()
        for (number, office) in ["vn-01", "vn-02", "vn-03", "vn-04"].enumerated() {
            try store.accept(Samples.submission(Samples.key(office), request: UInt64(number)))
        }
        try expectEqual(
            try store.read { try $0.standingCounts() }, StandingCounts(submittedCount: 4), "before any act")
        try store.record(Samples.act(.giveBack, on: Samples.key("vn-01"), request: 11, revision: 1))
        try store.record(Samples.act(.accept, on: Samples.key("vn-02"), request: 12, revision: 1))
        try store.record(Samples.act(.giveBack, on: Samples.key("vn-03"), request: 13, revision: 1))
        try store.record(Samples.act(.reply, on: Samples.key("vn-03"), request: 14))
        try expectEqual(
            try store.read { try $0.standingCounts() },
            StandingCounts(submittedCount: 1, returnedCount: 2, acceptedCount: 1), "after acts")
        try store.accept(Samples.submission(Samples.key("vn-01"), request: 21, replaces: 1))
        try expectEqual(
            try store.read { try $0.standingCounts() },
            StandingCounts(submittedCount: 2, returnedCount: 1, acceptedCount: 1), "after a correction")
    },
    ConformanceCase("A checkpoint changes no answer") { bench in
        let store = try bench.openWithCatalogue()
        let receipt = try store.accept(Samples.submission(request: 1))
        store.writer.checkpoint()
        try expectEqual(try store.commit(Samples.submission(request: 1)), .repeated(receipt), "the outcome")
        try expectEqual(try store.sequence(), 2, "the sequence")
    },
    ConformanceCase("What was answered is there after closing and opening", needsDurability: true) { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.accept(Samples.submission(request: 1, text: "a"))
        let second = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        let changes = try store.read { try $0.changes(after: 0, limit: 10) }
        store.writer.close()
        let again = try bench.open()
        try expectEqual(try again.read { try $0.changes(after: 0, limit: 10) }, changes, "the tail")
        try expectEqual(try again.commit(Samples.submission(request: 1, text: "a")), .repeated(first), "a repeat")
        let stale = try again.commit(Samples.submission(request: 3, replaces: 1, text: "c"))
        try expectEqual(stale, .refused(.staleRevision(current: second)), "a stale correction")
        let third = try again.accept(Samples.submission(request: 3, replaces: 2, text: "c"))
        try expectEqual(third.sequence, 4, "the next sequence")
        try expectEqual(try again.install("catalogue 1").version, 1, "the same catalogue")
        try expectEqual(try again.install("catalogue 2").version, 2, "the next catalogue")
        again.writer.close()
    },
    ConformanceCase("Acts and packs are there after closing and opening, and go on", needsDurability: true) { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, openQuestions: 2))
        let late = Samples.start.adding(seconds: 100)
        let act = try store.record(Samples.act(.close, request: 1), at: late)
        let pack = try store.freeze(Samples.pack(request: 1))
        store.writer.close()
        let again = try bench.open()
        try expectEqual(again.statistics().sequence, 4, "the sequence at once")
        try expectEqual(again.statistics().reportCount, 1, "the number of reports at once")
        try expectEqual(try again.commit(Samples.act(.close, request: 1)), .repeated(act), "a repeated act")
        let repeated = try again.writer.commit(pack: Samples.pack(request: 1), at: Samples.start)
        try expectEqual(repeated, .repeated(pack), "a repeated pack")
        guard case .refused(.closed(_, let since)) = try again.commit(Samples.submission(request: 2, replaces: 1))
        else { return try expect(false, "the report is still closed") }
        try expectEqual(since, late, "since when it is closed")
        let reopen = Samples.act(.reopen, request: 2, until: late.adding(seconds: 1))
        try expectEqual(try again.record(reopen).committedAt, late, "the commit time")
        let accept = Samples.act(.accept, request: 3, revision: 1)
        try expectEqual(try again.commit(accept), .refused(.questionsOpen(count: 2)), "accepting it")
        try expectEqual(try again.freeze(Samples.pack(request: 2)).number, 2, "the next number")
        try expectEqual(try again.sequence(), 6, "the sequence")
        again.writer.close()
    },
    ConformanceCase("Commit times do not fall across closing and opening", needsDurability: true) { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1), at: Samples.start.adding(seconds: 100))
        store.writer.close()
        let again = try bench.open()
        try again.accept(Samples.submission(Samples.key("vn-02"), request: 1), at: Samples.start)
        try again.read { snapshot in
            try expectEqual(try snapshot.sequence(asOf: Samples.start.adding(seconds: 99)), 1, "just before")
            try expectEqual(try snapshot.sequence(asOf: Samples.start.adding(seconds: 100)), 3, "at the time")
        }
        again.writer.close()
    },
]
