// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

// Without Foundation: with it, it is left to chance which module the members of stat(2) belong to.
internal import Glibc

/// What stat(2) says of a file or a folder.
struct FileStatus {
    let isFolder: Bool
    let isFile: Bool
    let owner: uid_t
    let group: gid_t
    /// The nine bits of rights.
    let mode: mode_t
    /// The volume that it lies on.
    let device: dev_t

    private init(_ status: stat) {
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isFile = status.st_mode & S_IFMT == S_IFREG
        owner = status.st_uid
        group = status.st_gid
        mode = status.st_mode & 0o777
        device = status.st_dev
    }

    /// What is at a path, whose links are followed; `nil` when it cannot be asked.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// What is open; `nil` when it cannot be asked.
    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// What a name in an open folder stands for, links not followed; `nil` when there is nothing.
    init?(_ name: String, in folder: Int32) {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        self.init(status)
    }
}
