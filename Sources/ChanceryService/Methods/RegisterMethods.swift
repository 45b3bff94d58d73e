// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire

/// RegisterService.
struct RegisterMethods: Sendable {
    let queries: QueryMethods
    let registers: RegisterQueries

    var methods: [Method] {
        [queries.unary(.listRegisterEntries, registers.listRegisterEntries)]
    }
}
