// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import GRDBSQLite
internal import Testing

/// Every write and every sync fails once, in turn, until the operation gets through.
@Suite struct FaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var operation: FaultyVolume.Operation
        var code: Int32
        var kind: StoreError.Kind
        var testDescription: String { "\(operation) fails with \(code)" }
    }

    static let faults = [
        Fault(operation: .write, code: SQLITE_FULL, kind: .diskFull),
        Fault(operation: .write, code: SQLITE_IOERR | (3 << 8), kind: .inputOutput),
        Fault(operation: .sync, code: SQLITE_IOERR | (4 << 8), kind: .inputOutput),
    ]

    /// Opens and closes a store again and again, with one more operation that gets through each time, until none fails.
    ///
    /// - Parameter afterFailure: what then holds of the store that was not opened.
    /// - Returns: how many openings failed.
    static func openings(
        of directory: TemporaryDirectory, under fault: Fault, afterFailure: () throws -> Void = {}
    ) throws -> Int {
        var failed = 0
        for passing in 0... {
            var error: StoreError?
            let plan = FaultyVolume.Plan(operation: fault.operation, passing: passing, code: fault.code)
            let failures = FaultyVolume.during(plan) {
                do { try directory.open().writer.close() } catch let thrown as StoreError { error = thrown } catch {
                    Issue.record(error)
                }
            }
            if failures == 0 {
                #expect(error == nil)
                break
            }
            guard let error else { continue }
            failed += 1
            #expect(error.kind == fault.kind)
            try afterFailure()
        }
        return failed
    }

    static func batch(_ number: Int) -> [ReportSubmission] {
        (0..<5).map { office in
            Samples.submission(
                Samples.key("vn-\(number)-\(office)"), request: UInt64(office),
                text: String(repeating: "\(office)", count: 3000))
        }
    }

    static func acts(_ number: Int) -> [ActSubmission] {
        (0..<5).map { office in
            Samples.act(
                .close, on: Samples.key("vn-\(number)-\(office)"), request: UInt64(office),
                text: String(repeating: "\(office)", count: 3000))
        }
    }

    static func pack(_ number: Int) -> PackSubmission {
        Samples.pack(request: UInt64(number), text: String(repeating: "p", count: 20_000))
    }

    /// What is written while the volume fails.
    enum Change: CaseIterable, Sendable {
        case reports, acts, pack

        var count: StoreSequence { self == .pack ? 1 : 5 }

        /// - Returns: how many were stored.
        func commit(_ number: Int, to store: SQLiteStore) throws(StoreError) -> StoreSequence {
            switch self {
            case .reports:
                let outcomes = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
                return StoreSequence(outcomes.count { if case .accepted = $0 { true } else { false } })
            case .acts:
                let outcomes = try store.writer.commit(acts: FaultTests.acts(number), at: Samples.start)
                return StoreSequence(outcomes.count { if case .recorded = $0 { true } else { false } })
            case .pack:
                let outcome = try store.writer.commit(pack: FaultTests.pack(number), at: Samples.start)
                return if case .frozen = outcome { 1 } else { 0 }
            }
        }
    }

    @Test("A commit that cannot be written stores nothing, and the next one works", arguments: faults, Change.allCases)
    func commitFails(_ fault: Fault, _ change: Change) throws {
        FaultyVolume.install()
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        var failed = 0
        for passing in 0... {
            let before = try store.read { $0.sequence }
            var error: StoreError?
            let plan = FaultyVolume.Plan(operation: fault.operation, passing: passing, code: fault.code)
            let failures = FaultyVolume.during(plan) {
                do throws(StoreError) { _ = try change.commit(passing, to: store) } catch let thrown { error = thrown }
            }
            if failures == 0 {
                #expect(error == nil)
                break
            }
            failed += 1
            #expect(error?.kind == fault.kind)
            #expect(try store.read { $0.sequence } == before)
            #expect(store.statistics().sequence == before)
            #expect(try change.commit(passing, to: store) == change.count)
            #expect(try store.read { $0.sequence } == before + change.count)
        }
        #expect(failed >= (fault.operation == .sync ? 1 : 5))
        #expect(store.statistics().commitFailureCount == Int64(failed))
        let changes = try store.read { try $0.changes(after: 0, limit: 10_000) }
        store.writer.close()
        let again = try directory.open(SQLiteStoreOptions(check: .quick))
        #expect(try again.read { try $0.changes(after: 0, limit: 10_000) } == changes)
        again.writer.close()
    }

    @Test("A closing that could not be written closes nothing")
    func closingFails() throws {
        FaultyVolume.install()
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        defer { store.writer.close() }
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        let failures = FaultyVolume.during(FaultyVolume.Plan(operation: .sync, passing: 0, code: SQLITE_IOERR)) {
            #expect(throws: StoreError.self) { _ = try Change.acts.commit(1, to: store) }
        }
        #expect(failures > 0)
        #expect(try Change.reports.commit(1, to: store) == 5)
        #expect(try Change.acts.commit(1, to: store) == 5)
        #expect(try Change.reports.commit(1, to: store) == 0)
    }

    @Test("A checkpoint that cannot be written loses nothing, says so, and works later", arguments: faults)
    func checkpointFails(_ fault: Fault) throws {
        FaultyVolume.install()
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(checkpointPages: 16))
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        store.writer.checkpoint()
        var failed = 0
        var passing = 0
        while true {
            for part in 0..<2 {
                _ = try store.writer.commit(FaultTests.batch(failed * 2 + part), at: Samples.start)
            }
            let plan = FaultyVolume.Plan(operation: fault.operation, passing: passing, code: fault.code)
            let checkpoints = store.statistics().checkpointCount
            let failures = FaultyVolume.during(plan) { store.writer.checkpoint() }
            if failures == 0 {
                #expect(store.statistics().checkpointCount > checkpoints)
                break
            }
            failed += 1
            passing = passing * 2 + 1
            #expect(store.statistics().checkpointCount == checkpoints)
            #expect(store.statistics().warnings.contains { $0.hasPrefix("The log could not be merged") })
        }
        #expect(failed >= 1)
        let log = { (warning: String) in warning.hasPrefix("The log could not be merged") }
        #expect(!store.statistics().warnings.contains(where: log))
        let changes = try store.read { try $0.changes(after: 0, limit: 10_000) }
        #expect(changes.count == 1 + 10 * (failed + 1))
        store.writer.close()
        let again = try directory.open(SQLiteStoreOptions(check: .quick))
        #expect(try again.read { try $0.changes(after: 0, limit: 10_000) } == changes)
        again.writer.close()
    }

    @Test("A store that could not be made can be made later", arguments: faults)
    func openFails(_ fault: Fault) throws {
        FaultyVolume.install()
        let directory = try TemporaryDirectory()
        try #expect(FaultTests.openings(of: directory, under: fault) >= 1)
        let store = try directory.open(SQLiteStoreOptions(check: .quick))
        #expect(try store.read { $0.sequence } == 0)
        store.writer.close()
    }

    @Test("A full data file refuses reports and takes them again when it may grow")
    func fileBound() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open(SQLiteStoreOptions(fileBytesMax: 1 << 20))
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        var number = 0
        var kind: StoreError.Kind?
        while kind == nil, number < 1000 {
            do throws(StoreError) {
                _ = try store.writer.commit(FaultTests.batch(number), at: Samples.start)
                number += 1
            } catch {
                kind = error.kind
            }
        }
        #expect(kind == .diskFull)
        #expect(number > 20)
        #expect(try store.read { $0.sequence } == StoreSequence(1 + number * 5))
        let repeated = try store.writer.commit(FaultTests.batch(0), at: Samples.start)
        #expect(repeated.count == 5)
        store.writer.close()
        #expect(store.statistics().fileBytes <= 1 << 20)
        let again = try directory.open()
        _ = try again.writer.commit(FaultTests.batch(number), at: Samples.start)
        #expect(try again.read { $0.sequence } == StoreSequence(1 + (number + 1) * 5))
        again.writer.close()
    }
}
