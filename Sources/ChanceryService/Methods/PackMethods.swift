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
            Method(MethodNames.freezePack) { call, payload in
                if state.isDraining {
                    call.fail(
                        CallFailure(
                            .draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: 1000))
                    return
                }
                let refusal = queries.lanes.run { decoder in
                    guard !call.ticket.isCancelled else { return }
                    freezer.freeze(payload, decoder) { call.finish($0) }
                }
                if let refusal { call.fail(refusal) }
            },
            queries.unary(MethodNames.getPack, packs.getPack),
            queries.unary(MethodNames.listPacks, packs.listPacks),
            queries.unary(MethodNames.diffPacks, packs.diffPacks),
            queries.unary(MethodNames.verifyPack, packs.verifyPack),
        ]
    }
}
