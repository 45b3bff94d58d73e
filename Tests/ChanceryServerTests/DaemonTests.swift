// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryServer
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import TTRPC
internal import Testing

@Suite(.serialized) struct DaemonTests {
    private static let watchRequest = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)

    private static func decoder() throws -> WireDecoder {
        try #require(WireDecoder(arenaBytes: 16 << 20, unknownFields: .refused))
    }

    @Test("A daemon serves on a free port, keeps what it took, and stops when asked")
    func serves() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let log = LogLines()
        let report = Report(office: "vn-01", regime: "FA-D09", period: "2024-H1").encoded()
        let examine = ValidateReportRequest(report: report).encoded()
        try await RunningDaemon.run(configuration, log: log) { daemon in
            let client = try await daemon.connect()
            let info = try Self.decoder().serverInfo(try await client.call(MethodNames.getServerInfo))
            #expect(info.version == productVersion)
            #expect(info.catalogueVersion == 1)
            #expect(info.storeSequence == 1)
            #expect(info.now == Sample.now)
            #expect(!info.isDraining)
            #expect(info.limits.requestBytesMax == 4 << 20)
            #expect(info.counters.first { $0.name == "connections_open" }?.value == 1)
            let examined = try Self.decoder().validateReportResponse(
                try await client.call(MethodNames.validateReport, examine))
            #expect(!examined.isAcceptable)
            #expect(examined.findings.allSatisfy { $0.code == .missingFigure })
            try await client.close()
        }
        #expect(log.lines.all.contains { $0.hasPrefix("notice: ready") })
        #expect(log.lines.all.contains { $0.hasPrefix("notice: stopped") })
        // The only thing to warn of is the listener that asks nobody who they are.
        let remarks = log.lines.all.filter { $0.hasPrefix("error") || $0.hasPrefix("warning") }
        #expect(remarks.count == 1 && remarks[0].contains("asks nobody who they are"))
        // The store was closed, so that the next owner can have it.
        let store = try SQLiteStore(directory: configuration.storeDirectory)
        #expect(store.statistics().catalogueCount == 1)
        store.writer.close()
    }

    @Test("A report that was acknowledged is there after a restart, and its repeat is recognised")
    func restart() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let receipts = Recorder<Receipt>()
        let payload = SubmitReportRequest(report: Self.report().encoded(), requestID: Sample.requestID(1)).encoded()
        for round in 0..<2 {
            try await RunningDaemon.run(configuration) { daemon in
                let client = try await daemon.connect()
                let response = try Self.decoder().submitReportResponse(
                    try await client.call(MethodNames.submitReport, payload))
                #expect(response.isRepeated == (round == 1))
                receipts.record(response.receipt)
                try await client.close()
            }
        }
        #expect(receipts.all.count == 2)
        #expect(receipts.all[0] == receipts.all[1])
    }

    /// The mandatory figures of the group's table.
    private static func report() -> Report {
        let indicators = [
            "delegations.outbound", "delegations.inbound", "agreements.signed", "ngo.projects", "ngo.committed",
            "consular.cases", "protection.cases", "abtc.requests",
        ]
        return Report(
            office: "vn-01", regime: "FA-D09", period: "2024-H1",
            figures: indicators.map { Figure(indicator: $0, value: .notAvailable(reason: "not counted yet")) })
    }

    @Test("A stop ends open watches with the reason, lets go of the port, and is quick")
    func drains() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let clock = ContinuousClock()
        let started = clock.now
        try await RunningDaemon.run(configuration) { daemon in
            let client = try await daemon.connect()
            let name = MethodNames.watchConsolidation
            let stream = client.openStream(
                service: name.service, method: name.method, kind: .serverStreaming,
                payload: Self.watchRequest.encoded())
            var messages = stream.messages.makeAsyncIterator()
            _ = try #require(try await messages.next())
            await daemon.group.triggerGracefulShutdown()
            do {
                _ = try await messages.next()
                Issue.record("the watch went on")
            } catch let error as TTRPCStatusError {
                let failure = try Self.decoder().callFailure(
                    code: error.code.rawValue, message: error.message,
                    details: error.details.map { ($0.typeURL, $0.value) })
                #expect(failure?.reason == .draining)
            }
            try await client.untilClosed()
            await #expect(throws: TTRPCConnectionError.self) { _ = try await daemon.connect() }
        }
        #expect(clock.now - started < .seconds(configuration.drainSecondsMax))
    }

    @Test("A daemon whose task is cancelled stops as if asked to")
    func cancelled() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        let ready = Recorder<[String]>()
        let daemon = try Daemon(configuration: configuration, logger: LogLines().logger) { ready.record($0) }
        let task = Task { try await daemon.run() }
        try await eventually("the daemon is ready") { ready.count == 1 }
        task.cancel()
        try await task.value
        let store = try SQLiteStore(directory: configuration.storeDirectory)
        store.writer.close()
    }

    @Test("A second daemon on the same store is refused with the folder's name")
    func secondDaemon() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        try await RunningDaemon.run(configuration) { _ in
            let error = #expect(throws: StartupError.self) {
                _ = try Daemon(configuration: configuration, logger: LogLines().logger)
            }
            guard case .store(let message) = error else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
            #expect(message.contains(configuration.storeDirectory))
            #expect(error?.exitCode == 74)
        }
    }

    @Test("A store without a catalogue is refused, and let go of")
    func noCatalogue() throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        configuration.catalogueDirectory = nil
        for _ in 0..<2 {
            let error = #expect(throws: StartupError.self) {
                _ = try Daemon(configuration: configuration, logger: LogLines().logger)
            }
            #expect(error?.description.contains("no catalogue") == true)
        }
    }

    @Test("An address that is taken is named, and the store is let go of")
    func addressTaken() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        try await RunningDaemon.run(configuration) { daemon in
            let otherFolder = try TemporaryFolder()
            var other = try RunningDaemon.configuration(otherFolder)
            other.plaintextAddress = HostPort(host: "127.0.0.1", port: daemon.port)
            let second = try Daemon(configuration: other, logger: LogLines().logger)
            let error = await #expect(throws: StartupError.self) { try await second.run() }
            #expect(error?.exitCode == 69)
            #expect(error?.description.contains("127.0.0.1:\(daemon.port)") == true)
            let store = try SQLiteStore(directory: other.storeDirectory)
            store.writer.close()
        }
    }

    @Test("More connections than descriptors is refused before anything is opened")
    func descriptors() throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        configuration.connectionsMax = 1 << 40
        let error = #expect(throws: StartupError.self) {
            _ = try Daemon(configuration: configuration, logger: LogLines().logger)
        }
        #expect(error?.exitCode == 71)
        #expect(error?.description.contains("limits.connections") == true)
        #expect(!FileManager.default.fileExists(atPath: configuration.storeDirectory))
    }

    @Test("Limits of the transport that cannot work let go of the store")
    func limits() throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        configuration.requestBytesMax = 16_000_000
        for _ in 0..<2 {
            let error = #expect(throws: StartupError.self) {
                _ = try Daemon(configuration: configuration, logger: LogLines().logger)
            }
            #expect(error?.exitCode == 71)
        }
    }

    @Test("A unix socket is served too")
    func unixSocket() async throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        let path = folder.path + "/s"
        configuration.unixSocketPath = path
        try await RunningDaemon.run(configuration) { _ in
            let client = try await TTRPCClient.connect(to: .unix(path: path))
            let info = try Self.decoder().serverInfo(try await client.call(MethodNames.getServerInfo))
            #expect(info.counters.first { $0.name == "connections_open" }?.value == 1)
            try await client.close()
        }
    }
}
