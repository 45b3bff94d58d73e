// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Closed reports take no revisions.
let closingCases = [
    ConformanceCase("A closed report takes no correction, and a refusal says since when") { bench in
        let store = try bench.openWithCatalogue()
        let receipt = try store.accept(Samples.submission(request: 1, text: "a"))
        let time = Samples.start.adding(seconds: 5)
        try store.record(Samples.act(.accept, request: 1, revision: 1))
        try store.record(Samples.act(.close, request: 2), at: time)
        let standing = ReportStanding(
            revision: 1, acts: [ActFact(kind: .accept, revision: 1), ActFact(kind: .close)])
        let closed = CommitOutcome.refused(.closed(standing: standing, since: time))
        for replaced in [Int32(0), 1, 2] {
            let outcome = try store.commit(
                Samples.submission(request: 2, replaces: replaced, text: "b"), at: Samples.start.adding(seconds: 9))
            try expectEqual(outcome, closed, "the outcome of a report that replaces \(replaced)")
        }
        let again = try store.commit(Samples.submission(request: 1, text: "a"))
        try expectEqual(again, .repeated(receipt), "the outcome of a repeat")
        let other = try store.commit(Samples.submission(request: 1, text: "b"))
        try expectEqual(other, .refused(.requestIDReused(first: receipt)), "the outcome of a reused id")
        try expectEqual(try store.sequence(), 4, "the sequence")
    },
    ConformanceCase("A report that is closed before it was sent takes none") { bench in
        let store = try bench.openWithCatalogue()
        try store.record(Samples.act(.close, request: 1))
        let standing = ReportStanding(revision: 0, acts: [ActFact(kind: .close)])
        let outcome = try store.commit(Samples.submission(request: 1))
        try expectEqual(outcome, .refused(.closed(standing: standing, since: Samples.start)), "the outcome")
        let other = try require(Period(form: .half, year: 2024, index: 2), "the period")
        for key in [Samples.key("vn-02"), Samples.key(regime: "FA-ADHOC"), Samples.key(period: other)] {
            try store.accept(Samples.submission(key, request: 1))
        }
    },
    ConformanceCase("A reopened report takes what is received before the moment, and nothing at it") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        let until = Samples.start.adding(seconds: 100)
        try store.record(Samples.act(.close, request: 1))
        try store.record(Samples.act(.reopen, request: 2, until: until))
        let late = Samples.start.adding(seconds: 200)
        func correction(_ revision: Int32, receivedAt: Instant) -> ReportSubmission {
            Samples.submission(
                request: UInt64(revision) + 1, replaces: revision, text: "\(revision)", receivedAt: receivedAt)
        }
        try store.accept(correction(1, receivedAt: Samples.start))
        let last = Instant(microsecondsSinceEpoch: until.microsecondsSinceEpoch - 1)
        try store.accept(correction(2, receivedAt: last), at: late)
        let outcome = try store.commit(correction(3, receivedAt: until), at: late)
        guard case .refused(.closed(let standing, let since)) = outcome else {
            return try expect(false, "it is closed again")
        }
        try expectEqual(standing.reopenedUntil, until, "until when it was reopened")
        try expectEqual(standing.revision, 3, "the revision")
        try expectEqual(since, Samples.start, "since when it is closed")
    },
    ConformanceCase("Closing a reopened report shuts it at once, since then") { bench in
        let store = try bench.openWithCatalogue()
        try store.record(Samples.act(.close, request: 1))
        try store.record(Samples.act(.reopen, request: 2, until: Samples.start.adding(seconds: 100)))
        let time = Samples.start.adding(seconds: 3)
        try store.record(Samples.act(.close, request: 3, text: "again"), at: time)
        let outcome = try store.commit(Samples.submission(request: 1), at: time)
        guard case .refused(.closed(let standing, let since)) = outcome else {
            return try expect(false, "it is closed")
        }
        try expectEqual(standing.reopenedUntil, nil, "until when it was reopened")
        try expectEqual(since, time, "since when it is closed")
    },
    ConformanceCase("In one batch each report of a round is decided by its own acts") { bench in
        let store = try bench.openWithCatalogue()
        try store.record(Samples.act(.close, on: Samples.key("vn-02"), request: 1))
        try store.record(Samples.act(.reply, on: Samples.key("vn-03"), request: 1))
        let offices = ["vn-01", "vn-02", "vn-03"]
        let outcomes = try store.writer.commit(
            offices.map { Samples.submission(Samples.key($0), request: 1) }, at: Samples.start)
        let accepted = zip(offices, outcomes).compactMap { office, outcome in
            if case .accepted = outcome { office } else { nil }
        }
        try expectEqual(accepted, ["vn-01", "vn-03"], "the offices whose reports were accepted")
    },
]
