// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import ChanceryTransparency
internal import Dispatch
internal import GRDB

/// Opens the connections with the settings that the store's promises rest on.
enum ConnectionSetup {
    static func pool(file: String, options: SQLiteStoreOptions, signer: LogSigner) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "chancery.store"
        configuration.qos = .default
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(options.busyTimeoutSeconds))
        configuration.maximumReaderCount = options.readerCountMax
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            if database.configuration.readonly {
                try prepareReader(database, options)
            } else {
                try prepareWriter(database, file: file, options)
            }
        }
        let pool = try DatabasePool(path: file, configuration: configuration)
        try pool.writeWithoutTransaction { database in try finishWriter(database, file: file, options, signer) }
        return pool
    }

    private static func prepareReader(_ database: Database, _ options: SQLiteStoreOptions) throws {
        try database.execute(
            sql: """
                PRAGMA busy_timeout = \(options.busyTimeoutSeconds * 1000);
                PRAGMA query_only = ON;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA cache_size = -\(options.readerCacheKiB);
                PRAGMA temp_store = MEMORY;
                PRAGMA mmap_size = 0;
                """)
    }

    /// Runs before the journal mode is touched, so that a file which is not ours stays as it is.
    private static func prepareWriter(_ database: Database, file: String, _ options: SQLiteStoreOptions) throws {
        // Some builds of SQLite overwrite what a page no longer uses. Nothing is ever deleted here, so there is nothing
        // to hide, and it costs a twentieth of a commit's instructions.
        try database.execute(
            sql: """
                PRAGMA secure_delete = OFF;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA cache_size = -\(options.writerCacheKiB);
                PRAGMA temp_store = MEMORY;
                PRAGMA mmap_size = 0;
                PRAGMA trusted_schema = OFF;
                PRAGMA cell_size_check = ON;
                """)
        _ = try schemaVersion(database, file: file)
    }

    private static func finishWriter(
        _ database: Database, file: String, _ options: SQLiteStoreOptions, _ signer: LogSigner
    ) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try requireSetting(database, "journal_mode", "wal", file: file)
        try requireSetting(database, "synchronous", "2", file: file)
        try requireSetting(database, "foreign_keys", "1", file: file)
        if options.check == .quick { try quickCheck(database, file: file) }
        try Schema.migrate(database, from: schemaVersion(database, file: file), signer: signer)
        if let bytes = options.fileBytesMax {
            let pageBytes = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
            try database.execute(sql: "PRAGMA max_page_count = \(max(1, bytes / pageBytes))")
        }
    }

    /// The version of the schema in the file; 0 for a new, empty file.
    private static func schemaVersion(_ database: Database, file: String) throws -> Int64 {
        let application = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int64.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if application == 0, version == 0 {
            let objects = try Int64.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            if objects == 0 { return 0 }
        }
        guard application == Schema.applicationID else {
            throw StoreError(
                .notAStore,
                "\(file) is a database of another program. Choose another directory, or move the file away.")
        }
        guard version <= Schema.version else {
            throw StoreError(
                .newerSchema,
                "\(file) has schema version \(version); this release knows versions up to \(Schema.version). "
                    + "Use the release that wrote it, or a newer one.")
        }
        guard version >= 1 else {
            throw StoreError(.corrupt, "\(file) states schema version \(version), which no release writes.")
        }
        return version
    }

    /// - Throws: `.newerSchema`, `.notAStore` or `.corrupt` unless the file has the schema of this release.
    static func requireCurrentSchema(_ database: Database, file: String) throws {
        let version = try schemaVersion(database, file: file)
        guard version == Schema.version else {
            throw StoreError(
                .cannotOpen,
                "\(file) has schema version \(version), and this release checks version \(Schema.version). Start the "
                    + "daemon on it once; that brings it up to date.")
        }
    }

    private static func requireSetting(
        _ database: Database, _ name: String, _ wanted: String, file: String
    ) throws {
        let value = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(name)")?.storage.value
        let found = value.map { String(describing: $0) } ?? "nothing"
        guard found == wanted else {
            throw StoreError(
                .cannotOpen,
                "\(file) cannot be used safely here: \(name) is \(found) and must be \(wanted). "
                    + "Put the store on a local file system.")
        }
    }

    private static func quickCheck(_ database: Database, file: String) throws {
        let findings = try String.fetchAll(database, sql: "PRAGMA quick_check(5)")
        guard findings == ["ok"] else {
            throw StoreError(
                .corrupt,
                "\(file) is damaged. Keep a copy of it and restore the store from a backup.",
                cause: StoredValueDefect(description: findings.joined(separator: "; ")))
        }
    }
}
