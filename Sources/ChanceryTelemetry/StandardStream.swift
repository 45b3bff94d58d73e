// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// The standard streams of the process. A stream that cannot be written, on a full disk or to a reader that is gone,
/// must not end a daemon, so nothing here traps.
public enum StandardStream: Int32, CaseIterable, Sendable {
    case input = 0
    case output = 1
    case error = 2

    /// Opens the null device in place of streams that came closed. Otherwise the next file or socket would get the
    /// number, and log lines would be written into it. To be called before anything else is opened.
    public static func openMissing() {
        for stream in allCases where fcntl(stream.rawValue, F_GETFD) == -1 {
            // The lowest free number is taken, which is this one, because those below are open by now.
            _ = open("/dev/null", stream == .input ? O_RDONLY : O_WRONLY)
        }
    }

    /// Writes all of the text, or as much as can be written.
    ///
    /// - Returns: the error number, if it failed.
    @discardableResult public func write(_ text: String) -> Int32? {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
