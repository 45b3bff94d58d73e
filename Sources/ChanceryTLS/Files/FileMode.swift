// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

// Without Foundation: with it, it is left to chance which module the members of stat(2) belong to.
internal import Glibc

/// The rights of a file.
enum FileMode {
    /// The nine bits; `nil` when the file cannot be looked at.
    static func bits(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
