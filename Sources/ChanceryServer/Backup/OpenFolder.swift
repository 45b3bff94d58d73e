// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// A folder that is held open, so that what is done in it is done there and nowhere else, whatever becomes of its name.
final class OpenFolder {
    let path: String
    private let descriptor: Int32

    /// Opens a folder by its path, whose links are followed.
    init(path: String) throws(BackupError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupError("the folder \(path) cannot be opened: \(OpenFolder.reason)") }
    }

    /// Opens a folder in this one. A link is refused.
    private init(_ name: String, in parent: OpenFolder) throws(BackupError) {
        path = parent.path + "/" + name
        descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupError("\(path) is no folder: \(OpenFolder.reason)") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    static var reason: String { String(cString: strerror(errno)) }

    func folder(_ name: String) throws(BackupError) -> OpenFolder { try OpenFolder(name, in: self) }

    /// Makes a folder in this one, of mode 0700.
    func makeFolder(_ name: String) throws(BackupError) -> OpenFolder {
        guard mkdirat(descriptor, name, 0o700) == 0 else {
            throw BackupError("the folder \(path)/\(name) cannot be made: \(OpenFolder.reason)")
        }
        let made = try folder(name)
        guard fchmod(made.descriptor, 0o700) == 0 else {
            throw BackupError("the mode of \(made.path) cannot be set: \(OpenFolder.reason)")
        }
        return made
    }

    /// Makes an empty file of mode 0600 and opens it for writing. The caller closes it.
    func makeFile(_ name: String) throws(BackupError) -> Int32 {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BackupError("\(path)/\(name) cannot be made: \(OpenFolder.reason)") }
        // The umask can only take rights away.
        guard fchmod(file, 0o600) == 0 else {
            let reason = OpenFolder.reason
            close(file)
            throw BackupError("the mode of \(path)/\(name) cannot be set: \(reason)")
        }
        return file
    }

    /// What the folder itself is; `nil` when it cannot be asked.
    var status: FileStatus? { FileStatus(descriptor: descriptor) }

    /// What a name in it stands for, links not followed; `nil` when there is nothing.
    func status(of name: String) -> FileStatus? { FileStatus(name, in: descriptor) }

    func isFile(_ name: String) -> Bool { status(of: name)?.isFile ?? false }

    /// Removes a file, if it is there.
    func removeFile(_ name: String) { unlinkat(descriptor, name, 0) }

    /// Removes an empty folder, if it is there.
    func removeFolder(_ name: String) { unlinkat(descriptor, name, AT_REMOVEDIR) }

    func rename(_ name: String, to newName: String) throws(BackupError) {
        guard renameat(descriptor, name, descriptor, newName) == 0 else {
            throw BackupError("\(path)/\(name) cannot be renamed to \(newName): \(OpenFolder.reason)")
        }
    }

    /// Writes down the folder itself: which names are in it.
    func sync() throws(BackupError) {
        guard fsync(descriptor) == 0 else { throw BackupError("\(path) cannot be synced: \(OpenFolder.reason)") }
    }

    func syncFile(_ name: String) throws(BackupError) {
        try withFile(name) { (file) throws(BackupError) in
            guard fsync(file) == 0 else {
                throw BackupError("\(path)/\(name) cannot be synced: \(OpenFolder.reason)")
            }
        }
    }

    /// Gives the folder and these files of it to the account and group that `model` belongs to.
    func give(like model: FileStatus, files: [String]) throws(BackupError) {
        for name in files {
            try withFile(name) { (file) throws(BackupError) in
                try OpenFolder.give(file, path + "/" + name, like: model)
            }
        }
        try OpenFolder.give(descriptor, path, like: model)
    }

    private static func give(_ descriptor: Int32, _ path: String, like model: FileStatus) throws(BackupError) {
        guard fchown(descriptor, model.owner, model.group) == 0 else {
            throw BackupError("\(path) cannot be given to user \(model.owner): \(reason)")
        }
    }

    private func withFile(_ name: String, _ body: (Int32) throws(BackupError) -> Void) throws(BackupError) {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw BackupError("\(path)/\(name) cannot be opened: \(OpenFolder.reason)") }
        defer { close(file) }
        try body(file)
    }
}
