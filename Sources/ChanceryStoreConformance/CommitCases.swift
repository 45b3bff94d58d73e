// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// Acceptance, repeats and reused request ids.
let commitCases = [
    ConformanceCase("A first report becomes revision 1 and is given back byte for byte") { bench in
        let store = try bench.openWithCatalogue()
        let text = "Báo cáo \u{0} تقرير"
        let submission = Samples.submission(request: 1, text: text, receivedAt: Samples.start.adding(seconds: -3))
        let receipt = try store.accept(submission)
        try expectEqual(
            receipt,
            Receipt(
                key: submission.key, revision: 1, sequence: 2, receivedAt: submission.receivedAt,
                digest: submission.digest, requestID: submission.requestID, catalogueVersion: 1),
            "the receipt")
        let stored = try store.read { try $0.current(submission.key, asOf: nil) }
        let wanted = StoredReport(
            receipt: receipt, firstReceivedAt: submission.receivedAt, reason: "", bytes: Array(text.utf8),
            submittedBy: submission.submittedBy, signature: submission.signature)
        try expectEqual(stored, wanted, "the stored report")
    },
    ConformanceCase("A report of no bytes is kept as a report of no bytes") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: ""))
        try expectEqual(try store.read { try $0.current(Samples.key(), asOf: nil) }?.bytes, [], "the bytes")
    },
    ConformanceCase("A large report is given back byte for byte") { bench in
        let store = try bench.openWithCatalogue()
        let text = String(repeating: "0123456789abcdef", count: 1 << 17)
        try store.accept(Samples.submission(request: 1, text: text))
        try expectEqual(try store.read { try $0.current(Samples.key(), asOf: nil) }?.bytes, Array(text.utf8), "bytes")
    },
    ConformanceCase("A repeat is answered with the first receipt and stores nothing") { bench in
        let store = try bench.openWithCatalogue()
        let submission = Samples.submission(request: 1)
        let receipt = try store.accept(submission)
        let later = Samples.submission(request: 1, receivedAt: Samples.start.adding(seconds: 900))
        try expectEqual(try store.commit(later), .repeated(receipt), "the outcome")
        try expectEqual(try store.sequence(), 2, "the sequence")
    },
    ConformanceCase("A repeat of a replaced revision is answered with that revision's receipt") { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.accept(Samples.submission(request: 1, text: "a"))
        let second = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        try store.accept(Samples.submission(request: 3, replaces: 2, text: "c"))
        try expectEqual(try store.commit(Samples.submission(request: 1, text: "a")), .repeated(first), "first")
        let repeated = try store.commit(Samples.submission(request: 2, replaces: 1, text: "b"))
        try expectEqual(repeated, .repeated(second), "second")
    },
    ConformanceCase("A repeat is recognised whatever catalogue version it names") { bench in
        let store = try bench.openWithCatalogue()
        let receipt = try store.accept(Samples.submission(request: 1))
        try expectEqual(try store.commit(Samples.submission(request: 1, catalogue: 9)), .repeated(receipt), "outcome")
    },
    ConformanceCase("Two copies in one batch: one is accepted, one repeated") { bench in
        let store = try bench.openWithCatalogue()
        let submission = Samples.submission(request: 1)
        let outcomes = try store.writer.commit([submission, submission], at: Samples.start)
        try expectEqual(outcomes.count, 2, "the number of outcomes")
        guard case .accepted(let receipt) = outcomes[0] else { return try expect(false, "the first is accepted") }
        try expectEqual(outcomes[1], .repeated(receipt), "the second outcome")
        try expectEqual(try store.sequence(), 2, "the sequence")
    },
    ConformanceCase("A request id with other bytes is refused, names the first receipt and changes nothing") { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.accept(Samples.submission(request: 1, text: "a"))
        let reused: [ReportSubmission] = [
            Samples.submission(request: 1, text: "b"),
            Samples.submission(request: 1, replaces: 1, text: "b"),
            Samples.submission(request: 1, replaces: 7, text: "b", catalogue: 9),
        ]
        for submission in reused {
            let outcome = try store.commit(submission)
            try expectEqual(outcome, .refused(.requestIDReused(first: first)), "the outcome")
        }
        try expectEqual(try store.sequence(), 2, "the sequence")
        try expectEqual(try store.read { try $0.current(Samples.key(), asOf: nil) }?.receipt, first, "the report")
    },
    ConformanceCase("Request ids belong to one office, regime and period") { bench in
        let store = try bench.openWithCatalogue()
        let other = try require(Period(form: .half, year: 2024, index: 2), "the period")
        let keys = [
            Samples.key(), Samples.key("vn-02"), Samples.key(regime: "FA-ADHOC"), Samples.key(period: other),
        ]
        for (index, key) in keys.enumerated() {
            let receipt = try store.accept(Samples.submission(key, request: 1, text: "of \(key)"))
            try expectEqual(receipt.sequence, StoreSequence(index + 2), "the sequence")
            try expectEqual(receipt.revision, 1, "the revision")
        }
    },
    ConformanceCase("A batch is decided in order and answered in order") { bench in
        let store = try bench.openWithCatalogue()
        let batch = [
            Samples.submission(Samples.key("vn-02"), request: 1),
            Samples.submission(Samples.key("vn-01"), request: 2, replaces: 1),
            Samples.submission(Samples.key("vn-01"), request: 3),
            Samples.submission(Samples.key("vn-02"), request: 4, replaces: 1, text: "corrected"),
        ]
        let outcomes = try store.writer.commit(batch, at: Samples.start)
        try expectEqual(outcomes.count, 4, "the number of outcomes")
        try expectEqual(outcomes[1], .refused(.nothingToCorrect), "the second outcome")
        var revisions: [[Int64]] = []
        for case .accepted(let receipt) in outcomes {
            revisions.append([receipt.sequence, Int64(receipt.revision)])
        }
        try expectEqual(revisions, [[2, 1], [3, 1], [4, 2]], "sequences and revisions")
    },
    ConformanceCase("An empty batch is answered with nothing") { bench in
        let store = try bench.openWithCatalogue()
        try expectEqual(try store.writer.commit([], at: Samples.start), [], "the outcomes")
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
]
