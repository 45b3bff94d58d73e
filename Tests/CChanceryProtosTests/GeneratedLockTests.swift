// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
internal import Foundation
internal import Testing

/// Machines without protoc-c see with this that the generated code is older than the schemas.
@Suite("Lock of the generated code")
struct GeneratedLockTests {
    private let protos = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Protos")

    private func digest(of file: URL) throws -> String {
        let data = [UInt8](try Data(contentsOf: file))
        var hash = [UInt8](repeating: 0, count: 32)
        _ = SHA256(data, data.count, &hash)
        return hash.map { String(format: "%02x", $0) }.joined()
    }

    @Test("every schema is the one that the code was generated from")
    func schemas() throws {
        var locked: [String: String] = [:]
        let lock = try String(contentsOf: protos.appending(path: "generated.lock"), encoding: .utf8)
        for line in lock.split(separator: "\n") {
            let parts = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
            try #require(parts.count == 2)
            locked[parts[1]] = parts[0]
        }
        var found: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: protos, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "proto" {
            let name = String(file.resolvingSymlinksInPath().path().dropFirst(protos.path().count))
                .trimmingCharacters(in: CharacterSet(charactersIn: "/"))
            found.insert(name)
            #expect(try locked[name] == digest(of: file), "\(name): run Tools/generate-protos")
        }
        #expect(found == Set(locked.keys))
        #expect(found.count > 10)
    }
}
