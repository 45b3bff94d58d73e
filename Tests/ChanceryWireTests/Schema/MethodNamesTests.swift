// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryWire
internal import Foundation
internal import Testing

@Suite("Names of methods")
struct MethodNamesTests {
    @Test("the table has the services and methods of the generated code, in their order")
    func generated() {
        var generated: [String] = []
        for service in SchemaRoots.services {
            for method in UnsafeBufferPointer(start: service.methods, count: Int(service.n_methods)) {
                generated.append(String(cString: service.name) + "/" + String(cString: method.name))
            }
        }
        #expect(MethodNames.all.map(\.description) == generated)
    }

    /// The generated code does not say which methods stream.
    @Test("the table streams where the schemas do")
    func streams() throws {
        var declared: [String: (Bool, Bool)] = [:]
        let pattern = /rpc (\w+)\((stream )?\w+\) returns \((stream )?\w+\)/
        let folders = ["Protos/chancery/v1", "Protos/grpc/health/v1"].map { RepositoryFiles.root.appending(path: $0) }
        for file in try folders.flatMap({
            try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }) {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern) {
                declared[String(match.1)] = (match.2 != nil, match.3 != nil)
            }
        }
        #expect(declared.count == MethodNames.all.count)
        for method in MethodNames.all {
            let streams = try #require(declared[method.method])
            #expect(method.requestsStream == streams.0 && method.responsesStream == streams.1, "\(method)")
        }
    }
}
