// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChanceryWire

/// PackService.
struct PackMethods: Sendable {
    let queries: QueryMethods
    let packs: PackQueries
    let freezer: PackFreezer

    var methods: [Method] {
        [
            queries.changing(.freezePack, undone: "nothing was stored") { call, payload, decoder in
                freezer.freeze(payload, by: call.context.identity, decoder) { call.finish($0) }
            },
            queries.unary(.getPack, packs.getPack),
            queries.unary(.listPacks, packs.listPacks),
            queries.unary(.diffPacks, packs.diffPacks),
            queries.unary(.verifyPack, packs.verifyPack),
        ]
    }
}
