// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStoreSQLite
internal import Foundation

/// Puts a backup in the place of a store that is not there, after it was proved.
public struct Restoration {
    private let folder: String
    private let directory: String

    /// What was restored.
    public struct Outcome: Hashable, Sendable {
        public let manifest: BackupManifest
        public let reportCount: Int64
        public let catalogueCount: Int64
    }

    /// - Parameters:
    ///   - folder: the backup.
    ///   - directory: where the store shall be; must not exist, or be an empty folder.
    public init(folder: String, directory: String) {
        self.folder = folder
        self.directory = directory
    }

    /// Copies the backup, checks every byte against the manifest and every row against its digest, and only then gives
    /// the copy its name. The backup is only read.
    ///
    /// - Throws: `BackupError`; then nothing is at the place, and nothing is left beside it.
    public func restore() throws(BackupError) -> Outcome {
        let manifest = try BackupManifest.read(folder: folder)
        try Restoration.check(manifest, folder)
        let pending = try PendingFolder(path: directory, fileNames: [SQLiteStore.dataFileName])
        do throws(BackupError) {
            let outcome = try fill(pending, manifest)
            try giveToOwner(pending)
            try pending.complete()
            return outcome
        } catch {
            pending.remove()
            throw error
        }
    }

    /// Checks a backup where it lies, and changes nothing.
    public static func verify(folder: String) throws(BackupError) -> Outcome {
        let manifest = try BackupManifest.read(folder: folder)
        try check(manifest, folder)
        let path = folder + "/" + SQLiteStore.dataFileName
        try compare(try FileCopy.digest(of: path), manifest.files[0], path)
        return try prove(path, manifest)
    }

    private static func check(_ manifest: BackupManifest, _ folder: String) throws(BackupError) {
        guard manifest.files.count == 1, manifest.files[0].name == SQLiteStore.dataFileName else {
            throw BackupError("the manifest of \(folder) does not name \(SQLiteStore.dataFileName) alone")
        }
        guard manifest.schemaVersion <= SQLiteStore.schemaVersion else {
            throw BackupError(
                "the backup has schema version \(manifest.schemaVersion) and this release knows versions up to "
                    + "\(SQLiteStore.schemaVersion); restore it with release \(manifest.productVersion) or a newer one")
        }
    }

    private func fill(_ pending: PendingFolder, _ manifest: BackupManifest) throws(BackupError) -> Outcome {
        let source = folder + "/" + SQLiteStore.dataFileName
        let target = pending.partialPath + "/" + SQLiteStore.dataFileName
        try Restoration.compare(try FileCopy.copy(source, to: target), manifest.files[0], source)
        return try Restoration.prove(target, manifest)
    }

    private static func compare(
        _ found: (bytes: Int64, digest: Digest), _ wanted: BackupManifest.File, _ path: String
    ) throws(BackupError) {
        guard found.bytes == wanted.bytes else {
            throw BackupError(
                "\(path) has \(found.bytes) bytes and the manifest says \(wanted.bytes); use another backup")
        }
        guard String(describing: found.digest) == wanted.sha256 else {
            throw BackupError(
                "\(path) has another SHA-256 than the manifest says; it was damaged or changed, use another backup")
        }
    }

    private static func prove(_ file: String, _ manifest: BackupManifest) throws(BackupError) -> Outcome {
        let examination: StoreExamination
        do {
            examination = try StoreExamination(file: file, isShared: false, depth: .rows)
        } catch {
            throw BackupError("the data file of the backup cannot be read: \(error)")
        }
        if let defect = (examination.pageDefects + examination.rowDefects).first {
            throw BackupError("the backup is not whole: \(defect); use another backup")
        }
        guard examination.sequence == manifest.sequence, examination.schemaVersion == manifest.schemaVersion else {
            throw BackupError(
                "the data file ends at sequence \(examination.sequence) with schema \(examination.schemaVersion), and "
                    + "the manifest says \(manifest.sequence) and \(manifest.schemaVersion); use another backup")
        }
        guard examination.treeHead == manifest.treeHead else {
            throw BackupError(
                "the log of the data file ends with another head than the manifest says; use another backup")
        }
        return Outcome(
            manifest: manifest, reportCount: examination.reportCount, catalogueCount: examination.catalogueCount)
    }

    /// Root restores for the account of the daemon, which owns the folder above.
    private func giveToOwner(_ pending: PendingFolder) throws(BackupError) {
        guard geteuid() == 0 else { return }
        let above = URL(fileURLWithPath: pending.path).deletingLastPathComponent().path
        var status = stat()
        guard stat(above, &status) == 0 else { return }
        for path in [pending.partialPath + "/" + SQLiteStore.dataFileName, pending.partialPath] {
            guard chown(path, status.st_uid, status.st_gid) == 0 else {
                throw BackupError("\(path) cannot be given to the owner of \(above): \(PendingFolder.reason)")
            }
        }
    }
}
