// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStoreSQLite
internal import Foundation

/// Puts a backup in the place of a store that is not there, after it was proved.
public struct Restoration {
    private let folder: String
    private let directory: String
    private let keyFiles: [String]

    /// What was restored.
    public struct Outcome: Hashable, Sendable {
        public let manifest: BackupManifest
        public let reportCount: Int64
        public let catalogueCount: Int64
        /// Whose signatures the log was held to, in a sentence.
        public let authorship: String
    }

    /// - Parameters:
    ///   - folder: the backup.
    ///   - directory: where the store shall be; must not exist, or be an empty folder.
    ///   - keyFiles: every public key of the log in PEM, from elsewhere than the backup. Without one, signatures are checked
    ///     with the keys that the backup names, which whoever forged it could have replaced.
    public init(folder: String, directory: String, keyFiles: [String] = []) {
        self.folder = folder
        self.directory = directory
        self.keyFiles = keyFiles
    }

    /// Copies the backup, checks every byte against the manifest and every row against its digest, and only then gives
    /// the copy its name. The backup is only read.
    ///
    /// - Throws: `BackupError`; then nothing is at the place, and nothing is left beside it.
    public func restore() throws(BackupError) -> Outcome {
        let keys = try Restoration.keys(keyFiles)
        let manifest = try BackupManifest.read(folder: folder)
        try Restoration.check(manifest, folder)
        let pending = try PendingFolder(path: directory, fileNames: [SQLiteStore.dataFileName])
        do throws(BackupError) {
            let outcome = try fill(pending, manifest, keys)
            // Root restores for the account of the daemon, which owns the folder above.
            if geteuid() == 0 { try pending.giveToOwnerAbove() }
            try pending.complete()
            return outcome
        } catch {
            pending.remove()
            throw error
        }
    }

    /// Checks a backup where it lies, and changes nothing.
    public static func verify(folder: String, keyFiles: [String] = []) throws(BackupError) -> Outcome {
        let keys = try keys(keyFiles)
        let manifest = try BackupManifest.read(folder: folder)
        try check(manifest, folder)
        let path = folder + "/" + SQLiteStore.dataFileName
        try compare(try FileCopy.digest(of: path), manifest.files[0], path)
        return try prove(path, manifest, keys)
    }

    private static func keys(_ files: [String]) throws(BackupError) -> [VerificationKey]? {
        do {
            return try LogKeyFile.read(files)
        } catch {
            throw BackupError(error.description)
        }
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

    private func fill(
        _ pending: PendingFolder, _ manifest: BackupManifest, _ keys: [VerificationKey]?
    ) throws(BackupError) -> Outcome {
        let source = folder + "/" + SQLiteStore.dataFileName
        let target = pending.partialPath + "/" + SQLiteStore.dataFileName
        let copied = try FileCopy.copy(source, into: pending.folder, as: SQLiteStore.dataFileName)
        try Restoration.compare(copied, manifest.files[0], source)
        return try Restoration.prove(target, manifest, keys)
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

    private static func prove(
        _ file: String, _ manifest: BackupManifest, _ keys: [VerificationKey]?
    ) throws(BackupError) -> Outcome {
        let examination: StoreExamination
        do {
            examination = try StoreExamination(file: file, isShared: false, depth: .rows, keys: keys)
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
        guard examination.hasProvedRows else {
            throw BackupError("the rows of the backup could not be proved; use another backup")
        }
        guard examination.hasLog || keys == nil else {
            throw BackupError(
                "the backup is of schema version \(examination.schemaVersion), which had no signed log, so that no key can "
                    + "prove who wrote it; restore it without --key if you trust where it comes from")
        }
        return Outcome(
            manifest: manifest, reportCount: examination.reportCount, catalogueCount: examination.catalogueCount,
            authorship: authorship(examination, hasKey: keys != nil))
    }

    private static func authorship(_ examination: StoreExamination, hasKey: Bool) -> String {
        if !examination.hasLog { return "A store of this age has no signed log: nothing says who wrote it." }
        return hasKey
            ? "Every head of the log is signed with a given key."
            : "The signatures of the log were checked with the keys that the backup itself names; give --key to prove "
                + "who wrote it."
    }
}
