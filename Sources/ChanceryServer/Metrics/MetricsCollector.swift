// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryTLS
internal import ChanceryTelemetry
internal import TTRPC

/// Brings what is counted elsewhere into the registry before each scrape. The same statistics make the counters of
/// GetServerInfo, so the two never differ.
enum MetricsCollector {
    static func update(_ registry: MetricsRegistry, _ services: ServiceAssembly) {
        let ingest = services.pipeline.statistics
        let submissions = registry[DaemonMetrics.submissions]
        submissions.set(Int64(ingest.acceptedCount), "accepted")
        submissions.set(Int64(ingest.repeatedCount), "repeated")
        submissions.set(Int64(ingest.conflictCount), "conflicting")
        submissions.set(Int64(ingest.refusedCount), "refused")
        let queries = services.queryStatistics
        let away = registry[DaemonMetrics.submissionsTurnedAway]
        away.set(Int64(ingest.officeBusyCount), "office_busy")
        away.set(Int64(ingest.serverBusyCount), "server_busy")
        away.set(Int64(ingest.drainingCount), "draining")
        registry[DaemonMetrics.queriesTurnedAway].set(Int64(queries.refusedCount))
        registry[DaemonMetrics.submissionsInFlight].set(Int64(ingest.inFlightCount))
        registry[DaemonMetrics.submissionBytesInFlight].set(Int64(ingest.inFlightBytes))
        registry[DaemonMetrics.commits].set(Int64(ingest.commitCount), "done")
        registry[DaemonMetrics.commits].set(Int64(ingest.failedCommitCount), "failed")
        let queues = registry[DaemonMetrics.queueItems]
        queues.set(Int64(ingest.laneWaitingCount), "lanes")
        queues.set(Int64(ingest.commitWaitingCount), "commit")
        queues.set(Int64(queries.waitingCount), "query")
        registry[DaemonMetrics.catalogueVersion].set(services.catalogueVersion)
        registry[DaemonMetrics.watchesOpen].set(Int64(queries.watchCount))
        let state = registry[DaemonMetrics.state]
        for name in DaemonMetrics.states { state.set(name == services.health.phase.rawValue ? 1 : 0, name) }
    }

    static func update(_ registry: MetricsRegistry, _ store: StoreStatistics) {
        registry[DaemonMetrics.storeFileBytes].set(store.fileBytes)
        registry[DaemonMetrics.storeLogBytes].set(store.logBytes)
        if let free = store.volumeFreeBytes { registry[DaemonMetrics.storeFreeBytes].set(free) }
        registry[DaemonMetrics.storeSequence].set(store.sequence)
        let items = registry[DaemonMetrics.storeItems]
        items.set(store.reportCount, "revision")
        items.set(store.actCount, "act")
        items.set(store.catalogueCount, "catalogue")
        items.set(store.packCount, "pack")
        registry[DaemonMetrics.checkpoints].set(store.checkpointCount)
        registry[DaemonMetrics.storeFailures].set(store.commitFailureCount)
    }

    static func update(_ registry: MetricsRegistry, _ tls: TLSServer) {
        registry[DaemonMetrics.certificateExpiry].set(tls.certificateExpiry.microsecondsSinceEpoch)
        registry[DaemonMetrics.revocationListExpiry].set(tls.revocationListExpiry?.microsecondsSinceEpoch ?? 0)
        let handshakes = tls.statistics
        let failures = registry[DaemonMetrics.handshakeFailures]
        failures.set(Int64(handshakes.handshakesFailed), "failed")
        failures.set(Int64(handshakes.handshakesRefused), "refused")
        failures.set(Int64(handshakes.handshakesTooSlow), "too_slow")
        failures.set(Int64(handshakes.handshakesOverBound), "over_bound")
    }

    static func update(_ registry: MetricsRegistry, _ transport: TTRPCServerStatistics) {
        registry[DaemonMetrics.callsOpen].set(Int64(transport.callsOpen))
        registry[DaemonMetrics.callsAbandoned].set(Int64(transport.callsCancelled), "cancelled")
        registry[DaemonMetrics.callsAbandoned].set(Int64(transport.callsExpired), "expired")
        registry[DaemonMetrics.connectionsOpen].set(Int64(transport.connectionsOpen))
        registry[DaemonMetrics.connections].set(Int64(transport.connectionsAccepted), "accepted")
        registry[DaemonMetrics.connections].set(Int64(transport.connectionsRefused), "refused")
        let closed = registry[DaemonMetrics.connectionsClosed]
        closed.set(Int64(transport.connectionsIdleClosed), "idle")
        closed.set(Int64(transport.connectionsSlowFrameClosed), "slow_frame")
        closed.set(Int64(transport.connectionsSlowPeerClosed), "slow_peer")
        closed.set(Int64(transport.connectionsProtocolClosed), "protocol")
        let rejected = registry[DaemonMetrics.requestsRejected]
        rejected.set(Int64(transport.requestsMalformed), "malformed")
        rejected.set(Int64(transport.requestsOversize), "oversize")
        rejected.set(Int64(transport.requestsRefused), "refused")
        registry[DaemonMetrics.repliesOverBound].set(Int64(transport.repliesOverBound))
        registry[DaemonMetrics.transportBytes].set(Int64(transport.bytesReceived), "received")
        registry[DaemonMetrics.transportBytes].set(Int64(transport.bytesSent), "sent")
    }
}
