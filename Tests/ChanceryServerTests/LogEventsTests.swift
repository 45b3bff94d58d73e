// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

@Suite("The reference of the log")
struct LogEventsTests {
    /// Messages of log calls in the daemon's sources. A message is a literal, so that it can be looked for.
    private static func messages() throws -> Set<String> {
        var found: Set<String> = []
        let call =
            /\blogger\.(?:trace|debug|info|notice|warning|error|critical|log)\(\s*(?:level: [^,]+,\s*)?"((?:[^"\\]|\\.)*)"/
        let anyCall = /\blogger\.(?:trace|debug|info|notice|warning|error|critical|log)\(/
        let targets = ["ChanceryServer", "ChanceryTLS", "ChanceryTelemetry", "chanceryd"]
        for target in targets {
            let root = URL(fileURLWithPath: RepositoryFolder.path("Sources/" + target))
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                let calls = text.matches(of: call).map { String($0.1) }
                let name = file.lastPathComponent
                #expect(calls.count == text.matches(of: anyCall).count, "a message of \(name) is no literal")
                found.formUnion(calls)
            }
        }
        return found
    }

    @Test("it has every event that is logged, and no other")
    func complete() throws {
        let page = try String(contentsOfFile: RepositoryFolder.path("docs/reference/logging.md"), encoding: .utf8)
        let rest = page.components(separatedBy: "## Events").last
        let section = try #require(rest?.components(separatedBy: "\n## ").first)
        let documented = Set(section.matches(of: /\n\| `([^`]+)` \|/).map { String($0.1) })
        let logged = try Self.messages()
        #expect(logged.count >= 15)
        #expect(logged.subtracting(documented).isEmpty, "events without a line")
        #expect(documented.subtracting(logged).isEmpty, "lines without an event")
    }

    @Test("no message holds a value: what changes is in the fields")
    func literal() throws {
        #expect(try Self.messages().filter { $0.contains("\\(") }.isEmpty)
    }
}
