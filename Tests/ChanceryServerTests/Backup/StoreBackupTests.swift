// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTelemetry
internal import ChanceryWire
internal import Foundation
internal import Synchronization
internal import TTRPC
internal import Testing

@testable internal import ChanceryServer

/// What ends a backup before it is one, and that nothing is left then.
@Suite("Backups that are given up or refused", .serialized)
struct StoreBackupTests {
    /// Answers yes to the question of that number.
    private final class Patience: Sendable {
        private let asked = Atomic<Int>(0)
        private let last: Int
        init(_ last: Int = .max) { self.last = last }
        var count: Int { asked.load(ordering: .relaxed) }
        func isOver() -> Bool { asked.add(1, ordering: .relaxed).newValue >= last }
    }

    private static func writer(_ store: SQLiteStore) -> StoreBackupWriter {
        StoreBackupWriter(store: store, clock: .fixed(at: Sample.now))
    }

    /// A store whose data file has some megabytes.
    private static func fill(_ directory: String, reports: Int) throws {
        try SampleStore.make(directory)
        let store = try SQLiteStore(directory: directory)
        defer { store.writer.close() }
        let note = String(repeating: "báo cáo ", count: 400)
        for start in stride(from: 0, to: reports, by: 200) {
            let batch = (start..<min(start + 200, reports)).map { number -> ReportSubmission in
                var report = Sample.report(office: "commune-\(number)")
                report.figures.append(Figure(indicator: "x", value: .notAvailable(reason: note)))
                return Sample.validated(report, request: 100 + number)
            }
            _ = try store.writer.commit(batch, at: Sample.now)
        }
    }

    @Test("given up at any question, it leaves nothing, and the next one works")
    func cancelled() throws {
        let folder = try TemporaryFolder()
        try Self.fill(folder.path + "/store", reports: 2000)
        let store = try SQLiteStore(directory: folder.path + "/store")
        defer { store.writer.close() }
        let all = Patience()
        _ = try Self.writer(store).write(to: folder.path + "/first", isCancelled: all.isOver)
        #expect(all.count > 12, "asked \(all.count) times")
        for last in 1...all.count {
            let patience = Patience(last)
            let error = #expect(throws: BackupError.self) {
                _ = try Self.writer(store).write(to: folder.path + "/second", isCancelled: patience.isOver)
            }
            #expect(error?.description == "the backup was given up")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["first", "store"])
            #expect(patience.count == last, "it went on after it was given up")
        }
        _ = try Self.writer(store).write(to: folder.path + "/second")
        #expect(try Restoration.verify(folder: folder.path + "/second").reportCount == 2003)
    }

    @Test("files and folder are the owner's alone, whatever the umask")
    func modes() throws {
        let folder = try TemporaryFolder()
        try SampleStore.make(folder.path + "/store")
        let store = try SQLiteStore(directory: folder.path + "/store")
        defer { store.writer.close() }
        let old = umask(0o022)
        defer { umask(old) }
        _ = try Self.writer(store).write(to: folder.path + "/backup")
        for (name, mode) in [("", 0o700), ("/chancery.sqlite", 0o600), ("/manifest.json", 0o600)] {
            let path = folder.path + "/backup" + name
            #expect(
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test("beside the store, a backup that would use the reserve up is refused; into the store, always")
    func reserve() throws {
        let folder = try TemporaryFolder()
        try SampleStore.make(folder.path + "/store")
        let free = try #require(SQLiteStore.freeBytes(onVolumeOf: folder.path))
        let tight = try SQLiteStore(
            directory: folder.path + "/store", options: SQLiteStoreOptions(freeBytesMin: free / 2 + (8 << 20)))
        let error = #expect(throws: BackupError.self) { _ = try Self.writer(tight).write(to: folder.path + "/backup") }
        #expect(error?.description.contains("the backup needs up to") == true)
        let inside = #expect(throws: BackupError.self) {
            _ = try Self.writer(tight).write(to: folder.path + "/store/backup")
        }
        #expect(inside?.description.contains("in the folder of the store") == true)
        tight.writer.close()
        let short = try SQLiteStore(
            directory: folder.path + "/store", options: SQLiteStoreOptions(freeBytesMin: free * 2))
        defer { short.writer.close() }
        let below = #expect(throws: BackupError.self) { _ = try Self.writer(short).write(to: folder.path + "/backup") }
        #expect(below?.description.contains("below store.free-bytes-min") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["store"])
    }

    @Test("while one is under way a second is refused, and both are counted for what they are")
    func second() async throws {
        let folder = try TemporaryFolder()
        try SampleStore.make(folder.path + "/store")
        let store = try SQLiteStore(directory: folder.path + "/store")
        defer { store.writer.close() }
        let metrics = MetricsRegistry(DaemonMetrics.all)
        let maker = BackupMaker(
            store: store, clock: .fixed(at: Sample.now), logger: LogLines().logger, metrics: metrics)
        let gate = Gate()
        let outcomes = Recorder<Bool>()
        let asked = Recorder<Bool>()
        gate.shut()
        let waits: @Sendable () -> Bool = {
            asked.record(true)
            gate.pass()
            return false
        }
        let goesOn: @Sendable () -> Bool = { false }
        maker.backUp(to: folder.path + "/one", isCancelled: waits) { outcomes.record($0.isSuccess) }
        try await eventually("the first is under way") { asked.count > 0 }
        let refusals = Recorder<String>()
        maker.backUp(to: folder.path + "/two", isCancelled: goesOn) { result in
            if case .failure(let failure) = result { refusals.record(failure.message) }
        }
        #expect(refusals.all.first?.contains("under way") == true)
        gate.open()
        try await eventually("the first is complete") { outcomes.all == [true] }
        maker.backUp(to: folder.path + "/two", isCancelled: goesOn) { outcomes.record($0.isSuccess) }
        try await eventually("the next one is complete") { outcomes.all == [true, true] }
    }

    @Test("a client that leaves, and a stop of the daemon, end a backup that is under way")
    func leaving() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        try Self.fill(configuration.storeDirectory, reports: 12_000)
        let log = LogLines()
        let failures = { log.lines.all.count { $0.hasPrefix("error: a backup failed") && $0.contains("given up") } }
        try await RunningDaemon.run(configuration, log: log) { daemon in
            let client = try await daemon.connect()
            let leaving = Task {
                try await client.call(
                    MethodNames.backUpStore, BackUpStoreRequest(folder: folder.path + "/left").encoded())
            }
            try await eventually("it has begun") {
                FileManager.default.fileExists(atPath: folder.path + "/left.partial/chancery.sqlite")
            }
            try await client.close()
            _ = await leaving.result
            try await eventually("it was given up") { failures() == 1 }
            let other = try await daemon.connect()
            Task {
                _ = try await other.call(
                    MethodNames.backUpStore, BackUpStoreRequest(folder: folder.path + "/stopped").encoded())
            }
            try await eventually("the next has begun") {
                FileManager.default.fileExists(atPath: folder.path + "/stopped.partial/chancery.sqlite")
            }
        }
        #expect(failures() == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!names.contains { $0.hasPrefix("left") || $0.hasPrefix("stopped") }, "\(names)")
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
