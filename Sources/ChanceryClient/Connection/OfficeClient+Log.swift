// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// A signed head of the log; its signature is not checked here.
    ///
    /// - Parameter treeSize: 0 for the last one.
    public func treeHead(size treeSize: Int64 = 0, timeout: Duration? = nil) async throws -> SignedTreeHead {
        let request = GetTreeHeadRequest(treeSize: treeSize)
        return try await call(MethodNames.getTreeHead, request.encoded(), timeout: timeout) {
            try $0.getTreeHeadResponse($1)
        }.treeHead
    }

    /// A leaf and what proves that it is in the log; nothing is checked here.
    public func inclusionProof(
        _ request: GetInclusionProofRequest, timeout: Duration? = nil
    ) async throws -> GetInclusionProofResponse {
        try await call(MethodNames.getInclusionProof, request.encoded(), timeout: timeout) {
            try $0.getInclusionProofResponse($1)
        }
    }

    /// What proves that one tree is the beginning of another; nothing is checked here.
    public func consistencyProof(
        _ request: GetConsistencyProofRequest, timeout: Duration? = nil
    ) async throws -> GetConsistencyProofResponse {
        try await call(MethodNames.getConsistencyProof, request.encoded(), timeout: timeout) {
            try $0.getConsistencyProofResponse($1)
        }
    }

    /// One page of the leaves.
    public func logEntries(
        _ request: ListLogEntriesRequest, timeout: Duration? = nil
    ) async throws -> ListLogEntriesResponse {
        try await call(MethodNames.listLogEntries, request.encoded(), timeout: timeout) {
            try $0.listLogEntriesResponse($1)
        }
    }

    /// One page of the audit trail.
    public func auditEvents(
        _ request: ListAuditEventsRequest, timeout: Duration? = nil
    ) async throws -> ListAuditEventsResponse {
        try await call(MethodNames.listAuditEvents, request.encoded(), timeout: timeout) {
            try $0.listAuditEventsResponse($1)
        }
    }
}
