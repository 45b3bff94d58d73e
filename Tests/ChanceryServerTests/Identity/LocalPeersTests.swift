// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite struct LocalPeersTests {
    /// Some group of this machine that is not root's.
    private func someGroup() throws -> (name: String, number: gid_t) {
        let lines = try String(contentsOfFile: "/etc/group", encoding: .utf8).split(separator: "\n")
        for line in lines {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count == 4, let number = gid_t(fields[2]), number != 0 { return (String(fields[0]), number) }
        }
        throw NoGroup()
    }

    private struct NoGroup: Error {}

    @Test("Root's group makes nobody an operator: it is refused at the start, with the key")
    func rootGroup() throws {
        let name = String(cString: try #require(getgrgid(0)).pointee.gr_name)
        let error = #expect(throws: StartupError.self) { try LocalPeers(operatorGroup: name) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("identity.operator-group") && text.contains("has the number 0"), "\(text)")
    }

    @Test("A group that is not there is refused at the start")
    func noGroup() {
        #expect(throws: StartupError.self) { try LocalPeers(operatorGroup: "no-such-group-here") }
    }

    @Test("Operators are root, the daemon's own account and the members of the group")
    func operators() throws {
        let (name, number) = try someGroup()
        let peers = try LocalPeers(operatorGroup: name)
        let stranger: uid_t = 4_000_000
        #expect(peers.peer(with: SocketCredentials(user: 0, group: 0))?.identity.role == .operator)
        #expect(peers.peer(with: SocketCredentials(user: geteuid(), group: stranger)) != nil)
        let member = SocketCredentials(user: stranger, group: stranger, supplementaryGroups: [stranger, number])
        #expect(peers.peer(with: member)?.identity == PeerIdentity(role: .operator, name: "uid-4000000"))
        #expect(peers.peer(with: SocketCredentials(user: stranger, group: number)) != nil)
        // Being in root's group, or in none, is not enough.
        for groups: [gid_t] in [[], [0], [stranger]] {
            let other = SocketCredentials(user: stranger, group: 0, supplementaryGroups: groups)
            #expect(peers.peer(with: other) == nil)
            #expect(try LocalPeers(operatorGroup: nil).peer(with: other) == nil)
        }
        #expect(try LocalPeers(operatorGroup: nil).peer(with: member) == nil)
    }
}
