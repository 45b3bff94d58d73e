// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The sole right to a store directory, for as long as this object lives.
///
/// The kernel holds it, not the file: it ends with the process however that ends, and a file left behind means nothing.
final class DirectoryLock: Sendable {
    static let fileName = "lock"
    private let descriptor: Int32

    /// - Throws: `StoreError` of kind `.inUse` when another process, or another store object here, has it.
    init(directory: String) throws(StoreError) {
        let path = directory + "/" + DirectoryLock.fileName
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(.cannotOpen, "Cannot open \(path).", cause: SystemFailure())
        }
        guard DirectoryLock.take(descriptor) else {
            let failure = SystemFailure()
            let owner = DirectoryLock.owner(descriptor)
            close(descriptor)
            guard failure.number == EWOULDBLOCK else {
                throw StoreError(.cannotOpen, "Cannot lock \(path).", cause: failure)
            }
            throw StoreError(
                .inUse,
                "The store in \(directory) belongs to another daemon\(owner). Stop that one, or use another directory.",
                cause: failure)
        }
        self.descriptor = descriptor
        DirectoryLock.giveToOwner(descriptor, of: directory)
        DirectoryLock.sign(descriptor)
    }

    deinit { close(descriptor) }

    /// Whoever asks who has the store holds it for a moment, so that one refusal is none yet.
    private static func take(_ descriptor: Int32) -> Bool {
        for attempt in 0...attemptsMax {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK, attempt < attemptsMax else { return false }
            poll(nil, 0, pauseMilliseconds)
            errno = EWOULDBLOCK
        }
        return false
    }

    private static let attemptsMax = 10
    private static let pauseMilliseconds: Int32 = 20

    /// Root leaves no lock file behind that the daemon could not open.
    private static func giveToOwner(_ descriptor: Int32, of directory: String) {
        var status = stat()
        if geteuid() == 0, stat(directory, &status) == 0 { _ = fchown(descriptor, status.st_uid, status.st_gid) }
    }

    /// Leaves the process id for the message that the next one gets. The lock holds without it.
    private static func sign(_ descriptor: Int32) {
        let text = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
    }

    private static func owner(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0, let id = Int32(String(decoding: buffer[..<(count - 1)], as: UTF8.self)) else { return "" }
        return " (process \(id))"
    }
}

/// What the operating system answered when a call failed.
struct SystemFailure: Error, CustomStringConvertible {
    let number: Int32

    init() { number = errno }

    var description: String { "errno \(number): " + String(cString: strerror(number)) }
}
