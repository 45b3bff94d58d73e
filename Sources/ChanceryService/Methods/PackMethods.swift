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
    let state: ServerState

    var methods: [Method] {
        [
            Method(.freezePack) { call, payload in
                if state.isDraining {
                    call.fail(
                        CallFailure(
                            .draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: 1000))
                    return
                }
                queries.run(.freezePack, call, payload) { payload, decoder in
                    freezer.freeze(payload, by: call.context.identity, decoder) { call.finish($0) }
                }
            },
            queries.unary(.getPack, packs.getPack),
            queries.unary(.listPacks, packs.listPacks),
            queries.unary(.diffPacks, packs.diffPacks),
            queries.unary(.verifyPack, packs.verifyPack),
        ]
    }
}
