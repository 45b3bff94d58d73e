// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// DifferenceService.
struct DifferenceMethods: Sendable {
    let queries: QueryMethods
    let differences: DifferenceQueries

    var methods: [Method] {
        [
            queries.unary(.diffConsolidations, differences.diffConsolidations),
            queries.unary(.listRevisions, differences.listRevisions),
            queries.unary(.diffReport, differences.diffReport),
        ]
    }
}
