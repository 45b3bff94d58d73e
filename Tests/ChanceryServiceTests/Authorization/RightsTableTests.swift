// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryWire
internal import Foundation
internal import Testing

/// `docs/reference/rights.md` says what the code does.
@Suite struct RightsTableTests {
    private static func lines() throws -> [String] {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/reference/rights.md")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("The page has one row for every method, with the rules of the table")
    func rows() throws {
        let roles: [PeerRole] = [.office, .leader, .ministry, .auditor, .operator]
        let wanted = RPC.allCases.map { rpc in
            let rules = roles.map { RightsTable.row(of: rpc).rule(of: $0).rawValue }
            return "| `\(rpc.name.method)` | " + rules.joined(separator: " | ") + " |"
        }
        let written = try Self.lines().filter { $0.split(separator: "|").count == 6 }.dropFirst(2)
        #expect(written.sorted() == wanted.sorted())
    }

    @Test("The page explains every rule")
    func rules() throws {
        let lines = try Self.lines()
        for rule in Rule.allCases {
            #expect(lines.count { $0.hasPrefix("| `\(rule.rawValue)` | ") } == 1, "\(rule.rawValue)")
        }
    }

    @Test("Without identities everything is allowed, and with one nothing is by accident")
    func roles() {
        for rpc in RPC.allCases {
            let row = RightsTable.row(of: rpc)
            #expect(row.rule(of: .unrestricted) == .all)
            // Operators may do what belongs to nobody, and what is theirs alone; of what offices hold they see nothing.
            if row.rule(of: .operator) == .all {
                let offices = row.rule(of: .office)
                #expect(
                    offices == .all
                        || [.office, .leader, .ministry, .auditor].allSatisfy { row.rule(of: $0) == .nobody })
            }
        }
    }
}
