// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// What is recorded, repeats, and reused request ids.
let actCases = [
    ConformanceCase("An act takes the next sequence and is given back byte for byte") { bench in
        let store = try bench.openWithCatalogue()
        let receipt = try store.accept(Samples.submission(request: 1))
        let time = Samples.start.adding(seconds: 7)
        let text = "Trả lại: số liệu đoàn ra \u{0} تقرير"
        let submission = Samples.act(.giveBack, request: 1, revision: 1, text: text)
        let act = try store.record(submission, at: time)
        let wanted = StoredAct(
            key: receipt.key, sequence: 3, committedAt: time, requestID: submission.requestID,
            fact: ActFact(kind: .giveBack, revision: 1), digest: submission.digest, bytes: Array(text.utf8),
            submittedBy: Samples.clerk)
        try expectEqual(act, wanted, "the act")
        try store.read { snapshot in
            try expectEqual(snapshot.sequence, 3, "the sequence")
            try expectEqual(try snapshot.acts(of: receipt.key, asOf: nil), [wanted], "the acts of the report")
            let round = try snapshot.acts(regime: Samples.regime, period: Samples.period, asOf: nil)
            try expectEqual(round, [wanted], "the acts of the round")
            let list = try snapshot.listActs(
                offices: nil, regime: nil, period: nil, kinds: nil, after: nil, limit: 10, asOf: nil)
            try expectEqual(list, [wanted], "the list")
            try expectEqual(try snapshot.current(receipt.key, asOf: nil)?.receipt, receipt, "the report")
        }
    },
    ConformanceCase("Every kind of act keeps what it says, also of no bytes and of many") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1))
        let until = Samples.start.adding(seconds: 60)
        let submissions = [
            Samples.act(.giveBack, request: 1, revision: 1, text: ""), Samples.act(.accept, request: 2, revision: 1),
            Samples.act(.extend, request: 3, until: until), Samples.act(.close, request: 4),
            Samples.act(.reopen, request: 5, until: until),
            Samples.act(.reply, request: 6, text: String(repeating: "x", count: StoreLimits.actBytesMax)),
            Samples.act(.score, request: 7, revision: 1),
        ]
        let outcomes = try store.writer.commit(acts: submissions, at: Samples.start)
        let acts = try store.read { try $0.acts(of: Samples.key(), asOf: nil) }
        try expectEqual(outcomes, acts.map(ActOutcome.recorded), "the outcomes")
        try expectEqual(acts.map(\.fact), submissions.map(\.fact), "what they say")
        try expectEqual(acts.map(\.bytes), submissions.map(\.bytes), "their bytes")
        try expectEqual(Set(acts.map(\.fact.kind)), Set(ActKind.allCases), "the kinds")
    },
    ConformanceCase("A report that was never sent can be extended, closed and scored") { bench in
        let store = try bench.openWithCatalogue()
        let key = Samples.key("vn-77", regime: "FA-NEW")
        try store.record(Samples.act(.extend, on: key, request: 1, until: Samples.start.adding(seconds: 1)))
        try store.record(Samples.act(.score, on: key, request: 2))
        try store.record(Samples.act(.close, on: key, request: 3))
        try store.read { snapshot in
            try expectEqual(try snapshot.acts(of: key, asOf: nil).map(\.sequence), [2, 3, 4], "the acts")
            try expectEqual(try snapshot.current(key, asOf: nil), nil, "the report")
            try expectEqual(try snapshot.offices(regime: "FA-NEW"), [], "the reports of the round")
        }
    },
    ConformanceCase("A repeated act is answered with the first and stores nothing, whatever came since") { bench in
        let store = try bench.openWithCatalogue()
        let close = Samples.act(.close, request: 1)
        let act = try store.record(close)
        let again = try store.commit(close, at: Samples.start.adding(seconds: 99))
        try expectEqual(again, .repeated(act), "the outcome")
        try store.record(Samples.act(.reopen, request: 2, until: Samples.start.adding(seconds: 50)))
        try expectEqual(try store.commit(close), .repeated(act), "the outcome later")
        try expectEqual(try store.sequence(), 3, "the sequence")
    },
    ConformanceCase("A request id of an act with other bytes is refused before anything else") { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.record(Samples.act(.close, request: 1, text: "a"))
        for kind in ActKind.allCases {
            let outcome = try store.commit(Samples.act(kind, request: 1, revision: 9, text: "b"))
            try expectEqual(outcome, .refused(.requestIDReused(first: first)), "the outcome of \(kind)")
        }
        try expectEqual(try store.sequence(), 2, "the sequence")
    },
    ConformanceCase("Request ids of acts belong to one report, and are not those of its revisions") { bench in
        let store = try bench.openWithCatalogue()
        let other = try require(Period(form: .half, year: 2024, index: 2), "the period")
        let keys = [Samples.key(), Samples.key("vn-02"), Samples.key(regime: "FA-ADHOC"), Samples.key(period: other)]
        for (index, key) in keys.enumerated() {
            let act = try store.record(Samples.act(.reply, on: key, request: 1, text: "of \(key)"))
            try expectEqual(act.sequence, StoreSequence(index + 2), "the sequence")
        }
        try store.accept(Samples.submission(request: 1, text: "not the act"))
        try store.record(Samples.act(.accept, request: 2, revision: 1))
    },
    ConformanceCase("A batch of acts is decided in order and answered in order") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1))
        let giveBack = Samples.act(.giveBack, request: 1, revision: 1)
        let batch = [
            giveBack, giveBack, Samples.act(.giveBack, request: 2, revision: 1),
            Samples.act(.accept, on: Samples.key("vn-02"), request: 3, revision: 1),
            Samples.act(.accept, request: 4, revision: 1), Samples.act(.close, request: 5),
            Samples.act(.giveBack, request: 6, revision: 1),
        ]
        let outcomes = try store.writer.commit(acts: batch, at: Samples.start)
        let acts = try store.read { try $0.acts(of: Samples.key(), asOf: nil) }
        try expectEqual(acts.map(\.sequence), [3, 4, 5], "the sequences")
        let facts = [ActFact(kind: .giveBack, revision: 1), ActFact(kind: .accept, revision: 1), ActFact(kind: .close)]
        let wanted: [ActOutcome] = [
            .recorded(acts[0]), .repeated(acts[0]), .refused(.alreadyInState(.giveBack)), .refused(.nothingToActOn),
            .recorded(acts[1]), .recorded(acts[2]), .refused(.closed(ReportStanding(revision: 1, acts: facts))),
        ]
        try expectEqual(outcomes, wanted, "the outcomes")
    },
    ConformanceCase("An empty batch of acts is answered with nothing") { bench in
        let store = try bench.openWithCatalogue()
        try expectEqual(try store.writer.commit(acts: [], at: Samples.start), [], "the outcomes")
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
    ConformanceCase("A refused request id of an act can be used again") { bench in
        let store = try bench.openWithCatalogue()
        let early = try store.commit(Samples.act(.accept, request: 1, revision: 1))
        try expectEqual(early, .refused(.nothingToActOn), "the outcome")
        try store.record(Samples.act(.close, request: 1, text: "another"))
    },
    ConformanceCase("Acts out of bounds are refused with their whole batch") { bench in
        let store = try bench.openWithCatalogue()
        let good = Samples.act(.reply, request: 1)
        let bad = [
            Samples.act(.reply, on: Samples.key(""), request: 2),
            Samples.act(.reply, on: Samples.key(regime: "chế-độ"), request: 2),
            Samples.act(.reply, request: 2, text: String(repeating: "x", count: StoreLimits.actBytesMax + 1)),
            Samples.act(.giveBack, request: 2, revision: -1),
        ]
        for act in bad {
            try expectError(.invalidArgument) { _ = try store.writer.commit(acts: [good, act], at: Samples.start) }
        }
        let many = Array(repeating: good, count: StoreLimits.batchCountMax + 1)
        try expectError(.invalidArgument) { _ = try store.writer.commit(acts: many, at: Samples.start) }
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
]
