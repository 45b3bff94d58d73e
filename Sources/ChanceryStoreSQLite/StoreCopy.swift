// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
internal import Dispatch
internal import GRDB

/// A consistent copy of a store in one file.
public struct StoreCopy: Hashable, Sendable {
    /// Sequence of the last change that is in it.
    public let sequence: StoreSequence
    public let schemaVersion: Int32
    /// When the last change that is in it was committed; `nil` when there is none.
    public let committedAt: Instant?
    /// The signed head of the log that it ends with, as a checkpoint; empty when there is none.
    public let treeHead: String

    /// Copies what a connection reads in one transaction.
    static func make(of database: Database, to file: String, mayGoOn: @escaping () -> Bool) throws -> StoreCopy {
        let snapshot = try SQLiteSnapshot(database, file: file)
        let schemaVersion = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let committedAt = try SQLiteStore.lastCommit(database)
        var configuration = Configuration()
        configuration.label = "chancery.copy"
        // The caller syncs once, when all is written.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        let target = try DatabaseQueue(path: file, configuration: configuration)
        try target.writeWithoutTransaction { copy in
            try database.backup(to: copy, pagesPerStep: SQLiteStore.pagesPerStep) { progress in
                if !progress.isCompleted, !mayGoOn() { throw StoreCopyCancelled() }
            }
        }
        try target.close()
        return StoreCopy(
            sequence: snapshot.sequence, schemaVersion: schemaVersion, committedAt: committedAt,
            treeHead: try snapshot.treeHead(size: nil)?.note ?? "")
    }
}

/// What a copy can be made of.
public protocol StoreCopying {
    var directoryPath: String { get }
    /// What must stay free on the volume of the store.
    var freeBytesMin: Int64 { get }
    func statistics() -> StoreStatistics
    /// Copies the store as it is at one sequence into a file that is empty or not there.
    func copy(to file: String, mayGoOn: @escaping () -> Bool) throws -> StoreCopy
}

/// Whoever asked for a copy does not want it any more.
public struct StoreCopyCancelled: Error {}

extension SQLiteStore: StoreCopying {
    /// The name of the data file in a store's directory, and in a backup.
    public static var dataFileName: String { StoreDirectory.fileName }

    /// The version of the schema that this release writes.
    public static var schemaVersion: Int32 { Int32(Schema.version) }

    static let pagesPerStep: Int32 = 1024
    private static let copying = DispatchQueue(label: "chancery.store.copy")

    /// Runs `body` on the queue for copies, which is not the writer's and not a reader's.
    public static func onCopyQueue(_ body: @escaping @Sendable () -> Void) {
        copying.async(execute: body)
    }

    /// Copies the store as it is at one sequence into a new file, page by page, over one of the reading connections:
    /// commits go on meanwhile. The log cannot be reused as long as it takes. The file is whole by itself and is not
    /// yet synced.
    ///
    /// - Parameters:
    ///   - file: must not exist, or be empty.
    ///   - mayGoOn: asked after every few megabytes.
    /// - Throws: `StoreError`, `StoreCopyCancelled`; then the file may be there in part.
    public func copy(to file: String, mayGoOn: @escaping () -> Bool) throws -> StoreCopy {
        try reading { try StoreCopy.make(of: $0, to: file, mayGoOn: mayGoOn) }
    }

    static func lastCommit(_ database: Database) throws -> Instant? {
        let times = try ["report", "catalogue", "act", "pack"].compactMap { table in
            try Int64.fetchOne(
                database, sql: "SELECT committed_at FROM \(table) ORDER BY sequence DESC LIMIT 1")
        }
        return times.max().map { Instant(microsecondsSinceEpoch: $0) }
    }
}
