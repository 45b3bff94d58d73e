// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// Keeps a second client from submitting the same file at the same time, which would give its reports two ids.
///
/// The lock is advisory, on the report file itself, and ends with this object or with the process.
final class ReportFileLock: Sendable {
    private let descriptor: Int32

    /// Throws `FileFailure`, with the operation `lock` when another client holds the file.
    init(path: String) throws(FileFailure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(.read, path: path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK {
                throw FileFailure(.lock, path: path, problem: "another client is submitting it")
            }
            throw FileFailure(.lock, path: path, code: code)
        }
    }

    deinit {
        close(descriptor)
    }
}
