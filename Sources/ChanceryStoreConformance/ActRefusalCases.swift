// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// What can be done with a report where it stands.
let actRefusalCases = [
    ConformanceCase("Only the current revision is returned or accepted") { bench in
        let store = try bench.openWithCatalogue()
        for kind in [ActKind.giveBack, .accept] {
            let outcome = try store.commit(Samples.act(kind, request: 1, revision: 1))
            try expectEqual(outcome, .refused(.nothingToActOn), "the outcome without a report")
        }
        try store.accept(Samples.submission(request: 1, text: "a"))
        let current = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        for kind in [ActKind.giveBack, .accept] {
            for revision in [Int32(0), 1, 3, .max] {
                let outcome = try store.commit(Samples.act(kind, request: 1, revision: revision))
                try expectEqual(outcome, .refused(.staleRevision(current: current)), "\(kind) of \(revision)")
            }
        }
        try expectEqual(try store.sequence(), 3, "the sequence")
    },
    ConformanceCase("A revision is returned and accepted once in turn, and a correction stands for itself") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        try store.record(Samples.act(.accept, request: 1, revision: 1))
        try expectEqual(
            try store.commit(Samples.act(.accept, request: 2, revision: 1)), .refused(.alreadyInState(.accept)),
            "accepted again")
        try store.record(Samples.act(.giveBack, request: 3, revision: 1))
        try expectEqual(
            try store.commit(Samples.act(.giveBack, request: 4, revision: 1)), .refused(.alreadyInState(.giveBack)),
            "returned again")
        try store.record(Samples.act(.accept, request: 5, revision: 1))
        try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        try store.record(Samples.act(.accept, request: 6, revision: 2))
    },
    ConformanceCase("A revision with open questions is not accepted, but may be returned") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a", openQuestions: 3))
        let accept = Samples.act(.accept, request: 1, revision: 1)
        try expectEqual(try store.commit(accept), .refused(.questionsOpen(count: 3)), "the outcome")
        try store.record(Samples.act(.giveBack, request: 2, revision: 1))
        try store.accept(Samples.submission(request: 2, replaces: 1, text: "b", openQuestions: 1))
        let second = Samples.act(.accept, request: 3, revision: 2)
        try expectEqual(try store.commit(second), .refused(.questionsOpen(count: 1)), "the outcome of revision 2")
        try store.accept(Samples.submission(request: 3, replaces: 2, text: "c"))
        try store.record(Samples.act(.accept, request: 4, revision: 3))
        try store.read { snapshot in
            let counts = try (1...3).map { try snapshot.revision($0, of: Samples.key())?.openQuestionCount }
            try expectEqual(counts, [3, 1, 0], "the open questions")
            try expectEqual(try snapshot.current(Samples.key(), asOf: 2)?.openQuestionCount, 3, "those as of 2")
            try expectEqual(try snapshot.offices().map(\.openQuestionCount), [0], "those of the round")
            let list = try snapshot.list(ReportFilter(), after: nil, limit: 9, currentOnly: false, asOf: nil)
            try expectEqual(list.map(\.openQuestionCount), [3, 1, 0], "those of the list")
        }
    },
    ConformanceCase("A report is closed when it is open, and reopened when it is closed") { bench in
        let store = try bench.openWithCatalogue()
        let until = Samples.start.adding(seconds: 100)
        let reopen = Samples.act(.reopen, request: 1, until: until)
        try expectEqual(try store.commit(reopen), .refused(.alreadyInState(.reopen)), "reopening what is open")
        try store.record(Samples.act(.close, request: 2))
        let again = Samples.act(.close, request: 3)
        try expectEqual(try store.commit(again), .refused(.alreadyInState(.close)), "closing what is closed")
        try store.record(reopen)
        let longer = Samples.act(.reopen, request: 4, until: until.adding(seconds: 100), text: "longer")
        try store.record(longer, at: Samples.start.adding(seconds: 1))
        try store.record(again, at: Samples.start.adding(seconds: 2))
        try store.record(
            Samples.act(.reopen, request: 5, until: until), at: Samples.start.adding(seconds: 3))
        let late = Samples.act(.close, request: 6)
        try expectEqual(try store.commit(late, at: until), .refused(.alreadyInState(.close)), "after it shut again")
    },
    ConformanceCase("A closed report is neither returned nor accepted, unless it is reopened") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1))
        try store.record(Samples.act(.close, request: 1))
        let until = Samples.start.adding(seconds: 10)
        let closed = ReportStanding(revision: 1, acts: [ActFact(kind: .close)])
        for kind in [ActKind.giveBack, .accept] {
            for revision in [Int32(1), 2] {
                let outcome = try store.commit(Samples.act(kind, request: 2, revision: revision))
                try expectEqual(outcome, .refused(.closed(closed)), "\(kind) of revision \(revision)")
            }
        }
        try store.record(Samples.act(.reopen, request: 3, until: until))
        let accept = Samples.act(.accept, request: 4, revision: 1)
        try store.record(Samples.act(.giveBack, request: 5, revision: 1), at: until.adding(seconds: -1))
        guard case .refused(.closed(let standing)) = try store.commit(accept, at: until) else {
            return try expect(false, "it is shut again")
        }
        try expectEqual(standing.reopenedUntil, until, "until when it was reopened")
        try expectEqual(standing.state, .returned, "its state")
    },
    ConformanceCase("A reopening or an extension lasts beyond the commit, whose time never falls") { bench in
        let store = try bench.openWithCatalogue()
        let late = Samples.start.adding(seconds: 100)
        try store.record(Samples.act(.close, request: 1), at: late)
        for kind in [ActKind.reopen, .extend] {
            for until in [nil, Samples.start.adding(seconds: 50), late] {
                let outcome = try store.commit(Samples.act(kind, request: 2, until: until), at: Samples.start)
                try expectEqual(outcome, .refused(.untilNotLater), "\(kind) until \(String(describing: until))")
            }
            let next = Instant(microsecondsSinceEpoch: late.microsecondsSinceEpoch + 1)
            let act = try store.record(
                Samples.act(kind, request: kind == .reopen ? 3 : 4, until: next), at: Samples.start)
            try expectEqual(act.committedAt, late, "the commit time")
        }
    },
    ConformanceCase("A report has at most the stated number of acts, and then still takes revisions") { bench in
        let store = try bench.openWithCatalogue()
        let batch = (0..<StoreLimits.actMax).map { Samples.act(.reply, request: UInt64($0), text: "\($0)") }
        let outcomes = try store.writer.commit(acts: batch, at: Samples.start)
        guard case .recorded(let last) = outcomes.last else { return try expect(false, "the last act is recorded") }
        try expectEqual(last.sequence, StoreSequence(StoreLimits.actMax + 1), "the sequence of the last")
        let more = try store.commit(Samples.act(.close, request: 5000, text: "one more"))
        try expectEqual(more, .refused(.actLimit(max: StoreLimits.actMax)), "the outcome")
        guard case .repeated = try store.commit(batch[0]) else { return try expect(false, "the first is still known") }
        try store.record(Samples.act(.close, on: Samples.key("vn-02"), request: 1))
        try store.accept(Samples.submission(request: 1))
    },
]
