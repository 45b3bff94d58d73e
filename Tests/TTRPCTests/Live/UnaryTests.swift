// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct UnaryTests {
    @Test func answersACall() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let answer = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1, 2, 3])
            #expect(answer == [1, 2, 3])
            try await client.close()
        }
    }

    @Test func passesAStatusWithItsDetails() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let error = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Fail", payload: [])
            }
            #expect(error?.code == .notFound)
            #expect(error?.message == "không có")
            #expect(error?.details == [TTRPCStatus.Detail(typeURL: "type.test/Why", value: [1, 2, 3])])
            try await client.close()
        }
    }
}
