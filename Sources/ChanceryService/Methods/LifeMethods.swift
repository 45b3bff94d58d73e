// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChanceryWire

/// LifeService.
struct LifeMethods: Sendable {
    let queries: QueryMethods
    let life: LifeQueries
    let duties: DutyQueries
    let recorder: ActRecorder
    let state: ServerState

    var methods: [Method] {
        [
            Method(.recordAct) { call, payload in
                if state.isDraining {
                    call.fail(
                        CallFailure(
                            .draining, "the server is stopping; nothing was recorded", retryDelayMilliseconds: 1000))
                    return
                }
                queries.run(.recordAct, call, payload) { payload, decoder in
                    recorder.record(payload, by: call.context.identity, decoder) { call.finish($0) }
                }
            },
            queries.unary(.listActs, life.listActs),
            queries.unary(.listDuties, duties.listDuties),
        ]
    }
}
