// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import Foundation

/// What a backup says of itself, in `manifest.json` beside its files.
public struct BackupManifest: Codable, Hashable, Sendable {
    static let fileName = "manifest.json"
    static let formatVersion = 1
    /// A manifest has some hundred bytes; a file that is longer is none.
    static let bytesMax = 64 << 10

    /// One file of the backup.
    public struct File: Codable, Hashable, Sendable {
        public let name: String
        public let bytes: Int64
        /// In hexadecimal.
        public let sha256: String
    }

    /// The form of the manifest itself.
    public let formatVersion: Int
    /// The release that wrote it.
    public let productVersion: String
    public let schemaVersion: Int32
    /// Sequence of the last change that is in the backup.
    public let sequence: StoreSequence
    /// When it was complete, in UTC.
    public let finishedAt: String
    /// When the last change that is in it was committed, in UTC; empty when there is none.
    public let lastCommittedAt: String
    /// The signed head of the log of changes, as a checkpoint; empty when there is none.
    public let treeHead: String
    public let files: [File]

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// - Throws: `BackupError`, in words for whoever restores.
    static func read(folder: String) throws(BackupError) -> BackupManifest {
        let path = folder + "/" + fileName
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try file.read(upToCount: bytesMax + 1) ?? Data()
            try file.close()
        } catch {
            throw BackupError("\(path) cannot be read; a backup without its manifest is not complete")
        }
        guard data.count <= bytesMax else {
            throw BackupError("\(path) is no manifest: it has more than \(bytesMax) bytes")
        }
        let manifest: BackupManifest
        do {
            manifest = try JSONDecoder().decode(BackupManifest.self, from: data)
        } catch {
            throw BackupError("\(path) is no manifest that this release can read: \(error)")
        }
        guard manifest.formatVersion == formatVersion else {
            throw BackupError(
                "\(path) has format \(manifest.formatVersion) and this release reads format \(formatVersion); restore "
                    + "with release \(manifest.productVersion)")
        }
        return manifest
    }
}

/// Why a backup cannot be made or restored. Nothing is left half done.
public struct BackupError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
