// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency

/// The log and the audit trail.
extension SQLiteSnapshot {
    private var log: LogReader { LogReader(database: database, size: sequence) }

    func treeHead(size: Int64?) throws(StoreError) -> SignedTreeHead? {
        try reading { try log.head(size: size) }
    }

    func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead? {
        try reading { try log.head(sealing: sequence) }
    }

    func logNodes() -> any MerkleNodes {
        let log = self.log
        return TiledNodes(size: sequence) { level, number in
            try reading { try log.tile(level: level, number: number) }
        }
    }

    func logEntries(from first: Int64, limit: Int) throws(StoreError) -> [LogEntry] {
        try reading {
            let count = min(Int64(StoreLimits.pageCount(limit)), max(0, sequence - max(0, first)))
            return try LogRows(database).entries(from: max(0, first), limit: Int(count))
        }
    }

    func auditEvents(after cursor: Int64, limit: Int, filter: AuditFilter) throws(StoreError) -> [RecordedAuditEvent] {
        try reading { try log.auditEvents(after: cursor, limit: limit, filter: filter) }
    }
}
