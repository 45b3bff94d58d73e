// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// What exceeds a bound is thrown out whole.
let boundCases = [
    ConformanceCase("A batch with a submission out of bounds is refused whole") { bench in
        let store = try bench.openWithCatalogue()
        let good = Samples.submission(request: 1)
        let long = String(repeating: "x", count: StoreLimits.identifierBytesMax + 1)
        let bad = [
            Samples.submission(Samples.key(""), request: 2),
            Samples.submission(Samples.key(long), request: 2),
            Samples.submission(Samples.key(regime: "chế-độ"), request: 2),
            Samples.submission(Samples.key("vn 01"), request: 2),
            Samples.submission(
                request: 2, replaces: 1, reason: String(repeating: "x", count: StoreLimits.reasonBytesMax + 1)),
            Samples.submission(request: 2, openQuestions: -1),
            Samples.submission(
                request: 2, text: String(repeating: "x", count: StoreLimits.reportBytesMax + 1)),
        ]
        for submission in bad {
            try expectError(.invalidArgument) {
                _ = try store.writer.commit([good, submission], at: Samples.start)
            }
        }
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
    ConformanceCase("A batch of too many submissions is refused whole") { bench in
        let store = try bench.openWithCatalogue()
        let batch = Array(repeating: Samples.submission(request: 1), count: StoreLimits.batchCountMax + 1)
        try expectError(.invalidArgument) { _ = try store.writer.commit(batch, at: Samples.start) }
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
    ConformanceCase("A catalogue out of bounds is refused") { bench in
        let store = try bench.open()
        let edition = String(repeating: "x", count: StoreLimits.editionBytesMax + 1)
        try expectError(.invalidArgument) { try store.install(edition) }
        try expectEqual(try store.sequence(), 0, "the sequence")
    },
]
