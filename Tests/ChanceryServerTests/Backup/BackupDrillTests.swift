// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import Foundation
internal import TTRPC
internal import Testing

@testable internal import ChanceryServer

/// The day on which the original is gone.
@Suite("Backup under load, and the restore drill", .serialized) struct BackupDrillTests {
    private static let offices = ["vn-01", "vn-34", "vn-31", "vn-24"]

    private struct Taken: Sendable {
        let request: [UInt8]
        let receipt: Receipt
    }

    /// Submits corrections of one office, one after the other, until it is told to stop.
    private static func load(
        _ daemon: RunningDaemon, office: String, first: Int, taken: Recorder<Taken>,
        until isEnough: @Sendable () -> Bool
    ) async throws {
        let client = try await daemon.connect()
        var revision: Int32 = 0
        while !isEnough() {
            let request = GroupReport.submission(office: office, after: revision, request: first + Int(revision))
            let response = try Sample.decoder().submitReportResponse(
                try await client.call(MethodNames.submitReport, request))
            taken.record(Taken(request: request, receipt: response.receipt))
            revision = response.receipt.revision
        }
        try await client.close()
    }

    @Test("every receipt up to the backup's sequence is answered the same by the restored daemon")
    func drill() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let taken = Recorder<Taken>()
        let backups = Recorder<StoreBackup>()
        try await RunningDaemon.run(configuration) { daemon in
            try await withThrowingTaskGroup { tasks in
                for (index, office) in Self.offices.enumerated() {
                    tasks.addTask {
                        try await Self.load(daemon, office: office, first: index * 10_000, taken: taken) {
                            backups.count > 0 && taken.count > 400
                        }
                    }
                }
                tasks.addTask {
                    try await eventually("a load") { taken.count > 100 }
                    let client = try OperatorClient(server: "127.0.0.1:\(daemon.port)")
                    backups.record(try await client.backUp(to: folder.path + "/backup"))
                }
                try await tasks.waitForAll()
            }
        }
        let backup = try #require(backups.all.first)
        let (before, after) = (
            taken.all.filter { $0.receipt.sequence <= backup.sequence },
            taken.all.filter { $0.receipt.sequence > backup.sequence }
        )
        #expect(before.count >= 100 && !after.isEmpty, "the backup was not made under load")
        #expect(try Restoration.verify(folder: backup.folder).manifest.sequence == backup.sequence)

        // The original is gone.
        try FileManager.default.removeItem(atPath: configuration.storeDirectory)
        let outcome = try Restoration(folder: backup.folder, directory: configuration.storeDirectory).restore()
        #expect(outcome.reportCount == Int64(before.count))
        #expect(StoreDoctor(directory: configuration.storeDirectory, clock: .fixed(at: Sample.now)).problems == [])
        try await RunningDaemon.run(configuration) { daemon in
            let client = try await daemon.connect()
            for item in before {
                let response = try Sample.decoder().submitReportResponse(
                    try await client.call(MethodNames.submitReport, item.request))
                #expect(response.isRepeated && response.receipt == item.receipt)
            }
            // What came later is submitted again and taken.
            for office in Self.offices {
                for item in after.filter({ $0.receipt.key.office == office }) {
                    let response = try Sample.decoder().submitReportResponse(
                        try await client.call(MethodNames.submitReport, item.request))
                    #expect(!response.isRepeated && response.receipt.revision == item.receipt.revision)
                }
            }
            try await client.close()
        }
    }

    @Test("a backup whose folder exists, or cannot be made, is refused with the reason and leaves nothing")
    func refused() async throws {
        let folder = try TemporaryFolder()
        let log = LogLines()
        _ = try folder.write("mine", to: "taken")
        try await RunningDaemon.run(try RunningDaemon.configuration(folder), log: log) { daemon in
            let client = try OperatorClient(server: "127.0.0.1:\(daemon.port)")
            for place in [
                folder.path + "/taken", folder.path, folder.path + "/no/parent", "relative", folder.path + "/store/b",
            ] {
                let error = await #expect(throws: OperatorError.self) { _ = try await client.backUp(to: place) }
                #expect(error?.kind == .refused && error?.description.contains("(request ") == true)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.filter { $0.hasSuffix(".partial") } == [])
            // A later one is not in the way of what a crash left.
            try FileManager.default.createDirectory(
                atPath: folder.path + "/b.partial", withIntermediateDirectories: false)
            chmod(folder.path + "/b.partial", 0o700)
            for name in ["chancery.sqlite", PendingFolder.markerName] {
                _ = try folder.write("half", to: "b.partial/" + name)
            }
            #expect(try await client.backUp(to: folder.path + "/b").sequence == 1)
        }
        #expect(log.lines.all.contains { $0.hasPrefix("notice: backup complete") })
        #expect(log.lines.all.contains { $0.hasPrefix("error: a backup failed") })
        let error = await #expect(throws: OperatorError.self) {
            _ = try await OperatorClient(server: "unix:" + folder.path + "/nobody").catalogues()
        }
        #expect(error?.kind == .unreachable)
    }
}

extension StoreDoctor {
    /// What is not as it should be.
    var problems: [String] {
        examine().filter { $0.weight == .warning || $0.weight == .failure }.map(\.description)
    }
}
