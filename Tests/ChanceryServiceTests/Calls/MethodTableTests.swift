// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService
internal import ChanceryWire
internal import Testing

@Suite struct MethodTableTests {
    @Test("The table has every method of the contract once, in its shape, and no other")
    func complete() throws {
        let methods = try ServiceBench().services.methodTable.methods
        let names = methods.map { "\($0.service)/\($0.name)" }
        #expect(Set(names).count == names.count)
        #expect(names.sorted() == MethodNames.all.map(\.description).sorted())
        for name in MethodNames.all {
            let method = try #require(methods.first { $0.service == name.service && $0.name == name.method })
            switch method.handler {
            case .unary: #expect(!name.requestsStream && !name.responsesStream, "\(name)")
            case .clientStreaming: #expect(name.requestsStream && !name.responsesStream, "\(name)")
            case .serverStreaming: #expect(!name.requestsStream && name.responsesStream, "\(name)")
            }
        }
    }
}
