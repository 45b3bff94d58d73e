// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTTRPC
internal import ChanceryWire
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import TTRPC

/// Taking the daemon down: nothing that was acknowledged is lost, and nobody is left waiting.
extension Daemon {
    /// What closing the store may take after the drain: a last checkpoint.
    private var closingTime: Duration { .seconds(60) }

    /// Stops accepting, refuses new calls, lets calls under way finish within `drain.seconds`, and empties the lanes and
    /// the commit queue. Every call gets an answer: calls that are still open in the end are told to ask again.
    func drain() async {
        let limit = Duration.seconds(configuration.drainSecondsMax)
        let inFlightCount = services.pipeline.statistics.inFlightCount
        notifier.stopping(
            "Stopping: \(inFlightCount) submissions under way, at most \(configuration.drainSecondsMax) s",
            within: limit + closingTime)
        logger.notice("stopping", metadata: ["in_flight": "\(inFlightCount)"])
        services.audit.record(deed: "daemon.stop", detail: "version \(productVersion)")
        services.beginDrain()
        server.beginDrain(
            status: TTRPCStatus(
                CallFailure(
                    .draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: retryDelay)),
            unfinished: TTRPCStatus(
                CallFailure(
                    .draining, "the server stopped before the call ended; ask again under the same request id",
                    retryDelayMilliseconds: retryDelay)),
            within: limit)
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
    }

    /// When clients should come back: a restart takes about so long.
    private var retryDelay: Int64 { 1000 }

    /// Closes the store after its last checkpoint, then the event loops.
    func close() async {
        notifier.status("Closing the store")
        // A backup under way is given up; it must be gone before the store is.
        await withCheckedContinuation { continuation in
            SQLiteStore.onCopyQueue { continuation.resume() }
        }
        await withCheckedContinuation { continuation in
            services.pipeline.onWriter { [services, store, logger] in
                let lostCount = services.audit.flush()
                if lostCount > 0 {
                    logger.error("audit lines could not be stored and are lost", metadata: ["lines": "\(lostCount)"])
                }
                self.sealAuditTrail()
                store.writer.close()
                continuation.resume()
            }
        }
        do {
            try await group.shutdownGracefully()
        } catch {
            logger.warning("the event loops did not end cleanly", metadata: ["error": "\(error)"])
        }
        await closeMetrics()
        let counts = services.pipeline.statistics
        logger.notice(
            "stopped",
            metadata: [
                "accepted": "\(counts.acceptedCount)", "repeated": "\(counts.repeatedCount)",
                "refused": "\(counts.refusedCount + counts.conflictCount)", "commits": "\(counts.commitCount)",
                "sequence": "\(store.statistics().sequence)",
            ])
    }
}
