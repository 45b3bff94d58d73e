// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// First reports, corrections and the catalogue version.
let revisionCases = [
    ConformanceCase("A second first report is refused and told the current one") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        let current = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        let outcome = try store.commit(Samples.submission(request: 3, text: "c"))
        try expectEqual(outcome, .refused(.alreadyReported(current: current)), "the outcome")
    },
    ConformanceCase("A correction becomes the next revision and keeps reason and first receipt time") { bench in
        let store = try bench.openWithCatalogue()
        let first = try store.accept(Samples.submission(request: 1, text: "a"))
        let time = Samples.start.adding(seconds: 60)
        let correction = Samples.submission(
            request: 2, replaces: 1, reason: "Đoàn ra tính thiếu", text: "b", receivedAt: time)
        let receipt = try store.accept(correction, at: time)
        try expectEqual(receipt.revision, 2, "the revision")
        let report = try require(try store.read { try $0.current(Samples.key(), asOf: nil) }, "the report")
        try expectEqual(report.receipt, receipt, "the receipt")
        try expectEqual(report.reason, "Đoàn ra tính thiếu", "the reason")
        try expectEqual(report.firstReceivedAt, first.receivedAt, "the first time of receipt")
        let original = try require(try store.read { try $0.revision(1, of: Samples.key()) }, "revision 1")
        try expectEqual(original.receipt, first, "the receipt of revision 1")
        try expectEqual(original.bytes, Array("a".utf8), "the bytes of revision 1")
    },
    ConformanceCase("A correction made from another revision than the current one is refused") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        let current = try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        for replaced in [Int32(1), 3, -1, .max] {
            let outcome = try store.commit(Samples.submission(request: 3, replaces: replaced, text: "c"))
            try expectEqual(outcome, .refused(.staleRevision(current: current)), "replacing \(replaced)")
        }
        try expectEqual(try store.sequence(), 3, "the sequence")
    },
    ConformanceCase("Of two corrections of one base in one batch the second is stale") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        let batch = [
            Samples.submission(request: 2, replaces: 1, text: "b"),
            Samples.submission(request: 3, replaces: 1, text: "c"),
        ]
        let outcomes = try store.writer.commit(batch, at: Samples.start)
        guard case .accepted(let receipt) = outcomes[0] else { return try expect(false, "the first is accepted") }
        try expectEqual(outcomes[1], .refused(.staleRevision(current: receipt)), "the second outcome")
    },
    ConformanceCase("A correction of nothing is refused") { bench in
        let store = try bench.openWithCatalogue()
        let outcome = try store.commit(Samples.submission(request: 1, replaces: 1))
        try expectEqual(outcome, .refused(.nothingToCorrect), "the outcome")
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        try expectEqual(
            try store.commit(Samples.submission(request: 2, replaces: 1)), .refused(.nothingToCorrect),
            "the outcome beside another office's report")
    },
    ConformanceCase("A report made against a catalogue that is not installed is refused") { bench in
        let store = try bench.open()
        let early = try store.commit(Samples.submission(request: 1))
        try expectEqual(early, .refused(.unknownCatalogueVersion), "the outcome without a catalogue")
        try store.install("catalogue 1")
        try store.install("catalogue 2")
        for version in [CatalogueVersion(0), 3, -1, .max] {
            let outcome = try store.commit(Samples.submission(request: 1, catalogue: version))
            try expectEqual(outcome, .refused(.unknownCatalogueVersion), "the outcome for version \(version)")
        }
        try store.accept(Samples.submission(request: 1, catalogue: 1))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1, catalogue: 2))
    },
    ConformanceCase("A refused request id can be used again, for it was never stored") { bench in
        let store = try bench.openWithCatalogue()
        let refused = try store.commit(Samples.submission(request: 1, replaces: 1, text: "a"))
        try expectEqual(refused, .refused(.nothingToCorrect), "the outcome")
        try store.accept(Samples.submission(request: 1, text: "b"))
    },
    ConformanceCase("A key has at most the stated number of revisions") { bench in
        let store = try bench.openWithCatalogue()
        var batch: [ReportSubmission] = []
        var last: CommitOutcome?
        for revision in 0..<StoreLimits.revisionMax {
            batch.append(Samples.submission(request: UInt64(revision) + 1, replaces: revision, text: "\(revision)"))
            if batch.count == 1000 {
                last = try store.writer.commit(batch, at: Samples.start).last
                batch.removeAll()
            }
        }
        guard case .accepted(let receipt) = last else { return try expect(false, "the last revision is accepted") }
        try expectEqual(receipt.revision, StoreLimits.revisionMax, "the last revision")
        let next = Samples.submission(request: 20_000, replaces: StoreLimits.revisionMax, text: "one more")
        try expectEqual(
            try store.commit(next), .refused(.revisionLimit(max: StoreLimits.revisionMax)), "the outcome")
        let first = try store.commit(Samples.submission(request: 1, text: "0"))
        guard case .repeated(let repeated) = first else { return try expect(false, "the first is still known") }
        try expectEqual(repeated.revision, 1, "the revision of the first")
    },
]
