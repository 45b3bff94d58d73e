// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire
internal import Glibc
internal import Synchronization
internal import TTRPC
internal import Testing

@testable internal import ChanceryServer

/// A daemon and what its service manager hears of it.
@Suite(.serialized) struct DaemonNotificationTests {
    private struct Told {
        let folder: TemporaryFolder
        let manager: ManagerSocket
        let notifier: ServiceNotifier

        init(_ environment: [String: String] = [:]) throws {
            folder = try TemporaryFolder()
            manager = try ManagerSocket(path: folder.path + "/notify")
            notifier = ServiceNotifier(
                environment: environment.merging(["NOTIFY_SOCKET": folder.path + "/notify"]) { $1 },
                logger: LogLines().logger)
        }
    }

    @Test("Ready comes when it listens, reloads are framed, and stopping comes before anything is closed")
    func life() async throws {
        let told = try Told()
        let configuration = try RunningDaemon.configuration(told.folder)
        let broken = BrokenPart()
        let daemon = try Daemon(
            configuration: configuration, clock: .fixed(at: Sample.now), logger: LogLines().logger,
            notifier: told.notifier)
        daemon.reloadOnHangup("part", broken)
        // A reload before the end of the start says nothing: READY would end the start.
        daemon.reload()
        #expect(told.manager.all().isEmpty)
        let task = Task { try await daemon.run() }
        let ready = try await Self.message(told.manager) { $0["READY"] == "1" }
        #expect(ready["STATUS"]?.hasPrefix("Serving: ") == true)
        daemon.reload()
        let reload = told.manager.all()
        #expect(reload.count == 2)
        #expect(reload.first?["RELOADING"] == "1")
        #expect(reload.last?["READY"] == "1")
        #expect(reload.last?["STATUS"]?.contains("part") == true)
        task.cancel()
        try await task.value
        let stop = told.manager.all()
        #expect(stop.first?["STOPPING"] == "1")
        #expect(stop.first?["EXTEND_TIMEOUT_USEC"] == "\((configuration.drainSecondsMax + 60) * 1_000_000)")
    }

    @Test("Signs of life come while everything moves, stop while the writer is stuck, and come again")
    func watchdog() async throws {
        let told = try Told(["WATCHDOG_USEC": "400000"])
        let daemon = try Daemon(
            configuration: try RunningDaemon.configuration(told.folder), clock: .fixed(at: Sample.now),
            logger: LogLines().logger, notifier: told.notifier)
        let task = Task { try await daemon.run() }
        for _ in 0..<2 { _ = try await Self.message(told.manager) { $0["WATCHDOG"] == "1" } }
        let writer = Released()
        daemon.services.pipeline.onWriter { writer.wait() }
        _ = try await Self.message(told.manager) { $0["STATUS"] == "No progress: writer" }
        _ = told.manager.all()
        try await Task.sleep(for: .milliseconds(600))
        #expect(!told.manager.all().contains { $0["WATCHDOG"] != nil })
        writer.release()
        _ = try await Self.message(told.manager) { $0["WATCHDOG"] == "1" }
        task.cancel()
        try await task.value
    }

    @Test("While it drains, signs of life go on, and the line about serving does not come back")
    func draining() async throws {
        let told = try Told(["WATCHDOG_USEC": "100000"])
        let daemon = try Daemon(
            configuration: try RunningDaemon.configuration(told.folder), clock: .fixed(at: Sample.now),
            logger: LogLines().logger, notifier: told.notifier)
        let task = Task { try await daemon.run() }
        _ = try await Self.message(told.manager) { $0["WATCHDOG"] == "1" }
        let writer = Released()
        daemon.services.pipeline.onWriter { writer.wait() }
        task.cancel()
        _ = try await Self.message(told.manager) { $0["STOPPING"] == "1" }
        try await Task.sleep(for: .milliseconds(400))
        writer.release()
        try await task.value
        #expect(told.manager.all().compactMap { $0["STATUS"] } == ["Closing the store"])
    }

    @Test("A socket that is handed over is served in place of the configured path")
    func handedOver() async throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        // Nobody can bind this one; it is not tried.
        configuration.unixSocketPath = folder.path + "/nowhere/s"
        let path = folder.path + "/s"
        let sockets = try ActivatedSockets(
            environment: ["LISTEN_PID": "1", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "ttrpc-local"], processID: 1,
            descriptorFirst: try Self.listeningSocket(path))
        let addresses = Recorder<String>()
        let daemon = try Daemon(
            configuration: configuration, clock: .fixed(at: Sample.now), logger: LogLines().logger, sockets: sockets
        ) { addresses.record(contentsOf: $0) }
        let task = Task { try await daemon.run() }
        try await eventually("it is ready") { addresses.count > 0 }
        #expect(addresses.all.contains("unix:" + path))
        let client = try await TTRPCClient.connect(to: .unix(path: path))
        _ = try await client.call(MethodNames.getServerInfo)
        try await client.close()
        task.cancel()
        try await task.value
    }

    /// The next message that is as wanted; others before it are passed over.
    private static func message(
        _ manager: ManagerSocket, _ isWanted: ([String: String]) -> Bool
    ) async throws -> [String: String] {
        var found: [String: String] = [:]
        try await eventually("the service manager is told") {
            guard let message = manager.next(), isWanted(message) else { return false }
            found = message
            return true
        }
        return found
    }

    private static func listeningSocket(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0 && listen(descriptor, 8) == 0)
        return descriptor
    }

    private struct BrokenPart: Reloadable {
        struct Broken: Error {}
        func reload() throws { throw Broken() }
    }

    /// Holds a thread until it is released.
    private final class Released: Sendable {
        private let isReleased = Atomic<Bool>(false)

        func wait() {
            while !isReleased.load(ordering: .acquiring) { poll(nil, 0, 5) }
        }

        func release() { isReleased.store(true, ordering: .releasing) }
    }
}
