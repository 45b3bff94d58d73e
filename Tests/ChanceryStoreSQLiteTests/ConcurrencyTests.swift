// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Dispatch
internal import Synchronization
internal import Testing

/// Reads beside the writer.
@Suite struct ConcurrencyTests {
    @Test("Every read sees whole batches only, while the writer goes on and more threads read than may at once")
    func snapshots() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(readerCountMax: 2, checkpointPages: 16))
        defer { store.writer.close() }
        try install(store)
        let isDone = Mutex(false)
        let problems = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 5) { worker in
            do {
                if worker == 0 {
                    defer { isDone.withLock { $0 = true } }
                    for number in 0..<150 {
                        _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
                        store.writer.checkpoint()
                    }
                } else {
                    var last: StoreSequence = 0
                    while !isDone.withLock({ $0 }) { last = try readOnce(store, after: last) }
                }
            } catch {
                problems.withLock { $0.append("\(error)") }
            }
        }
        #expect(problems.withLock { $0 } == [])
        #expect(try store.read { $0.sequence } == 751)
    }

    private func readOnce(_ store: SQLiteStore, after last: StoreSequence) throws -> StoreSequence {
        try store.read { snapshot in
            let count = try snapshot.changes(after: 0, limit: 10_000).count
            var offices = 0
            try snapshot.currentReports(
                regime: Samples.regime, period: Samples.period, offices: nil, asOf: nil
            ) { _ in offices += 1 }
            #expect(StoreSequence(count) == snapshot.sequence)
            #expect(offices == count - 1)
            #expect(offices % 5 == 0)
            #expect(snapshot.sequence >= last)
            return snapshot.sequence
        }
    }

    @Test("The log stays short when the writer is told to check it and when it is not", arguments: [true, false])
    func logLength(isTold: Bool) throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 32))
        defer { store.writer.close() }
        try install(store)
        for number in 0..<100 {
            _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
            if isTold { store.writer.checkpoint() }
            let pages = store.statistics().logBytes / 4120
            #expect(pages < 32 * (isTold ? 1 : 2) + 20)
        }
        #expect(store.statistics().checkpointCount > 3)
    }

    @Test("Reads that overlap without a pause do not make the log grow without end")
    func overlappingReads() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 16))
        defer { store.writer.close() }
        try install(store)
        let isDone = Mutex(false)
        let longest = Mutex<Int64>(0)
        let problems = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            do {
                if worker == 0 {
                    defer { isDone.withLock { $0 = true } }
                    for number in 0..<300 {
                        _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
                        store.writer.checkpoint()
                        longest.withLock { $0 = max($0, store.statistics().logBytes / 4120) }
                    }
                } else {
                    while !isDone.withLock({ $0 }) {
                        try store.read { snapshot in _ = try snapshot.changes(after: 0, limit: 100) }
                    }
                }
            } catch {
                problems.withLock { $0.append("\(error)") }
            }
        }
        #expect(problems.withLock { $0 } == [])
        #expect(longest.withLock { $0 } < 16 * 40)
    }

    @Test("A read that does not end does not stop the writer, and a warning names it")
    func longRead() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 16))
        defer { store.writer.close() }
        try install(store)
        try store.read { snapshot in
            let clock = ContinuousClock()
            let start = clock.now
            for number in 0..<20 {
                _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
                store.writer.checkpoint()
            }
            #expect(clock.now - start < .seconds(20))
            #expect(store.statistics().warnings.contains { $0.contains("a read that does not end") })
            #expect(snapshot.sequence == 1)
        }
        for number in 20..<25 {
            _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
            store.writer.checkpoint()
        }
        #expect(!store.statistics().warnings.contains { $0.contains("a read that does not end") })
    }

    private func install(_ store: SQLiteStore) throws {
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
    }
}
