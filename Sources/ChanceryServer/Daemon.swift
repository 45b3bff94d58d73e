// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
public import ChanceryModel
internal import ChanceryQuery
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTLS
internal import ChanceryTTRPC
internal import ChanceryTelemetry
internal import ChanceryTransparency
internal import ChanceryWire
internal import Foundation
public import Logging
internal import NIOPosix
public import ServiceLifecycle
internal import TTRPC

/// The daemon: a configuration turned into objects, from the store up to the listeners, and taken down in reverse.
public final class Daemon: Service {
    let configuration: ServerConfiguration
    let store: SQLiteStore
    let services: ServiceAssembly
    let group: MultiThreadedEventLoopGroup
    let server: TTRPCServer
    let clock: WallClock
    let logger: Logger
    let notifier: ServiceNotifier
    let sockets: ActivatedSockets
    let reloading: Reloading
    let tls: TLSServer?
    let localPeers: LocalPeers
    let metrics: MetricsRegistry
    let metricsServer: MetricsServer?
    private let onReady: @Sendable ([String]) -> Void

    /// Opens the store and prepares everything; binds nothing yet.
    ///
    /// - Parameters:
    ///   - notifier: tells the service manager; nobody is told when `nil`.
    ///   - sockets: listeners that the service manager has made.
    ///   - onReady: told the addresses, once calls are taken.
    /// - Throws: `StartupError`.
    public init(
        configuration: ServerConfiguration, clock: WallClock = .system, logger: Logger,
        notifier: ServiceNotifier? = nil, sockets: ActivatedSockets = .none,
        onReady: @escaping @Sendable ([String]) -> Void = { _ in }
    ) throws(StartupError) {
        try Daemon.checkResources(configuration)
        tls = try Daemon.tls(configuration, logger: logger)
        localPeers = try LocalPeers(operatorGroup: configuration.operatorGroup)
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
        self.notifier = notifier ?? .silent(logger: logger)
        self.sockets = sockets
        reloading = Reloading(logger: logger)
        self.onReady = onReady
        do {
            store = try SQLiteStore(
                directory: configuration.storeDirectory,
                options: SQLiteStoreOptions(freeBytesMin: Int64(configuration.freeBytesMin)),
                signer: LogSigning.signer(configuration))
        } catch let error as StartupError {
            throw error
        } catch {
            throw .store(String(describing: error))
        }
        for warning in store.statistics().warnings {
            logger.info("about the store", metadata: ["remark": "\(warning)"])
        }
        if let change = store.signerChange {
            logger.warning(
                "the log is signed with another key or under another name than before; tell the offices",
                metadata: ["old": "\(change.old.vkey)", "new": "\(change.new.vkey)"])
        }
        metrics = MetricsRegistry(DaemonMetrics.all)
        services = try Daemon.assemble(configuration, store: store, clock: clock, logger: logger, metrics: metrics)
        let observers = CallObservers([
            CallMetrics(metrics, methods: services.methodTable.methods),
            CallLog(logger: logger, names: services.methodTable.methods.map(\.rpc.name.description)),
        ])
        group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopCount)
        do {
            server = try TTRPCServer(
                methods: TTRPCMethodTable(binding: services.methodTable, observer: observers), group: group,
                configuration: Daemon.transport(configuration))
        } catch {
            store.writer.close()
            throw .resources("the transport cannot be made: \(error)")
        }
        let server = server
        services.addCounters { TransportCounters.read(server.statistics) }
        let pages = Daemon.pages(metrics, services, store, server, tls)
        let servesMetrics = configuration.metricsAddress != nil || !sockets[.metrics].isEmpty
        metricsServer = servesMetrics ? MetricsServer(pages: pages) : nil
        guard let tls else { return }
        services.addCounters { TransportCounters.read(tls.statistics) }
        reloading.add(
            "certificates", CertificateReload(tls: tls) { [weak self] in self?.endConnections(afterReload: true) })
    }

    /// Serves until the task is asked to stop gracefully; then drains and closes everything.
    public func run() async throws { try await serve(nil) }

    /// As `run`; each SIGHUP reloads.
    func serve(_ hangups: HangupTrap?) async throws {
        try await listenForMetrics()
        let addresses = try await listen()
        services.health.becomeReady()
        logger.notice(
            "ready",
            metadata: [
                "addresses": "\(addresses.joined(separator: ","))", "store": "\(configuration.storeDirectory)",
                "sequence": "\(store.statistics().sequence)",
            ])
        if let change = store.signerChange {
            services.audit.record(
                deed: "log.key", subject: change.new.vkey, detail: "signed by \(change.old.vkey) before")
        }
        services.audit.record(deed: "daemon.start", detail: "version \(productVersion)")
        notifier.ready(statusLine)
        onReady(addresses)
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { await self.attend() }
            tasks.addTask { await self.watchCertificates() }
            tasks.addTask { await self.tendAuditTrail() }
            if let hangups { tasks.addTask { await self.reload(on: hangups) } }
            do {
                try await gracefulShutdown()
            } catch {
                logger.warning("cancelled; stopping as if asked to")
            }
            await drain()
            tasks.cancelAll()
        }
        await close()
    }

    /// Adds a part that SIGHUP reloads. To be called before `run`.
    public func reloadOnHangup(_ name: String, _ reloadable: any Reloadable) {
        reloading.add(name, reloadable)
    }

    private static func assemble(
        _ configuration: ServerConfiguration, store: SQLiteStore, clock: WallClock, logger: Logger,
        metrics: MetricsRegistry
    ) throws(StartupError) -> ServiceAssembly {
        let budget = LogBudget(linesMax: 10, perSeconds: 60, clock: .system)
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
                checkCatalogue: CatalogueInstallation.problems,
                onStoreFailure: { error in
                    guard let withheld = budget.spend() else { return }
                    logger.error(
                        "the store failed; the calls were refused",
                        metadata: ["error": "\(error)", "lines_withheld": "\(withheld)"])
                },
                onRefusal: refusalLog(logger), onCommitMeasured: measuring(metrics, store),
                backups: BackupMaker(store: store, clock: clock, logger: logger, metrics: metrics),
                onCatalogue: { installed in
                    logger.notice(
                        "catalogue installed",
                        metadata: [
                            "version": "\(installed.version)", "edition": "\(installed.edition)",
                            "digest": "\(installed.digest)",
                        ])
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

    /// What this process must be able to give, the files of TLS, and the key of the log. Opens nothing else.
    ///
    /// - Throws: `StartupError.resources`, `StartupError.configuration`.
    public static func check(_ configuration: ServerConfiguration) throws(StartupError) {
        try checkResources(configuration)
        _ = try tls(configuration, logger: Logger(label: "check") { _ in SwiftLogNoOpLogHandler() })
        _ = try LocalPeers(operatorGroup: configuration.operatorGroup)
        try LogSigning.check(configuration)
    }

    private static func checkResources(_ configuration: ServerConfiguration) throws(StartupError) {
        try checkDescriptors(configuration)
        try checkTransport(configuration)
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
