// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Foundation

/// Makes one backup: a consistent copy of the data file, proved, with its manifest.
struct StoreBackupWriter {
    static let fileNames = [
        SQLiteStore.dataFileName, SQLiteStore.dataFileName + "-journal", BackupManifest.fileName,
    ]
    /// What is left free on the volume of the backup.
    private static let reserveBytes: Int64 = 16 << 20

    let store: SQLiteStore
    let clock: WallClock

    /// Blocks as long as it takes.
    ///
    /// - Throws: `BackupError`; nothing is left of it then.
    func write(to folder: String, isCancelled: @escaping () -> Bool = { false }) throws(BackupError) -> StoreBackup {
        let pending = try PendingFolder(path: folder, fileNames: StoreBackupWriter.fileNames)
        do throws(BackupError) {
            let backup = try fill(pending, isCancelled)
            try pending.complete()
            return backup
        } catch {
            pending.remove()
            throw error
        }
    }

    private func fill(
        _ pending: PendingFolder, _ isCancelled: @escaping () -> Bool
    ) throws(BackupError) -> StoreBackup {
        try checkRoom(pending.partialPath)
        let file = pending.partialPath + "/" + SQLiteStore.dataFileName
        let copy = try copied(to: file, isCancelled)
        guard !isCancelled() else { throw BackupError("the backup was given up") }
        try prove(file, copy)
        let (bytes, digest) = try FileCopy.digest(of: file)
        let finishedAt = clock.now()
        let manifest = BackupManifest(
            formatVersion: BackupManifest.formatVersion, productVersion: ProductVersion.current,
            schemaVersion: copy.schemaVersion, sequence: copy.sequence, finishedAt: finishedAt.rfc3339(in: .utc),
            lastCommittedAt: copy.committedAt?.rfc3339(in: .utc) ?? "", treeHead: copy.treeHead,
            files: [
                BackupManifest.File(name: SQLiteStore.dataFileName, bytes: bytes, sha256: String(describing: digest))
            ])
        do {
            let path = pending.partialPath + "/" + BackupManifest.fileName
            try manifest.encoded().write(to: URL(fileURLWithPath: path))
        } catch {
            throw BackupError("the manifest cannot be written: \(error.localizedDescription)")
        }
        return StoreBackup(
            folder: pending.path, sequence: copy.sequence, schemaVersion: copy.schemaVersion, dataBytes: bytes,
            dataDigest: digest, finishedAt: finishedAt)
    }

    private func copied(to file: String, _ isCancelled: @escaping () -> Bool) throws(BackupError) -> StoreCopy {
        do {
            return try store.copy(to: file, isCancelled: isCancelled)
        } catch is StoreCopyCancelled {
            throw BackupError("the backup was given up")
        } catch {
            throw BackupError("the store cannot be copied: \(error)")
        }
    }

    /// A backup that cannot be read is worse than none.
    private func prove(_ file: String, _ copy: StoreCopy) throws(BackupError) {
        let examination: StoreExamination
        do {
            examination = try StoreExamination(file: file, isShared: false, depth: .pages)
        } catch {
            throw BackupError("the copy cannot be read: \(error)")
        }
        if let defect = examination.pageDefects.first {
            throw BackupError("the store is damaged, and so is its copy: \(defect); run chanceryd doctor")
        }
    }

    private func checkRoom(_ path: String) throws(BackupError) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return }
        let free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
        let statistics = store.statistics()
        let needed = statistics.fileBytes + statistics.logBytes + StoreBackupWriter.reserveBytes
        if free < needed {
            throw BackupError("the volume of \(path) has \(free) bytes free and the backup needs up to \(needed)")
        }
    }
}
