// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

extension SQLiteStore {
    /// The name of the private key of the log in a store's directory, when no other is named.
    public static let logKeyFileName = "log-key.pem"

    /// The process that has the store of a directory, as it signed: its number, or "unknown". `nil` when nobody has it.
    public static func holder(ofDirectory path: String) -> String? {
        let descriptor = open(path + "/" + DirectoryLock.fileName, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // A shared lock can be had beside other readers, but not beside a daemon; it ends with the descriptor.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self).filter(\.isNumber)
        return text.isEmpty ? "unknown" : text
    }

    /// Bytes that this account may still write on the volume of a file or folder; `nil` when it cannot be asked.
    public static func freeBytes(onVolumeOf path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, isTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooLarge ? .max : Int64(clamping: bytes)
    }

    /// Where the store's files are.
    public var directoryPath: String { directory.path }

    /// What must be free on the volume before something is stored.
    public var freeBytesMin: Int64 { options.freeBytesMin }

    /// Bytes of the log beside the data file of a directory.
    public static func logBytes(inDirectory path: String) -> Int64 {
        StoreDirectory.byteCount(of: path + "/" + StoreDirectory.fileName + "-wal")
    }
}
