// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// A folder that is filled beside its place and appears there whole, or not at all.
///
/// It is made as `PATH.partial`. What an earlier attempt left under that name is removed, but only files that belong
/// into such a folder.
struct PendingFolder {
    let path: String
    let partialPath: String
    private let fileNames: [String]

    /// - Parameter fileNames: what may be in it.
    /// - Throws: `BackupError` when the place is taken or the folder cannot be made.
    init(path: String, fileNames: [String]) throws(BackupError) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.path = trimmed
        self.fileNames = fileNames
        partialPath = trimmed + ".partial"
        try PendingFolder.checkFree(trimmed)
        remove()
        guard mkdir(partialPath, 0o700) == 0 else {
            throw BackupError("the folder \(partialPath) cannot be made: \(PendingFolder.reason)")
        }
    }

    /// An empty folder may stand at the place, as one that a service manager makes.
    private static func checkFree(_ path: String) throws(BackupError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let contents: [String]
        do {
            contents = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw BackupError("\(path) exists and is no folder that can be read: \(error.localizedDescription)")
        }
        if contents.isEmpty { return }
        throw BackupError(
            "\(path) exists and is not empty; nothing is overwritten, so move it away or choose another name")
    }

    /// Syncs the files and the folder, gives it its name and syncs the folder above.
    func complete() throws(BackupError) {
        for name in fileNames where FileManager.default.fileExists(atPath: partialPath + "/" + name) {
            try PendingFolder.sync(partialPath + "/" + name)
        }
        try PendingFolder.sync(partialPath)
        // rename(2) replaces an empty folder and refuses any other.
        guard rename(partialPath, path) == 0 else {
            throw BackupError("\(partialPath) cannot be renamed to \(path): \(PendingFolder.reason)")
        }
        try PendingFolder.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    /// Removes what was made so far. What is not there, or does not belong there, stays as it is.
    func remove() {
        for name in fileNames { unlink(partialPath + "/" + name) }
        rmdir(partialPath)
    }

    static var reason: String { String(cString: strerror(errno)) }

    private static func sync(_ path: String) throws(BackupError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BackupError("\(path) cannot be opened to be synced: \(reason)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BackupError("\(path) cannot be synced: \(reason)") }
    }
}
