// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery

/// LogService and AuditService.
struct LogMethods: Sendable {
    let queries: QueryMethods
    let log: LogQueries

    var methods: [Method] {
        [
            queries.unary(.getTreeHead, log.getTreeHead),
            queries.unary(.getInclusionProof, log.getInclusionProof),
            queries.unary(.getConsistencyProof, log.getConsistencyProof),
            queries.unary(.listLogEntries, log.listLogEntries),
            queries.unary(.listAuditEvents, log.listAuditEvents),
        ]
    }
}
