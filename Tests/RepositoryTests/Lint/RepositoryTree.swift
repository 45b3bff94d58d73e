// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// The files that the rules look at.
struct RepositoryTree: Sendable {
    let files: [RepositoryFile]

    init(files: [RepositoryFile]) {
        self.files = files.sorted { $0.path < $1.path }
    }

    /// Reads everything under `root` but version control, build products and caches.
    init(root: URL) throws {
        var files: [RepositoryFile] = []
        var pending = [""]
        while let folder = pending.popLast() {
            for name in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path) {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                let attributes = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
                switch attributes[.type] as? FileAttributeType {
                case .typeDirectory:
                    if !RepositoryTree.isProduct(folder: name) { pending.append(path) }
                case .typeRegular:
                    let permissions = attributes[.posixPermissions] as? Int ?? 0
                    files.append(
                        RepositoryFile(
                            path: path,
                            bytes: [UInt8](try Data(contentsOf: root.appending(path: path))),
                            isExecutable: permissions & 0o100 != 0))
                default:
                    files.append(RepositoryFile(path: path, text: ""))
                }
            }
        }
        self.init(files: files)
    }

    private static func isProduct(folder name: String) -> Bool {
        name == ".git" || name == ".swiftpm" || name == "__pycache__" || name.hasPrefix(".build")
    }

    /// This repository.
    static func current(file: StaticString = #filePath) throws -> RepositoryTree {
        let here = URL(filePath: "\(file)").resolvingSymlinksInPath()
        var root = here
        while root.lastPathComponent != "Tests", root.pathComponents.count > 1 {
            root.deleteLastPathComponent()
        }
        return try RepositoryTree(root: root.deletingLastPathComponent())
    }

    func file(at path: String) -> RepositoryFile? {
        self.files.first { $0.path == path }
    }

    /// Every folder that holds a file, at any depth.
    var folders: Set<String> {
        var folders: Set<String> = []
        for file in self.files {
            var parts = file.components.dropLast()
            while !parts.isEmpty {
                folders.insert(parts.joined(separator: "/"))
                parts.removeLast()
            }
        }
        return folders
    }
}
