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
    /// What is left free on the volume of the backup, at least.
    private static let reserveBytes: Int64 = 16 << 20

    let store: any StoreCopying
    let clock: WallClock

    /// Blocks as long as it takes.
    ///
    /// - Parameter isCancelled: asked between pieces; when it says yes, the backup is given up.
    /// - Throws: `BackupError`; nothing is left of it then, unless it says so.
    func write(to folder: String, isCancelled: @escaping () -> Bool = { false }) throws(BackupError) -> StoreBackup {
        let pending = try PendingFolder(
            path: folder, fileNames: StoreBackupWriter.fileNames, outside: store.directoryPath)
        do throws(BackupError) {
            let permit = permit(pending.partialPath, isCancelled)
            try permit.check()
            let backup = try fill(pending, permit)
            try pending.complete { () throws(BackupError) in try permit.check() }
            return backup
        } catch {
            pending.remove()
            throw error
        }
    }

    private func fill(_ pending: PendingFolder, _ permit: BackupPermit) throws(BackupError) -> StoreBackup {
        try checkRoom(pending.partialPath)
        let file = pending.partialPath + "/" + SQLiteStore.dataFileName
        // Made here, so that nobody else may read it whatever the umask is.
        close(try pending.folder.makeFile(SQLiteStore.dataFileName))
        let copy = try copied(to: file, permit)
        try prove(file, copy, permit)
        let (bytes, digest) = try FileCopy.digest(of: file, permit: permit)
        let finishedAt = clock.now()
        let manifest = BackupManifest(
            formatVersion: BackupManifest.formatVersion, productVersion: ProductVersion.current,
            schemaVersion: copy.schemaVersion, sequence: copy.sequence, finishedAt: finishedAt.rfc3339(in: .utc),
            lastCommittedAt: copy.committedAt?.rfc3339(in: .utc) ?? "", treeHead: copy.treeHead,
            files: [
                BackupManifest.File(name: SQLiteStore.dataFileName, bytes: bytes, sha256: String(describing: digest))
            ])
        try write(manifest, in: pending.folder)
        return StoreBackup(
            folder: pending.path, sequence: copy.sequence, schemaVersion: copy.schemaVersion, dataBytes: bytes,
            dataDigest: digest, finishedAt: finishedAt)
    }

    private func write(_ manifest: BackupManifest, in folder: OpenFolder) throws(BackupError) {
        let data: Data
        do {
            data = try manifest.encoded()
        } catch {
            throw BackupError("the manifest cannot be written: \(error.localizedDescription)")
        }
        let output = try folder.makeFile(BackupManifest.fileName)
        defer { close(output) }
        let bytes = Array(data)
        do {
            try bytes.withUnsafeBytes {
                try FileCopy.write($0, to: output, folder.path + "/" + BackupManifest.fileName)
            }
        } catch {
            throw BackupError("the manifest cannot be written: \(error)")
        }
    }

    private func copied(to file: String, _ permit: BackupPermit) throws(BackupError) -> StoreCopy {
        do {
            return try store.copy(to: file) { permit.holds }
        } catch {
            try permit.check()
            throw BackupError("the store cannot be copied: \(error)")
        }
    }

    /// A backup that cannot be restored is worse than none, so it is proved as a restoration would.
    private func prove(_ file: String, _ copy: StoreCopy, _ permit: BackupPermit) throws(BackupError) {
        let examination: StoreExamination
        do {
            examination = try StoreExamination(
                file: file, isShared: false, depth: .rows, mayGoOn: { permit.holds })
        } catch {
            try permit.check()
            throw BackupError("the copy cannot be read: \(error)")
        }
        if let defect = (examination.pageDefects + examination.rowDefects).first {
            throw BackupError("the store is damaged, and so is its copy: \(defect); run chanceryd doctor")
        }
        guard examination.sequence == copy.sequence, examination.treeHead == copy.treeHead else {
            throw BackupError(
                "the copy ends at sequence \(examination.sequence) and the store was at \(copy.sequence); run chanceryd "
                    + "doctor")
        }
    }

    // MARK: Room

    /// A backup beside the store must not use up what the store keeps in reserve.
    private func permit(_ path: String, _ isCancelled: @escaping () -> Bool) -> BackupPermit {
        let freeBytesMin = isOnVolumeOfStore(path) ? store.freeBytesMin : 0
        return BackupPermit {
            if isCancelled() { return BackupError("the backup was given up") }
            guard freeBytesMin > 0, let free = SQLiteStore.freeBytes(onVolumeOf: path), free < freeBytesMin else {
                return nil
            }
            return BackupError(
                "the volume of the store fell to \(free) bytes free, below store.free-bytes-min (\(freeBytesMin)), while "
                    + "the backup was made on it; the backup was given up")
        }
    }

    private func checkRoom(_ path: String) throws(BackupError) {
        guard let free = SQLiteStore.freeBytes(onVolumeOf: path) else { return }
        let statistics = store.statistics()
        var left = StoreBackupWriter.reserveBytes
        // The log grows meanwhile.
        if isOnVolumeOfStore(path) { left = max(left, min(store.freeBytesMin, Int64.max / 4) * 2) }
        let needed = statistics.fileBytes + statistics.logBytes + left
        if free < needed {
            throw BackupError("the volume of \(path) has \(free) bytes free and the backup needs up to \(needed)")
        }
    }

    private func isOnVolumeOfStore(_ path: String) -> Bool {
        guard let here = FileStatus(path: path), let there = FileStatus(path: store.directoryPath) else { return true }
        return here.device == there.device
    }
}
