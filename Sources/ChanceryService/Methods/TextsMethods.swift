// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// TextsService.
struct TextsMethods: Sendable {
    let queries: QueryMethods
    let texts: TextQueries

    var methods: [Method] {
        [queries.unary(.getConsolidatedTexts, texts.getConsolidatedTexts)]
    }
}
