// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// A folder that is filled beside its place and appears there whole, or not at all.
///
/// It is made as `PATH.partial`, for its owner alone, with a marker in it. What an earlier attempt left under that name
/// is removed, but only if it has the marker, and only files that belong into such a folder.
final class PendingFolder {
    static let markerName = ".chancery-partial"

    let path: String
    let folder: OpenFolder
    private let parent: OpenFolder
    private let name: String
    private let fileNames: [String]
    private var isComplete = false

    var partialPath: String { folder.path }
    private var partialName: String { PendingFolder.partialName(name) }
    private static func partialName(_ name: String) -> String { name + ".partial" }

    /// - Parameters:
    ///   - path: the folder above must exist.
    ///   - fileNames: what may be in it.
    ///   - store: the folder of a store that it must not lie in.
    /// - Throws: `BackupError` when the place is taken or the folder cannot be made.
    init(path: String, fileNames: [String], outside store: String? = nil) throws(BackupError) {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        name = url.lastPathComponent
        self.path = url.path
        self.fileNames = fileNames
        guard !["", ".", "..", "/"].contains(name) else { throw BackupError("\(path) names no folder") }
        parent = try OpenFolder(path: url.deletingLastPathComponent().path)
        if let store { try PendingFolder.check(parent, isOutside: store) }
        try PendingFolder.checkFree(name, in: parent)
        try PendingFolder.removeLeftover(PendingFolder.partialName(name), in: parent, fileNames)
        folder = try parent.makeFolder(PendingFolder.partialName(name))
        close(try folder.makeFile(PendingFolder.markerName))
    }

    private static func check(_ parent: OpenFolder, isOutside store: String) throws(BackupError) {
        guard let above = resolved(parent.path), let store = resolved(store) else { return }
        guard above != store, !above.hasPrefix(store + "/") else {
            throw BackupError("\(parent.path) is in the folder of the store, where nothing else may be; choose another")
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// An empty folder may stand at the place, as one that a service manager makes.
    private static func checkFree(_ name: String, in parent: OpenFolder) throws(BackupError) {
        guard let status = parent.status(of: name) else { return }
        let path = parent.path + "/" + name
        guard status.isFolder else { throw BackupError("\(path) exists and is no folder") }
        let contents: [String]
        do {
            contents = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw BackupError("\(path) exists and cannot be read: \(error.localizedDescription)")
        }
        if contents.isEmpty { return }
        throw BackupError(
            "\(path) exists and is not empty; nothing is overwritten, so move it away or choose another name")
    }

    private static func removeLeftover(
        _ name: String, in parent: OpenFolder, _ fileNames: [String]
    ) throws(BackupError) {
        guard parent.status(of: name) != nil else { return }
        let stranger = BackupError(
            "\(parent.path)/\(name) is in the way and was not left by an earlier attempt of this account; move it away")
        let left: OpenFolder
        do { left = try parent.folder(name) } catch { throw stranger }
        guard let status = left.status, status.owner == geteuid(), status.mode == 0o700,
            left.isFile(markerName)
        else { throw stranger }
        empty(left, fileNames)
        parent.removeFolder(name)
    }

    /// The marker goes last: a folder without it is never touched again.
    private static func empty(_ folder: OpenFolder, _ fileNames: [String]) {
        for name in fileNames { folder.removeFile(name) }
        folder.removeFile(markerName)
    }

    /// Syncs the files and the folder, gives it its name and syncs the folder above.
    ///
    /// - Parameter beforeNaming: what it throws ends the attempt; asked when all is on disk.
    func complete(beforeNaming: () throws(BackupError) -> Void = {}) throws(BackupError) {
        for name in fileNames where folder.isFile(name) { try folder.syncFile(name) }
        try beforeNaming()
        folder.removeFile(PendingFolder.markerName)
        try folder.sync()
        // rename(2) replaces an empty folder and refuses any other.
        try parent.rename(partialName, to: name)
        isComplete = true
        do {
            try parent.sync()
        } catch {
            throw BackupError(
                "\(path) is there and whole, but its name may not survive a power failure: \(error); look at the volume"
            )
        }
    }

    /// Gives the folder to the owner of the folder above, file by file. To be called by root.
    func giveToOwnerAbove() throws(BackupError) {
        guard let owner = parent.status else { return }
        try folder.give(like: owner, files: fileNames.filter(folder.isFile))
    }

    /// Removes what was made so far; does nothing once the folder has its name.
    func remove() {
        guard !isComplete else { return }
        PendingFolder.empty(folder, fileNames)
        parent.removeFolder(partialName)
    }
}
