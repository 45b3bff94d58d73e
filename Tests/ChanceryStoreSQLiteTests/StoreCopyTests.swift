// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import Synchronization
internal import Testing

/// Copies of a store that is being written. With CHANCERY_STORE_ROWS set it measures a larger one.
@Suite(.serialized) struct StoreCopyTests {
    private static var rows: Int {
        ProcessInfo.processInfo.environment["CHANCERY_STORE_ROWS"].flatMap { Int($0) } ?? 6400
    }

    /// A store with `rows` reports, 64 in a commit.
    private static func filled(_ directory: TemporaryDirectory) throws -> SQLiteStore {
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: .sha256(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        for batch in 0..<rows / 64 { try commit(batch, in: store) }
        return store
    }

    private static let bytes = [UInt8](repeating: 0x72, count: 1700)
    private static let digest = Digest.sha256(of: bytes)

    private static func commit(_ batch: Int, in store: SQLiteStore) throws {
        let month = try #require(Period(form: .month, year: 1900 + batch / 12, index: batch % 12 + 1))
        let submissions = (0..<64).map { office in
            let key = ReportKey(office: "vn-\(office)", regime: "FA-D09", period: month)
            return ReportSubmission(
                key: key, requestID: Samples.requestID(UInt64(office)), digest: digest, bytes: bytes,
                receivedAt: Samples.start, catalogueVersion: 1, submittedBy: "office:vn-01")
        }
        _ = try store.writer.commit(submissions, at: Samples.start)
        store.writer.checkpoint()
    }

    @Test("A copy holds everything up to its sequence and nothing else, while commits go on")
    func consistent() async throws {
        let directory = try TemporaryDirectory()
        let store = try Self.filled(directory)
        let isDone = Flag()
        let file = directory.path + "/copy.sqlite"
        let (copy, elapsed, committed) = try await withThrowingTaskGroup(of: Int.self) { tasks in
            tasks.addTask {
                var batch = Self.rows / 64
                repeat {
                    try Self.commit(batch, in: store)
                    batch += 1
                } while !isDone.isRaised
                return batch - Self.rows / 64
            }
            let started = ContinuousClock.now
            let copy = try store.copy(to: file) { true }
            let elapsed = ContinuousClock.now - started
            isDone.raise()
            return (copy, elapsed, try await tasks.next() ?? 0)
        }
        let last = store.statistics().sequence
        #expect(copy.sequence > Self.rows && copy.sequence <= last)
        #expect((copy.sequence - 1) % 64 == 0, "a commit is in the copy in part")
        #expect(copy.schemaVersion == SQLiteStore.schemaVersion && !copy.treeHead.isEmpty)
        let started = ContinuousClock.now
        let examination = try StoreExamination(file: file, isShared: false, depth: .rows)
        let proved = ContinuousClock.now - started
        #expect(examination.isWhole && examination.hasProvedRows, "\(examination.rowDefects)")
        #expect(examination.sequence == copy.sequence && examination.treeHead == copy.treeHead)
        #expect(examination.reportCount == copy.sequence - 1)
        store.writer.close()
        let bytes = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        let line =
            "copy: \(copy.sequence - 1) reports, \(bytes) bytes in \(elapsed), proved in \(proved), "
            + "\(committed) commits of 64 meanwhile\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    @Test("A copy that nobody wants any more is given up, and the store goes on")
    func cancelled() throws {
        let directory = try TemporaryDirectory()
        let store = try Self.filled(directory)
        #expect(throws: StoreCopyCancelled.self) {
            try store.copy(to: directory.path + "/copy.sqlite", mayGoOn: { false })
        }
        try Self.commit(Self.rows / 64, in: store)
        store.writer.close()
    }
}

private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isRaised: Bool { value.load(ordering: .relaxed) }
    func raise() { value.store(true, ordering: .relaxed) }
}
