// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
internal import ChanceryTransparency
public import ChanceryWire

/// Reads of the log. Used like `ReportQueries`.
public struct LogQueries: Sendable {
    private let store: any ReportStore

    public init(store: any ReportStore) {
        self.store = store
    }

    /// LogService.GetTreeHead.
    public func getTreeHead(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getTreeHeadRequest(payload)
        return try store.read { snapshot in
            GetTreeHeadResponse(treeHead: try snapshot.signedHead(of: request.treeSize)).encoded()
        }
    }

    /// LogService.GetInclusionProof.
    public func getInclusionProof(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getInclusionProofRequest(payload)
        return try store.read { snapshot in
            let entry = try snapshot.logEntry(for: request.leaf)
            let index = entry.sequence - 1
            let head = try snapshot.signedHead(of: request.treeSize, holding: index)
            guard index < head.head.size else {
                throw CallFailure(
                    .noSuchLeaf, "leaf \(index) is not among the \(head.head.size) of that tree",
                    metadata: [FailureDetail("tree_size", String(head.head.size))])
            }
            return GetInclusionProofResponse(
                leafIndex: index, leaf: entry.leaf,
                hashes: try snapshot.logNodes().inclusionProof(of: index, size: head.head.size), treeHead: head
            ).encoded()
        }
    }

    /// LogService.GetConsistencyProof.
    public func getConsistencyProof(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getConsistencyProofRequest(payload)
        return try store.read { snapshot in
            let old = try snapshot.signedHead(of: request.fromSize)
            let new = try snapshot.signedHead(of: request.toSize)
            return GetConsistencyProofResponse(
                fromTreeHead: old, toTreeHead: new,
                hashes: try snapshot.logNodes().consistencyProof(from: old.head.size, to: new.head.size)
            ).encoded()
        }
    }

    /// LogService.ListLogEntries. All pages belong to the sequence of the first.
    public func listLogEntries(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listLogEntriesRequest(payload)
        let token = try request.continuation()
        return try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            let first = token?.position ?? request.firstLeafIndex
            let left = max(0, min(sequence, snapshot.sequence) - first)
            let limit = min(request.pageCountMax, Int(clamping: left))
            let entries = try snapshot.logEntries(from: first, limit: limit)
            let next = first + Int64(entries.count)
            return ListLogEntriesResponse(
                firstLeafIndex: first, leaves: entries.map(\.leaf),
                nextPageToken: next >= sequence ? "" : request.nextPageToken(sequence: sequence, position: next),
                sequence: sequence
            ).encoded()
        }
    }

    /// AuditService.ListAuditEvents.
    public func listAuditEvents(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listAuditEventsRequest(payload)
        let token = try request.continuation()
        let filter = AuditFilter(
            actor: request.actor.isEmpty ? nil : request.actor, method: request.method.isEmpty ? nil : request.method,
            from: request.from, to: request.to)
        return try store.read { snapshot in
            let found = try snapshot.auditEvents(
                after: token?.position ?? 0, limit: request.pageCountMax, filter: filter)
            let page = found[...].fittingPage(\.byteCountMax)
            let isLast = page.count == found.count && found.count < request.pageCountMax
            return ListAuditEventsResponse(
                events: Array(page),
                nextPageToken: isLast
                    ? "" : request.nextPageToken(sequence: snapshot.sequence, position: page.last?.number ?? 0)
            ).encoded()
        }
    }
}

extension StoreSnapshot {
    /// - Parameters:
    ///   - size: 0 for the last head or, where a leaf is given, for that of its commit.
    ///   - leaf: number of the leaf that the head should hold.
    fileprivate func signedHead(of size: Int64, holding leaf: Int64? = nil) throws -> SignedTreeHead {
        if size == 0, let leaf {
            // What came before there was a log is sealed by the head of the upgrade, which its receipts do not carry.
            if let head = try treeHead(sealing: leaf + 1) { return head }
        }
        if let head = try treeHead(size: size == 0 ? nil : size) { return head }
        throw CallFailure(
            .noSuchTreeHead, "the log has no signed head of size \(size); the last one has size \(sequence)",
            metadata: [FailureDetail("last_size", String(sequence))])
    }

    fileprivate func logEntry(for leaf: GetInclusionProofRequest.Leaf) throws -> LogEntry {
        switch leaf {
        case .index(let index):
            if index < sequence, let entry = try logEntries(from: index, limit: 1).first { return entry }
            throw CallFailure(
                .noSuchLeaf, "the log has \(sequence) leaves, from number 0 on; there is no number \(index)",
                metadata: [FailureDetail("leaves", String(sequence))])
        case .receipt(let receipt):
            if receipt.sequence >= 1, receipt.sequence <= sequence,
                let entry = try logEntries(from: receipt.leafIndex, limit: 1).first, entry.isOf(receipt)
            {
                return entry
            }
            throw CallFailure(
                .noSuchLeaf,
                "the log has no leaf for revision \(receipt.revision) of \(receipt.key) at sequence \(receipt.sequence) "
                    + "with that digest")
        }
    }
}

extension RecordedAuditEvent {
    /// The most bytes that the line takes in an answer: its texts, and room for its numbers, its hash and the tags.
    fileprivate var byteCountMax: Int {
        [event.actor, event.requestID, event.method, event.subject, event.detail].reduce(128) { $0 + $1.utf8.count }
    }
}
