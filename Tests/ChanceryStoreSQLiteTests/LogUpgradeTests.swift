// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import ChanceryTransparency
internal import GRDB
internal import Testing

/// What was stored before there was a log gets its leaves, and its receipts stay as they were.
@Suite struct LogUpgradeTests {
    enum Version: Int, CaseIterable, Sendable {
        case one = 1
        case two = 2

        func write(in directory: TemporaryDirectory) throws {
            switch self {
            case .one: try Version1File.write(in: directory)
            case .two: try Version2File.write(in: directory)
            }
        }

        var size: Int64 { self == .one ? 14 : 18 }
    }

    @Test("One head is over everything, and every leaf is proved in it", arguments: Version.allCases)
    func head(_ version: Version) throws {
        let directory = try TemporaryDirectory()
        try version.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        try store.read { snapshot in
            #expect(snapshot.sequence == version.size)
            let head = try #require(try snapshot.treeHead(size: nil)).head
            #expect(head.size == version.size)
            #expect(try snapshot.treeHead(size: version.size - 1) == nil)
            let entries = try snapshot.logEntries(from: 0, limit: 100)
            #expect(entries.map(\.sequence) == Array(1...version.size))
            #expect(entries.allSatisfy { $0.submittedBy.isEmpty })
            #expect(head.time == entries.last?.committedAt)
            let nodes = snapshot.logNodes()
            for (index, entry) in entries.enumerated() {
                let proof = try nodes.inclusionProof(of: Int64(index), size: head.size)
                #expect(
                    MerkleProof.isIncluded(
                        entry.leafHash, at: Int64(index), size: head.size, root: head.root, proof: proof))
            }
        }
    }

    @Test("Receipts of before carry no head, and those of after carry theirs", arguments: Version.allCases)
    func receipts(_ version: Version) throws {
        let directory = try TemporaryDirectory()
        try version.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        let before = try store.read { snapshot in
            try (1...version.size).map { try snapshot.treeHead(sealing: $0) }
        }
        #expect(before.allSatisfy { $0 == nil })
        let outcome = try store.writer.commit(
            [Samples.submission(Samples.key("vn-77"), request: 500)], at: Samples.start)
        guard case .accepted(let receipt) = outcome.first else {
            Issue.record("\(outcome)")
            return
        }
        #expect(receipt.sequence == version.size + 1)
        try store.read { snapshot in
            let own = try #require(try snapshot.treeHead(sealing: receipt.sequence))
            #expect(own == store.writer.treeHead)
            let old = try #require(try snapshot.treeHead(size: version.size)).head
            let proof = try snapshot.logNodes().consistencyProof(from: old.size, to: own.head.size)
            #expect(
                MerkleProof.isConsistent(
                    old: old.size, oldRoot: old.root, new: own.head.size, newRoot: own.head.root, proof: proof))
        }
    }

    @Test("Acts and packs of version 2 are answered as before")
    func actsAndPacks() throws {
        let directory = try TemporaryDirectory()
        try Version2File.write(in: directory)
        let store = try directory.open()
        defer { store.writer.close() }
        let outcomes = try store.writer.commit(acts: Version2File.acts, at: Samples.start)
        for (submission, outcome) in zip(Version2File.acts, outcomes) {
            guard case .repeated(let act) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(act.bytes == submission.bytes && act.digest == submission.digest && act.submittedBy.isEmpty)
        }
        guard case .repeated(let head) = try store.writer.commit(pack: Version2File.pack, at: Samples.start) else {
            Issue.record("the pack is not known")
            return
        }
        #expect(head.number == 1 && head.sequence == Version2File.packSequence && head.submittedBy.isEmpty)
        #expect(try store.read { $0.sequence } == Version.two.size)
    }

    @Test("A file that was brought up to date is sound but for digests of samples", arguments: Version.allCases)
    func verified(_ version: Version) throws {
        let directory = try TemporaryDirectory()
        try version.write(in: directory)
        let store = try directory.open()
        _ = try store.writer.commit([Samples.submission(Samples.key("vn-77"), request: 500)], at: Samples.start)
        store.writer.close()
        let found = try StoreVerifier(directory: directory.store).run()
        #expect(found.headCount == 2)
        #expect(found.findings.filter { !$0.contains("do not have the stored digest") } == [])
        try directory.execute(
            "DROP TRIGGER head_is_history; UPDATE head SET first_sequence = 1 WHERE size = \(version.size)")
        let changed = try StoreVerifier(directory: directory.store).run()
        #expect(changed.findings.contains { $0.contains("committed later than the sequence before it") })
    }

    @Test("A file with many rows gets its full tiles")
    func tiles() throws {
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        try directory.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 15 UNION ALL SELECT i + 1 FROM n WHERE i < 1300)
            INSERT INTO report SELECT i, 1, 1, i, 9000000000000000, 1, 1, 1, randomblob(16), zeroblob(32), '', x'' FROM n
            """)
        let store = try directory.open()
        #expect(store.writer.treeHead?.head.size == 1300)
        store.writer.close()
        #expect(try directory.value("SELECT count(*) FROM tile") == 5)
        let again = try directory.open()
        defer { again.writer.close() }
        #expect(again.writer.treeHead?.head.size == 1300)
    }

    @Test("A gap among the sequences keeps the file as it is")
    func gap() throws {
        let directory = try TemporaryDirectory()
        try Version1File.write(in: directory)
        try directory.execute("DROP TRIGGER report_stays; DELETE FROM report WHERE sequence = 9")
        #expect {
            try directory.open()
        } throws: { error in
            (error as? StoreError)?.kind == .corrupt && "\(error)".contains("sequence 9 is missing")
        }
        #expect(try directory.value("PRAGMA user_version") == 1)
    }
}

extension TemporaryDirectory {
    /// Runs statements on the store's file as another program would.
    func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: file)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    func value(_ sql: String) throws -> Int64? {
        let queue = try DatabaseQueue(path: file)
        let value = try queue.read { try Int64.fetchOne($0, sql: sql) }
        try queue.close()
        return value
    }
}
