// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryServer
internal import ChanceryWire
internal import Logging
internal import ServiceLifecycle
internal import TTRPC

/// A daemon that runs in this process on a free port, with the catalogue of the repository.
struct RunningDaemon {
    let port: Int
    let group: ServiceGroup

    static func configuration(_ folder: TemporaryFolder) throws -> ServerConfiguration {
        var configuration = try DevelopmentSetup(
            folder: folder.path, listen: HostPort(host: "127.0.0.1", port: 0),
            catalogueFolder: RepositoryFolder.path("Deploy/catalogue")
        ).configuration()
        configuration.connectionsMax = 64
        configuration.drainSecondsMax = 20
        return configuration
    }

    /// Runs `body` while the daemon serves, then stops it as a service manager does and waits for its end.
    static func run(
        _ configuration: ServerConfiguration, log: LogLines = LogLines(), _ body: (RunningDaemon) async throws -> Void
    ) async throws {
        let addresses = Recorder<String>()
        let daemon = try Daemon(
            configuration: configuration, clock: .fixed(at: Sample.now), logger: log.logger
        ) { addresses.record(contentsOf: $0) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: daemon)], logger: log.logger))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            try await eventually("the daemon is ready") { addresses.count > 0 }
            let port = HostPort(addresses.all[0])?.port ?? 0
            try await body(RunningDaemon(port: port, group: group))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    func connect() async throws -> TTRPCClient {
        try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: port))
    }
}

extension TTRPCClient {
    func call(_ name: MethodName, _ payload: [UInt8] = []) async throws -> [UInt8] {
        try await unary(service: name.service, method: name.method, payload: payload, timeout: .seconds(30))
    }
}

/// Keeps what is logged.
final class LogLines: Sendable {
    let lines = Recorder<String>()

    var logger: Logger { Logger(label: "test") { _ in Handler(lines: self.lines) } }

    private struct Handler: LogHandler {
        let lines: Recorder<String>
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.record("\(event.level): \(event.message) \(event.metadata ?? [:])") }
    }
}
