// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// ExplainService.
struct ExplainMethods: Sendable {
    let queries: QueryMethods
    let explanations: ExplainQueries

    var methods: [Method] {
        [queries.unary(.explainFigure, explanations.explainFigure)]
    }
}
