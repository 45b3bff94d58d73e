// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import Glibc

/// Where a command writes: results to the standard output, progress and problems to the standard error.
struct Terminal: Sendable {
    var write: @Sendable (String) throws -> Void
    var writeError: @Sendable (String) -> Void
    /// Whether the standard output is a screen: only there right-to-left cells get their isolates.
    var isScreen: Bool
    /// Whether the standard error is a screen: only there progress is shown.
    var showsProgress: Bool

    static let standard = Terminal(
        write: { text in
            if let code = put(text, to: STDOUT_FILENO) {
                throw FileFailure(.write, path: "the standard output", problem: String(cString: strerror(code)))
            }
        },
        // Nowhere is left to say that the standard error cannot be written.
        writeError: { text in _ = put(text, to: STDERR_FILENO) },
        isScreen: isatty(STDOUT_FILENO) == 1, showsProgress: isatty(STDERR_FILENO) == 1)

    /// The error number, if it failed.
    private static func put(_ text: String, to descriptor: Int32) -> Int32? {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
