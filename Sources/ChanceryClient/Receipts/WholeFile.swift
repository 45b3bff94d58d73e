// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// Files read and written as a whole.
public enum WholeFile {
    /// All bytes of a file, but at most one more than `bytesMax`, which is enough to refuse it; `nil` when there is no
    /// such file.
    public static func read(_ path: String, bytesMax: Int) throws(FileFailure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileFailure(.read, path: path, code: errno)
        }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while content.count <= bytesMax {
            let wanted = min(chunk.count, bytesMax + 1 - content.count)
            let count = Glibc.read(descriptor, &chunk, wanted)
            if count == 0 { break }
            if count > 0 {
                content += chunk[..<count]
            } else if errno != EINTR {
                throw FileFailure(.read, path: path, code: errno)
            }
        }
        return content
    }

    /// Puts `bytes` in the place of whatever is at `path`, so that at every moment, also after a loss of power, there
    /// is the old content or the new.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
        let folder = folder(of: path)
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        // One writer at a time holds the lock of the report file, so that one name is enough and nothing piles up.
        let draft = "\(folder)/.\(name).tmp"
        try write(bytes, to: draft)
        guard rename(draft, path) == 0 else {
            let code = errno
            unlink(draft)
            throw FileFailure(.write, path: path, code: code)
        }
        try synchronise(folder)
    }

    /// Removes a file; that there is none is no failure.
    public static func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure(.write, path: path, code: errno) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(.write, path: path, code: errno) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw FileFailure(.write, path: path, code: errno)
            }
        }
        guard fsync(descriptor) == 0 else { throw FileFailure(.write, path: path, code: errno) }
    }

    private static func synchronise(_ folder: String) throws(FileFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(.write, path: folder, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure(.write, path: folder, code: errno) }
    }
}
