// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import Testing

/// What is on disk when the process ends at a bad moment, taken as copies of the files while the store is open.
@Suite struct CrashTests {
    @Test("Every acknowledged report is in the files when the commit returns")
    func acknowledgedIsOnDisk() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 40))
        defer { store.writer.close() }
        try install(store)
        for number in 0..<30 {
            _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
            if number % 3 == 1 { _ = try store.writer.commit(acts: FaultTests.acts(number), at: Samples.start) }
            if number % 3 == 2 { _ = try store.writer.commit(pack: FaultTests.pack(number), at: Samples.start) }
            if number % 3 == 0 { store.writer.checkpoint() }
            let wanted = try store.read { try $0.changes(after: 0, limit: 10_000) }
            let copy = try TemporaryDirectory()
            try copyFiles(of: directory, to: copy)
            let found = try contents(of: copy)
            #expect(found == wanted)
        }
    }

    @Test("A log cut short anywhere loses whole commits from its end, and none that it still holds")
    func cutLog() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        defer { store.writer.close() }
        try install(store)
        var ends = [(bytes: try logBytes(directory), sequence: try store.read { $0.sequence })]
        for number in 0..<6 {
            _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
            ends.append((try logBytes(directory), try store.read { $0.sequence }))
        }
        let all = try store.read { try $0.changes(after: 0, limit: 100) }
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<60 {
            let length = Int.random(in: ends[0].bytes...ends[6].bytes, using: &generator)
            let copy = try TemporaryDirectory()
            try copyFiles(of: directory, to: copy)
            let log = try FileHandle(forWritingTo: URL(fileURLWithPath: copy.file + "-wal"))
            try log.truncate(atOffset: UInt64(length))
            try log.close()
            let whole = ends.last { $0.bytes <= length }?.sequence ?? 0
            #expect(try contents(of: copy) == Array(all.prefix(Int(whole))))
        }
    }

    @Test("A log cut short anywhere leaves no deed without its audit line, and no line without its deed")
    func deedsAndLines() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        defer { store.writer.close() }
        try install(store)
        let begin = try logBytes(directory)
        func line(_ outcome: ActOutcome) -> AuditEvent? {
            guard case .recorded(let act) = outcome else { return nil }
            return AuditEvent(
                at: act.committedAt, actor: "leader", method: "act", subject: "\(act.sequence)", outcome: .done)
        }
        for number in 0..<12 {
            _ = try store.writer.commit(acts: FaultTests.acts(number), at: Samples.start, auditing: line)
        }
        let end = try logBytes(directory)
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<40 {
            let copy = try TemporaryDirectory()
            try copyFiles(of: directory, to: copy)
            let log = try FileHandle(forWritingTo: URL(fileURLWithPath: copy.file + "-wal"))
            try log.truncate(atOffset: UInt64(Int.random(in: begin...end, using: &generator)))
            try log.close()
            let found = try copy.open()
            defer { found.writer.close() }
            try found.read { snapshot in
                let acts = try snapshot.changes(after: 1, limit: 1000).map { "\($0.sequence)" }
                let lines = try snapshot.auditEvents(after: 0, limit: 1000, filter: AuditFilter()).map(\.event.subject)
                #expect(acts == lines)
            }
        }
    }

    @Test("A store that was never closed is opened again with everything in it")
    func dropped() throws {
        let directory = try TemporaryDirectory()
        do {
            let store = try directory.open()
            try install(store)
            _ = try store.writer.commit(FaultTests.batch(0), at: Samples.start)
        }
        #expect(try contents(of: directory).count == 6)
    }

    private func install(_ store: SQLiteStore) throws {
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
    }

    private func copyFiles(of directory: TemporaryDirectory, to copy: TemporaryDirectory) throws {
        try FileManager.default.createDirectory(atPath: copy.store, withIntermediateDirectories: true)
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: directory.file + suffix, toPath: copy.file + suffix)
        }
    }

    private func logBytes(_ directory: TemporaryDirectory) throws -> Int {
        try URL(fileURLWithPath: directory.file + "-wal").resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }

    private func contents(of directory: TemporaryDirectory) throws -> [StoreChange] {
        let store = try directory.open(SQLiteStoreOptions(check: .quick))
        defer { store.writer.close() }
        return try store.read { snapshot in
            let changes = try snapshot.changes(after: 0, limit: 10_000)
            for case .report(_, let key, let revision) in changes {
                let report = try #require(try snapshot.revision(revision, of: key))
                #expect(Samples.digest(of: report.bytes) == report.receipt.digest)
            }
            for case .act(let sequence, let key, _) in changes {
                let act = try #require(try snapshot.acts(of: key, asOf: nil).first { $0.sequence == sequence })
                #expect(Samples.digest(of: act.bytes) == act.digest)
            }
            for head in try snapshot.listPacks(group: nil, regime: nil, after: nil, limit: 10_000, asOf: nil) {
                let pack = try snapshot.pack(
                    number: head.number, group: head.group, regime: head.regime, from: head.from,
                    through: head.through, asOf: nil)
                #expect(Samples.digest(of: try #require(pack).bytes) == head.digest)
            }
            return changes
        }
    }
}
