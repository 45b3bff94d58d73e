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

    var methods: [Method] {
        [
            queries.changing(.recordAct, undone: "nothing was recorded") { call, payload, decoder in
                recorder.record(payload, by: call.context.identity, decoder) { call.finish($0) }
            },
            queries.unary(.listActs, life.listActs),
            queries.unary(.listDuties, duties.listDuties),
        ]
    }
}
