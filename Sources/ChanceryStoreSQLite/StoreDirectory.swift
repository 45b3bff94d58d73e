// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Where a store's files are.
struct StoreDirectory: Sendable {
    static let fileName = "chancery.sqlite"
    let path: String

    var file: String { path + "/" + StoreDirectory.fileName }
    /// The private key of the log, when no other is named.
    var logKeyFile: String { path + "/" + SQLiteStore.logKeyFileName }

    /// Makes the directory when it is not there, for its owner alone, and makes that last over a power failure. Its
    /// parent must exist.
    func create() throws(StoreError) {
        if mkdir(path, 0o700) == 0 {
            try sync(path + "/..")
        } else if errno != EEXIST {
            throw StoreError(.cannotOpen, "Cannot make the directory \(path).", cause: SystemFailure())
        }
    }

    /// Makes the data file when it is not there, empty and for its owner alone: SQLite gives its other files the same
    /// mode. What stands in the way is for SQLite to say.
    func createFile() {
        let descriptor = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    /// What signs the log when the operator names no key: the key file beside the data file, made when it is missing.
    func ownSigner() throws(StoreError) -> LogSigner {
        do throws(CryptoError) {
            if !KeyFile.exists(logKeyFile) { try KeyFile.create(logKeyFile, .generate(.ed25519)) }
            return try LogSigner(key: KeyFile.read(logKeyFile))
        } catch {
            throw StoreError(.cannotOpen, "The log of the store cannot be signed.", cause: error)
        }
    }

    /// Bytes of the data file; 0 when it cannot be looked at.
    var fileBytes: Int64 { StoreDirectory.byteCount(of: file) }

    /// Bytes of a file; 0 when it cannot be looked at.
    static func byteCount(of file: String) -> Int64 {
        var status = stat()
        return stat(file, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Bytes that this account may still write on the volume; `nil` when it cannot be asked.
    var freeBytes: Int64? { SQLiteStore.freeBytes(onVolumeOf: path) }

    private func sync(_ directory: String) throws(StoreError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw StoreError(.cannotOpen, "Cannot open the directory \(directory).", cause: SystemFailure())
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw StoreError(.inputOutput, "Cannot sync the directory \(directory).", cause: SystemFailure())
        }
    }
}
