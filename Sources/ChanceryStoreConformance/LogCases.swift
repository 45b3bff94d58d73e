// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency

let logCases = [
    ConformanceCase("Every commit that stores something ends in one signed head over everything") { bench in
        let store = try bench.open()
        try expectEqual(store.writer.treeHead, nil, "the head of an empty store")
        try store.install("catalogue 1")
        let later = Samples.start.adding(seconds: 3)
        _ = try store.writer.commit(
            [Samples.submission(request: 1), Samples.submission(Samples.key("vn-02"), request: 1)], at: later)
        try store.record(Samples.act(.close, request: 1))
        try store.freeze(Samples.pack(request: 1))
        try store.read { snapshot in
            let sizes = try (Int64(0)...6).compactMap { try snapshot.treeHead(size: $0)?.head.size }
            try expectEqual(sizes, [1, 3, 4, 5], "the sizes of the heads")
            let last = try require(try snapshot.treeHead(size: nil), "the last head")
            try expectEqual(last, store.writer.treeHead, "the writer's head")
            try expectEqual(try snapshot.treeHead(size: 3)?.head.time, later, "the time of the second head")
            let hashes = try snapshot.logEntries(from: 0, limit: 100).map(\.leafHash)
            for size in sizes {
                let head = try require(try snapshot.treeHead(size: size), "the head of \(size)")
                try expectEqual(head.head.root, naiveRoot(hashes[..<Int(size)]), "the root of \(size)")
                try expectEqual(try SignedTreeHead(note: head.note), head, "the note of \(size)")
            }
        }
    },
    ConformanceCase("What stores nothing makes no head, and the head of then stays") { bench in
        let store = try bench.openWithCatalogue()
        let receipt = try store.accept(Samples.submission(request: 1))
        let head = store.writer.treeHead
        _ = try store.commit(Samples.submission(request: 1))
        _ = try store.commit(Samples.submission(request: 2, replaces: 7))
        try store.install("catalogue 1")
        try expectEqual(store.writer.treeHead, head, "the head")
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        let sealing = try store.read { try $0.treeHead(sealing: receipt.sequence) }
        try expectEqual(sealing, head, "the head that seals the first report")
    },
    ConformanceCase("The head that seals a change is that of its commit") { bench in
        let store = try bench.openWithCatalogue()
        for batch in UInt64(1)...3 {
            let offices = (1...batch).map { Samples.key("vn-\(batch)\($0)") }
            _ = try store.writer.commit(offices.map { Samples.submission($0, request: 1) }, at: Samples.start)
        }
        try store.read { snapshot in
            let sizes = try (-1...8).map { try snapshot.treeHead(sealing: $0)?.head.size }
            try expectEqual(sizes, [nil, nil, 1, 2, 4, 4, 7, 7, 7, nil], "the sizes by sequence")
        }
    },
    ConformanceCase("The leaves say what every change was, in order and in pages") { bench in
        let store = try bench.openWithCatalogue()
        let signature = ReportSignature(algorithm: .ed25519, keyID: "k1", value: [1, 2, 3])
        let submission = Samples.submission(request: 1, openQuestions: 2, signature: signature)
        try store.accept(submission)
        let correction = Samples.submission(request: 2, replaces: 1, receivedAt: Samples.start.adding(seconds: 9))
        try store.accept(correction)
        let act = try store.record(Samples.act(.giveBack, request: 1, revision: 2))
        let pack = try store.freeze(Samples.pack(request: 1))
        try store.read { snapshot in
            let entries = try snapshot.logEntries(from: 0, limit: 100)
            let wanted = [
                LogEntry(try require(try snapshot.catalogue(version: 1), "the catalogue")),
                LogEntry(
                    submission, revision: 1, sequence: 2, firstReceivedAt: Samples.start, committedAt: Samples.start),
                LogEntry(
                    correction, revision: 2, sequence: 3, firstReceivedAt: Samples.start, committedAt: Samples.start),
                LogEntry(act), LogEntry(pack),
            ]
            try expectEqual(entries, wanted, "the leaves")
            try expectEqual(try snapshot.logEntries(from: 1, limit: 2), Array(wanted[1...2]), "a page")
            try expectEqual(try snapshot.logEntries(from: 4, limit: 2), Array(wanted[4...]), "the last page")
            try expectEqual(try snapshot.logEntries(from: 5, limit: 2), [], "a page after the last")
            try expectEqual(try snapshot.logEntries(from: 0, limit: 0), [], "a page of nothing")
            try expectEqual(try snapshot.current(Samples.key(), asOf: 2)?.signature, signature, "the signature")
        }
    },
    ConformanceCase("Proofs from the store hold, over the bounds of tiles") { bench in
        let store = try bench.openWithCatalogue()
        var number = 0
        for count in [3, 250, 1, 1, 1, 300, 700] {
            let batch = (0..<count).map { offset in
                Samples.submission(Samples.key("vn-\(number + offset)"), request: 1)
            }
            number += count
            _ = try store.writer.commit(batch, at: Samples.start)
        }
        try store.read { snapshot in
            let nodes = snapshot.logNodes()
            let hashes = try snapshot.logEntries(from: 0, limit: 2000).map(\.leafHash)
            let sizes: [Int64] = [1, 4, 254, 255, 256, 257, 557, 1257]
            for size in sizes {
                let head = try require(try snapshot.treeHead(size: size), "the head of \(size)").head
                for leaf in [0, size / 3, size / 2, size - 1] {
                    let proof = try nodes.inclusionProof(of: leaf, size: size)
                    try expect(
                        MerkleProof.isIncluded(
                            hashes[Int(leaf)], at: leaf, size: size, root: head.root, proof: proof),
                        "leaf \(leaf) is proved in \(size)")
                }
                for old in sizes where old <= size {
                    let oldRoot = try require(try snapshot.treeHead(size: old), "the head of \(old)").head.root
                    let proof = try nodes.consistencyProof(from: old, to: size)
                    try expect(
                        MerkleProof.isConsistent(
                            old: old, oldRoot: oldRoot, new: size, newRoot: head.root, proof: proof),
                        "\(old) is proved to begin \(size)")
                }
            }
        }
    },
    ConformanceCase("The log goes on where it was when the store is opened again", needsDurability: true) { bench in
        var heads: [SignedTreeHead] = []
        for round in UInt64(0)..<4 {
            let store = try bench.open()
            if round == 0 { try store.install("catalogue 1") }
            try expectEqual(store.writer.treeHead?.head.size ?? 0, try store.sequence(), "the size of the head")
            let batch = (0..<150).map { Samples.submission(Samples.key("vn-\(round)-\($0)"), request: 1) }
            _ = try store.writer.commit(batch, at: Samples.start)
            heads.append(try require(store.writer.treeHead, "the head"))
            try store.read { snapshot in
                for head in heads {
                    try expectEqual(try snapshot.treeHead(size: head.head.size), head, "the head of then")
                    try expectEqual(try snapshot.logNodes().root(size: head.head.size), head.head.root, "its root")
                }
            }
            store.writer.close()
        }
    },
]

/// As RFC 9162 defines it.
private func naiveRoot(_ hashes: ArraySlice<Digest>) -> Digest {
    guard let first = hashes.first else { return MerkleHash.empty }
    if hashes.count == 1 { return first }
    var half = 1
    while half * 2 < hashes.count { half *= 2 }
    let middle = hashes.startIndex + half
    return MerkleHash.node(naiveRoot(hashes[..<middle]), naiveRoot(hashes[middle...]))
}
