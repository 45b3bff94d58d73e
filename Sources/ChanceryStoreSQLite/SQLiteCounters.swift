// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import GRDB
internal import Synchronization

/// What the statistics are made of. The writer reports; anyone may ask.
final class SQLiteCounters: Sendable {
    /// A page and its header in the log.
    static let logFrameBytes: Int64 = 4096 + 24

    private struct Values {
        var position = WriterState.Position()
        var commitCount: Int64 = 0
        var commitFailureCount: Int64 = 0
        var checkpointCount: Int64 = 0
        var logPages = 0
        var checkpointFailure: String?
        var isClosed = false
    }

    private let values = Mutex(Values())
    private let syncObserver = Mutex<(@Sendable (UInt64) -> Void)?>(nil)

    func noteOpened(_ position: WriterState.Position) {
        values.withLock { $0.position = position }
    }

    func noteCommit(_ position: WriterState.Position, logPages: Int) {
        values.withLock { values in
            values.position = position
            values.commitCount += 1
            values.logPages = logPages
        }
    }

    /// Told how long the end of each transaction took, in nanoseconds.
    func observeSyncs(_ observer: @escaping @Sendable (UInt64) -> Void) {
        syncObserver.withLock { $0 = observer }
    }

    func noteSync(nanoseconds: UInt64) {
        syncObserver.withLock { $0 }?(nanoseconds)
    }

    func noteCommitFailure() { values.withLock { $0.commitFailureCount += 1 } }

    func noteClosed() { values.withLock { $0.isClosed = true } }

    var isClosed: Bool { values.withLock { $0.isClosed } }

    func noteCheckpoint() {
        values.withLock { values in
            values.checkpointCount += 1
            values.checkpointFailure = nil
        }
    }

    func noteCheckpointFailure(_ error: any Error) {
        let text = String(describing: error)
        values.withLock { $0.checkpointFailure = text }
    }

    func statistics(fileBytes: Int64, freeBytes: Int64?, logPagesHigh: Int) -> StoreStatistics {
        let values = values.withLock { $0 }
        var warnings = LibraryVersion.warnings
        if let failure = values.checkpointFailure {
            warnings.append("The log could not be merged into the data file and grows until it can: \(failure).")
        }
        if values.logPages >= logPagesHigh {
            warnings.append(
                "The log has \(values.logPages) pages; a read that does not end keeps it from being reused.")
        }
        return StoreStatistics(
            sequence: values.position.sequence, reportCount: values.position.reportCount,
            catalogueCount: values.position.catalogues, actCount: values.position.actCount,
            packCount: values.position.packCount, commitCount: values.commitCount,
            commitFailureCount: values.commitFailureCount, checkpointCount: values.checkpointCount,
            fileBytes: fileBytes, logBytes: Int64(values.logPages) * SQLiteCounters.logFrameBytes,
            volumeFreeBytes: freeBytes,
            engine: "SQLite \(LibraryVersion.text)", warnings: warnings)
    }
}
