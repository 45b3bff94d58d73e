// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
public import ChanceryModel
internal import ChanceryQuery
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTTRPC
internal import ChanceryWire
internal import Foundation
public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
internal import TTRPC
internal import UnixSignals

/// The daemon: a configuration turned into objects, from the store up to the listeners, and taken down in reverse.
public final class Daemon: Service {
    private let configuration: ServerConfiguration
    private let store: SQLiteStore
    private let services: ServiceAssembly
    private let group: MultiThreadedEventLoopGroup
    private let server: TTRPCServer
    private let logger: Logger
    private let onReady: @Sendable ([String]) -> Void

    /// Opens the store and prepares everything; binds nothing yet.
    ///
    /// - Parameter onReady: told the addresses, once calls are taken.
    /// - Throws: `StartupError`.
    public init(
        configuration: ServerConfiguration, clock: WallClock = .system, logger: Logger,
        onReady: @escaping @Sendable ([String]) -> Void = { _ in }
    ) throws(StartupError) {
        try Daemon.checkDescriptors(configuration)
        try Daemon.checkTransport(configuration)
        self.configuration = configuration
        self.logger = logger
        self.onReady = onReady
        do {
            store = try SQLiteStore(directory: configuration.storeDirectory)
        } catch {
            throw .store(String(describing: error))
        }
        for warning in store.statistics().warnings {
            logger.info("about the store", metadata: ["remark": "\(warning)"])
        }
        services = try Daemon.assemble(configuration, store: store, clock: clock, logger: logger)
        group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopCount)
        do {
            server = try TTRPCServer(
                methods: TTRPCMethodTable(binding: services.methodTable), group: group,
                configuration: Daemon.transport(configuration))
        } catch {
            store.writer.close()
            throw .resources("the transport cannot be made: \(error)")
        }
        let server = server
        services.addCounters { TransportCounters.read(server.statistics) }
    }

    /// Serves until the task is asked to stop gracefully; then drains and closes everything.
    public func run() async throws {
        let addresses = try await listen()
        logger.notice(
            "ready",
            metadata: [
                "addresses": "\(addresses.joined(separator: ","))", "store": "\(configuration.storeDirectory)",
                "sequence": "\(store.statistics().sequence)",
            ])
        onReady(addresses)
        do {
            try await gracefulShutdown()
        } catch {
            logger.warning("cancelled; stopping as if asked to")
        }
        await stop()
    }

    private func listen() async throws(StartupError) -> [String] {
        var addresses: [String] = []
        do {
            if let address = configuration.listenAddress {
                let bound = try await server.listen(on: .tcp(host: address.host, port: address.port))
                addresses.append(HostPort(host: address.host, port: bound?.port ?? address.port).description)
            }
            if let path = configuration.unixSocketPath {
                _ = try await server.listen(on: .unix(path: path))
                addresses.append("unix:" + path)
            }
            return addresses
        } catch {
            await stop()
            let wanted = [configuration.listenAddress.map(\.description), configuration.unixSocketPath]
            throw .listener("cannot listen on \(wanted.compactMap(\.self).joined(separator: ", ")): \(error)")
        }
    }

    /// Stops accepting, lets calls under way finish, empties the lanes and the commit queue, then closes the store.
    private func stop() async {
        logger.notice("stopping", metadata: ["in_flight": "\(services.pipeline.statistics.inFlightCount)"])
        let failure = CallFailure(
            .draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: 1000)
        services.beginDrain()
        server.beginDrain(
            status: TTRPCStatus(failure), within: .seconds(configuration.drainSecondsMax))
        await withCheckedContinuation { continuation in
            services.pipeline.drain { continuation.resume() }
        }
        do {
            try await server.closed.get()
        } catch {
            logger.warning("the listeners did not close cleanly", metadata: ["error": "\(error)"])
        }
        // An event loop must outlive everything that may still answer on it.
        await withCheckedContinuation { continuation in
            services.whenQueriesIdle { continuation.resume() }
        }
        await withCheckedContinuation { continuation in
            services.pipeline.onWriter {
                self.store.writer.close()
                continuation.resume()
            }
        }
        do {
            try await group.shutdownGracefully()
        } catch {
            logger.warning("the event loops did not end cleanly", metadata: ["error": "\(error)"])
        }
        let counts = services.pipeline.statistics
        logger.notice(
            "stopped",
            metadata: [
                "accepted": "\(counts.acceptedCount)", "repeated": "\(counts.repeatedCount)",
                "refused": "\(counts.refusedCount + counts.conflictCount)", "commits": "\(counts.commitCount)",
                "sequence": "\(store.statistics().sequence)",
            ])
    }

    private static func assemble(
        _ configuration: ServerConfiguration, store: SQLiteStore, clock: WallClock, logger: Logger
    ) throws(StartupError) -> ServiceAssembly {
        do {
            if let folder = configuration.catalogueDirectory {
                try CatalogueInstallation.install(folder: folder, in: store, at: clock.now(), logger: logger)
            }
            let library = try CatalogueLibrary(store: store)
            return try ServiceAssembly(
                store: store, library: library, clock: clock, ingest: configuration.ingest,
                query: configuration.query,
                limits: ServerLimits(
                    requestBytesMax: configuration.requestBytesMax,
                    callsPerConnectionMax: transport(configuration).limits.callsPerConnectionMax),
                onStoreFailure: { error in
                    logger.error("the store failed; the calls were refused", metadata: ["error": "\(error)"])
                })
        } catch let error as StartupError {
            store.writer.close()
            throw error
        } catch {
            store.writer.close()
            throw .store(String(describing: error))
        }
    }

    private static func transport(_ configuration: ServerConfiguration) -> TTRPCServerConfiguration {
        var transport = TTRPCServerConfiguration()
        transport.limits.connectionsMax = configuration.connectionsMax
        transport.limits.frameDataBytesMax = configuration.requestBytesMax
        transport.limits.idleTimeMax = .seconds(configuration.idleSecondsMax)
        transport.limits.frameTimeMax = .seconds(configuration.frameSecondsMax)
        return transport
    }

    private static func checkTransport(_ configuration: ServerConfiguration) throws(StartupError) {
        do {
            try transport(configuration).limits.validate()
        } catch {
            throw .resources("the limits of the transport do not fit together: \(error)")
        }
    }

    /// libdispatch ends the process when descriptors run out, so the cap of connections must leave enough of them. The
    /// limit that a shell sets is raised as far as the system lets this process raise it.
    private static func checkDescriptors(_ configuration: ServerConfiguration) throws(StartupError) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        let needed = rlim_t(configuration.connectionsMax + descriptorReserve)
        guard limit.rlim_cur < needed else { return }
        limit.rlim_cur = min(needed, limit.rlim_max)
        guard setrlimit(resource, &limit) != 0 || limit.rlim_cur < needed else { return }
        throw .resources(
            "limits.connections is \(configuration.connectionsMax), which needs \(needed) file descriptors, and this "
                + "process may open \(limit.rlim_cur); lower the key or raise LimitNOFILE (ulimit -n)")
    }

    /// For the store's files and readers, listeners, event loops and the runtime.
    private static let descriptorReserve = 128
}

extension Daemon {
    /// Runs the daemon until SIGTERM or SIGINT, then drains it.
    public func runUntilSignal() async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: self)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
