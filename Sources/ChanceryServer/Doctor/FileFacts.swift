// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// What the file system says of a file or folder; links are not followed.
struct FileFacts: Hashable {
    let isFolder: Bool
    let isFile: Bool
    let owner: UInt32
    /// The nine bits of rights.
    let mode: UInt32
    let bytes: Int64
    let changedSeconds: Int
    let changedNanoseconds: Int

    /// `nil` when there is nothing, or it cannot be looked at.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isFile = status.st_mode & S_IFMT == S_IFREG
        owner = status.st_uid
        mode = status.st_mode & 0o777
        bytes = Int64(status.st_size)
        changedSeconds = status.st_mtim.tv_sec
        changedNanoseconds = status.st_mtim.tv_nsec
    }

    var isOpenToOthers: Bool { mode & 0o077 != 0 }
}
