// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Foundation
internal import Testing

/// A directory that goes when this object goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }

    /// Where a store is put.
    var store: String { path + "/store" }
    var file: String { store + "/chancery.sqlite" }

    func open(_ options: SQLiteStoreOptions = .defaults) throws -> SQLiteStore {
        try SQLiteStore(directory: store, options: options)
    }
}
