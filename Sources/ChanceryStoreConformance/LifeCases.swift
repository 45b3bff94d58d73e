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
        try expectError(.closed) { _ = try store.sequence() }
    },
    ConformanceCase("The statistics count what is stored") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1))
        _ = try store.commit(Samples.submission(request: 1))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        let statistics = store.statistics()
        try expectEqual(statistics.sequence, 3, "the sequence")
        try expectEqual(statistics.reportCount, 2, "the number of reports")
        try expectEqual(statistics.catalogueCount, 1, "the number of catalogues")
        try expectEqual(statistics.commitCount, 3, "the number of commits")
        try expect(!statistics.engine.isEmpty, "the engine has a name")
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
