// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTLS
internal import ChanceryTelemetry
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import TTRPC

/// What the daemon shows to the operator's tools.
extension Daemon {
    /// Begins to answer on `metrics.address`, before the listeners of the offices, so that a start can be watched. Sockets
    /// that the service manager hands over take its place.
    ///
    /// - Throws: `StartupError.listener`; then everything is closed.
    func listenForMetrics() async throws(StartupError) {
        guard let metricsServer else { return }
        var wanted = ""
        do {
            for descriptor in sockets[.metrics] {
                wanted = "descriptor \(descriptor) (metrics)"
                let bound = try await metricsServer.listen(onDescriptor: descriptor)
                guard bound.isLoopback else {
                    throw StartupError.listener("\(wanted) is bound to \(bound); metrics are for loopback alone")
                }
                logger.notice("metrics are served", metadata: ["address": "\(bound)"])
            }
            guard sockets[.metrics].isEmpty, let address = configuration.metricsAddress else { return }
            wanted = "\(address) (metrics.address)"
            let bound = try await metricsServer.listen(on: address)
            logger.notice("metrics are served", metadata: ["address": "\(bound)"])
        } catch {
            await drain()
            await close()
            if let error = error as? StartupError { throw error }
            throw .listener("cannot listen on \(wanted): \(error)")
        }
    }

    /// Ends the page of the metrics, last of all that is served.
    func closeMetrics() async {
        do {
            try await metricsServer?.close()
        } catch {
            logger.warning("the metrics page did not close cleanly", metadata: ["error": "\(error)"])
        }
    }

    /// What a commit and its sync take goes into histograms.
    static func measuring(_ metrics: MetricsRegistry, _ store: SQLiteStore) -> IngestPipeline.MeasureHandler {
        let sizes = metrics[DaemonMetrics.commitReports]
        let durations = metrics[DaemonMetrics.commitDuration]
        let syncs = metrics[DaemonMetrics.syncDuration]
        store.observeSyncs { syncs.observe(Int64(clamping: $0)) }
        return { measure in
            sizes.observe(Int64(measure.reportCount))
            durations.observe(Int64(clamping: measure.nanoseconds))
        }
    }

    /// Has the registry read before each scrape what is counted elsewhere.
    static func pages(
        _ metrics: MetricsRegistry, _ services: ServiceAssembly, _ store: SQLiteStore, _ server: TTRPCServer,
        _ tls: TLSServer?
    ) -> MetricsServer.Pages {
        metrics[DaemonMetrics.buildInfo].set(1)
        metrics[DaemonMetrics.startTime].set(services.startedAt.microsecondsSinceEpoch)
        let standings = StandingCounter(store: store)
        metrics.beforeScrape {
            ProcessMetrics.update(metrics)
            MetricsCollector.update(metrics, services)
            MetricsCollector.update(metrics, store.statistics())
            MetricsCollector.update(metrics, server.statistics)
            if let tls { MetricsCollector.update(metrics, tls) }
            if let counts = standings.counts() {
                let reports = metrics[DaemonMetrics.reports]
                reports.set(counts.submittedCount, "submitted")
                reports.set(counts.returnedCount, "returned")
                reports.set(counts.acceptedCount, "accepted")
            }
        }
        return MetricsServer.Pages(
            metrics: { metrics.text() },
            notReady: { services.health.phase == .ready ? nil : services.health.phase.rawValue })
    }
}

/// Counts the reports by where they stand, at most once in a while and on a thread of its own: it reads an index that
/// grows with the store.
final class StandingCounter: Sendable {
    private static let spacing = Duration.seconds(60)

    private struct State {
        var counts: StandingCounts?
        var begunAt: ContinuousClock.Instant?
        var isCounting = false
    }

    private let store: any ReportStore
    private let pool: NIOThreadPool
    private let state = Mutex(State())

    /// - Parameter pool: where it counts; running.
    init(store: any ReportStore, pool: NIOThreadPool = .singleton) {
        self.store = store
        self.pool = pool
    }

    /// What was counted last; begins another count when that is old. `nil` before the first count, and after one that
    /// the store failed. Never waits.
    func counts() -> StandingCounts? {
        let now = ContinuousClock.now
        let (counts, isDue) = state.withLock { state in
            let isOld = state.begunAt.map { now - $0 >= StandingCounter.spacing } ?? true
            let isDue = isOld && !state.isCounting
            if isDue {
                state.begunAt = now
                state.isCounting = true
            }
            return (state.counts, isDue)
        }
        if isDue { pool.submit { self.count($0 == .active) } }
        return counts
    }

    private func count(_ mayRead: Bool) {
        var counts: StandingCounts?
        if mayRead { do { counts = try store.read { try $0.standingCounts() } } catch { counts = nil } }
        state.withLock { state in
            state.counts = counts
            state.isCounting = false
        }
    }
}
