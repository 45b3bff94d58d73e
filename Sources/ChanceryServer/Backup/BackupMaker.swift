// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStoreSQLite
internal import ChanceryTelemetry
internal import ChanceryWire
internal import Logging
internal import Synchronization

/// Makes backups of a running daemon, one at a time, and keeps count of them.
final class BackupMaker: StoreBackupMaking {
    private let store: SQLiteStore
    private let clock: WallClock
    private let logger: Logger
    private let metrics: MetricsRegistry
    private let isBusy = Atomic<Bool>(false)

    init(store: SQLiteStore, clock: WallClock, logger: Logger, metrics: MetricsRegistry) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.metrics = metrics
    }

    func backUp(
        to folder: String, isCancelled: @escaping @Sendable () -> Bool,
        _ completion: @escaping @Sendable (Result<StoreBackup, CallFailure>) -> Void
    ) {
        guard !isBusy.exchange(true, ordering: .acquiringAndReleasing) else {
            completion(
                .failure(CallFailure(.backupRefused, "a backup is under way; ask again when it is complete")))
            return
        }
        SQLiteStore.onCopyQueue {
            let result = self.make(folder, isCancelled)
            self.isBusy.store(false, ordering: .releasing)
            completion(result)
        }
    }

    private func make(_ folder: String, _ isCancelled: @escaping () -> Bool) -> Result<StoreBackup, CallFailure> {
        let begun = ContinuousClock.now
        do throws(BackupError) {
            let backup = try StoreBackupWriter(store: store, clock: clock).write(to: folder, isCancelled: isCancelled)
            metrics[DaemonMetrics.backups].add(at: 0)
            metrics[DaemonMetrics.backupLastSuccess].set(backup.finishedAt.microsecondsSinceEpoch)
            logger.notice(
                "backup complete",
                metadata: [
                    "folder": "\(backup.folder)", "sequence": "\(backup.sequence)", "bytes": "\(backup.dataBytes)",
                    "milliseconds": "\((ContinuousClock.now - begun).milliseconds)",
                ])
            return .success(backup)
        } catch {
            metrics[DaemonMetrics.backups].add(at: 1)
            logger.error("a backup failed", metadata: ["error": "\(error)"])
            return .failure(CallFailure(.backupRefused, error.description))
        }
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
