// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Private keys in files that only their owner can read.
public enum KeyFile {
    /// A PEM file of the keys that are taken has some 250 bytes.
    private static let bytesMax = 16 << 10

    /// Reads a key. The file must belong to this account or to root, and nobody else may read or write it: mode 0600,
    /// 0400, or a service manager's credential (0440 of root, in a folder that only this account can enter).
    ///
    /// - Parameter isOwnerChecked: `false` for root, who looks at a file for the account that will use it.
    public static func read(_ path: String, isOwnerChecked: Bool = true) throws(CryptoError) -> SigningKey {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("the key file \(path) cannot be opened") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("the key file \(path) cannot be looked at") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw CryptoError("\(path) is no file with a key") }
        if isOwnerChecked { try checkOwner(path, status) }
        try checkMode(path, status)
        let bytes = try bytes(of: descriptor, path)
        do throws(CryptoError) {
            return try SigningKey(pem: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw CryptoError("the key file \(path) cannot be used: \(error)")
        }
    }

    /// Writes `key` into a new file of mode 0600. It is there whole or not at all, also over a failure of the machine: it
    /// is written and synced beside its place as `path.new`, where one that was left half-way is removed.
    ///
    /// - Throws: also when something of that name exists, which stays as it is.
    public static func create(_ path: String, _ key: SigningKey) throws(CryptoError) {
        let text = Array(try key.pem.utf8)
        let pending = path + ".new"
        unlink(pending)
        let descriptor = open(pending, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("the key file \(pending) cannot be made") }
        defer {
            close(descriptor)
            unlink(pending)
        }
        // The umask can only take rights away; `fchmod` makes the mode what it says whatever the umask is.
        guard fchmod(descriptor, 0o600) == 0, write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0
        else { throw failure("the key file \(pending) cannot be written") }
        // Unlike a rename, a link never replaces what is there.
        guard link(pending, path) == 0 else { throw failure("the key file \(path) cannot be made") }
        try syncFolder(of: path)
    }

    private static func syncFolder(of path: String) throws(CryptoError) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("the folder of the key file \(path) cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("the folder of the key file \(path) cannot be synced") }
    }

    /// Whether there is a file of that name, whatever is in it.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    private static func checkOwner(_ path: String, _ status: stat) throws(CryptoError) {
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw CryptoError(
                "the key file \(path) belongs to user \(status.st_uid); it must belong to user \(geteuid()), who runs this, "
                    + "or to root")
        }
    }

    private static func checkMode(_ path: String, _ status: stat) throws(CryptoError) {
        let isCredential = status.st_uid == 0 && status.st_mode & 0o777 == 0o440 && status.st_gid == 0
        guard status.st_mode & 0o077 == 0 || isCredential else {
            var mode = String(status.st_mode & 0o777, radix: 8)
            while mode.count < 4 { mode = "0" + mode }
            throw CryptoError(
                "the key file \(path) has mode \(mode), so that others can read it; only its owner may: chmod 600 \(path)"
            )
        }
    }

    private static func bytes(of descriptor: Int32, _ path: String) throws(CryptoError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count <= bytesMax {
            let count = systemRead(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw failure("the key file \(path) cannot be read") }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
        }
        throw CryptoError("the key file \(path) has more than \(bytesMax) bytes; a key has some hundreds")
    }

    private static func failure(_ action: String) -> CryptoError {
        CryptoError("\(action): \(String(cString: strerror(errno)))")
    }
}

/// `read` of the C library, which `KeyFile.read` hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
