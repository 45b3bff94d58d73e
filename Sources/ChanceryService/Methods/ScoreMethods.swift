// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// ScoreService.
struct ScoreMethods: Sendable {
    let queries: QueryMethods
    let scores: ScoreQueries

    var methods: [Method] { [queries.unary(.getScores, scores.getScores)] }
}
