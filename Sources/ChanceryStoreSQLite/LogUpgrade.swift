// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency
internal import GRDB

/// Gives what was stored before there was a log its tiles and one head, inside the transaction of the migration.
enum LogUpgrade {
    /// Leaves that are held at once.
    private static let pageCount = 1024

    static func run(_ database: Database, signer: LogSigner) throws {
        let log = WriterLog(try WriterStatements(database), signer: signer)
        let rows = LogRows(database)
        var last: LogEntry?
        while true {
            let first = last?.sequence ?? 0
            let page = try rows.entries(from: first, limit: pageCount)
            for (offset, entry) in page.enumerated() {
                guard entry.sequence == first + Int64(offset) + 1 else {
                    throw StoredValueDefect(description: "sequence \(first + Int64(offset) + 1) is missing")
                }
                try log.append(entry)
            }
            guard let end = page.last else { break }
            last = end
        }
        // The receipts of what came before were given without a head, and stay as they are.
        if let last { try log.seal(from: last.sequence + 1, time: last.committedAt) }
    }
}
