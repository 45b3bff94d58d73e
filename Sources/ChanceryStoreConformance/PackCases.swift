// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

let packCases = [
    ConformanceCase("A pack takes the next number and sequence and is given back byte for byte") { bench in
        let store = try bench.openWithCatalogue()
        let time = Samples.start.adding(seconds: 4)
        let text = "Báo cáo khối \u{0} " + String(repeating: "0123456789abcdef", count: 1 << 15)
        let submission = Samples.pack(request: 1, text: text)
        let head = try store.freeze(submission, at: time)
        let wanted = PackHead(
            number: 1, sequence: 2, committedAt: time, group: submission.group, regime: submission.regime,
            from: submission.from, through: submission.through, requestID: submission.requestID,
            requestDigest: submission.requestDigest, digest: submission.digest, byteCount: text.utf8.count,
            submittedBy: Samples.clerk)
        try expectEqual(head, wanted, "the head")
        let pack = try store.read { try $0.pack() }
        try expectEqual(pack, StoredPack(head: head, bytes: Array(text.utf8)), "the pack")
        let second = try store.freeze(Samples.pack(request: 2, text: ""))
        try expectEqual([second.number, Int32(second.sequence)], [2, 3], "number and sequence of the second")
        try store.read { snapshot in
            try expectEqual(try snapshot.pack()?.bytes, [], "the latest pack")
            try expectEqual(try snapshot.pack(number: 1)?.head, head, "pack 1")
            try expectEqual(try snapshot.pack(asOf: 2)?.head, head, "the latest as of 2")
            try expectEqual(try snapshot.pack(number: 2, asOf: 2), nil, "pack 2 as of 2")
            for number in [Int32(0), 3, -1] {
                try expectEqual(try snapshot.pack(number: number), nil, "pack \(number)")
            }
        }
    },
    ConformanceCase("A repeated request is answered with the first pack, though its bytes would differ now") { bench in
        let store = try bench.openWithCatalogue()
        let head = try store.freeze(Samples.pack(request: 1, text: "then"))
        try store.freeze(Samples.pack(request: 2, text: "between"))
        let again = try store.writer.commit(pack: Samples.pack(request: 1, text: "now"), at: Samples.start)
        try expectEqual(again, .repeated(head), "the outcome")
        let other = Samples.pack(request: 1, question: "another question", text: "then")
        let reused = try store.writer.commit(pack: other, at: Samples.start)
        try expectEqual(reused, .refused(.requestIDReused(first: head)), "the outcome of another question")
        try expectEqual(try store.read { try $0.pack(number: 1) }?.bytes, Array("then".utf8), "the bytes")
        try expectEqual(try store.sequence(), 3, "the sequence")
    },
    ConformanceCase("Numbers and request ids belong to one group, regime, first and last period") { bench in
        let store = try bench.openWithCatalogue()
        let year = try require(Period(form: .year, year: 2024, index: 1), "the period")
        let packs = [
            Samples.pack(request: 1), Samples.pack(group: "khoi-ii", request: 1),
            Samples.pack(regime: "FA-ADHOC", request: 1), Samples.pack(from: year, request: 1),
            Samples.pack(through: year, request: 1), Samples.pack(from: year, through: year, request: 1),
        ]
        for (index, pack) in packs.enumerated() {
            let head = try store.freeze(pack)
            try expectEqual([Int64(head.number), head.sequence], [1, Int64(index) + 2], "number and sequence")
            let found = try store.read { snapshot in
                try snapshot.pack(
                    number: nil, group: pack.group, regime: pack.regime, from: pack.from, through: pack.through,
                    asOf: nil)
            }
            try expectEqual(found?.head, head, "the pack")
        }
        try expectEqual(try store.freeze(Samples.pack(request: 2)).number, 2, "the next number of the first")
    },
    ConformanceCase("Every part of a question for packs must hold, and pages joined are the list") { bench in
        let store = try bench.openWithCatalogue()
        let heads = [
            try store.freeze(Samples.pack(request: 1)), try store.freeze(Samples.pack(group: "khoi-ii", request: 1)),
            try store.freeze(Samples.pack(regime: "FA-ADHOC", request: 1)),
            try store.freeze(Samples.pack(request: 2, text: "longer")),
        ]
        try store.read { snapshot in
            func list(
                _ group: String? = nil, _ regime: String? = nil, after: StoreSequence? = nil, limit: Int = 9,
                asOf: StoreSequence? = nil
            ) throws -> [PackHead] {
                try snapshot.listPacks(group: group, regime: regime, after: after, limit: limit, asOf: asOf)
            }
            try expectEqual(try list(), heads, "all")
            try expectEqual(try list("khoi-i"), [heads[0], heads[2], heads[3]], "a group")
            try expectEqual(try list("khoi-i", Samples.regime), [heads[0], heads[3]], "a group and a regime")
            try expectEqual(try list(nil, "FA-ADHOC"), [heads[2]], "a regime")
            try expectEqual(try list("khoi-ix"), [], "an unknown group")
            try expectEqual(try list(asOf: 3), Array(heads[..<2]), "as of 3")
            for limit in 1...5 {
                var pages: [PackHead] = []
                while true {
                    let page = try list(after: pages.last?.sequence, limit: limit)
                    try expect(page.count <= limit, "a page has at most \(limit) packs")
                    if page.isEmpty { break }
                    pages += page
                }
                try expectEqual(pages, heads, "the pages of \(limit)")
            }
            try expectEqual(try list(limit: 0), [], "a page of nothing")
        }
    },
    ConformanceCase("There is a stated number of packs of one group, regime and periods") { bench in
        let store = try bench.openWithCatalogue()
        for request in 0..<UInt64(StoreLimits.packMax) { try store.freeze(Samples.pack(request: request)) }
        let next = try store.writer.commit(pack: Samples.pack(request: 5000), at: Samples.start)
        try expectEqual(next, .refused(.packLimit(max: StoreLimits.packMax)), "the outcome")
        guard case .repeated = try store.writer.commit(pack: Samples.pack(request: 0), at: Samples.start) else {
            return try expect(false, "the first is still known")
        }
        try store.freeze(Samples.pack(group: "khoi-ii", request: 1))
    },
    ConformanceCase("A pack out of bounds is refused") { bench in
        let store = try bench.openWithCatalogue()
        let bad = [
            Samples.pack(group: "", request: 1), Samples.pack(group: "khối-i", request: 1),
            Samples.pack(regime: "FA D09", request: 1),
            Samples.pack(request: 1, text: String(repeating: "x", count: StoreLimits.packBytesMax + 1)),
        ]
        for pack in bad {
            try expectError(.invalidArgument) { _ = try store.writer.commit(pack: pack, at: Samples.start) }
        }
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
]
