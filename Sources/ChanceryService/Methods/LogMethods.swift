// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// LogService and AuditService.
struct LogMethods: Sendable {
    let queries: QueryMethods
    let log: LogQueries

    var methods: [Method] {
        [
            queries.unary(MethodNames.getTreeHead, log.getTreeHead),
            queries.unary(MethodNames.getInclusionProof, log.getInclusionProof),
            queries.unary(MethodNames.getConsistencyProof, log.getConsistencyProof),
            queries.unary(MethodNames.listLogEntries, log.listLogEntries),
            queries.unary(MethodNames.listAuditEvents, log.listAuditEvents),
        ]
    }
}
