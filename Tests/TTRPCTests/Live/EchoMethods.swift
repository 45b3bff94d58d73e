// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

@testable internal import TTRPC

/// The methods the tests call.
enum EchoMethods {
    static let service = "test.v1.Echo"

    static func table() -> TTRPCMethodTable {
        var table = TTRPCMethodTable()
        table.unary(service: self.service, method: "Echo") { call, payload in call.reply(payload) }
        table.unary(service: self.service, method: "Fail") { call, _ in
            let detail = TTRPCStatus.Detail(typeURL: "type.test/Why", value: [1, 2, 3])
            call.fail(TTRPCStatus(.notFound, "không có", details: [detail]))
        }
        return table
    }
}
