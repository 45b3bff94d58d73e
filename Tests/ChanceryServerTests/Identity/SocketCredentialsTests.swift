// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite struct SocketCredentialsTests {
    private func withSocket<Result>(_ body: (CInt) throws -> Result) throws -> Result {
        var pair: [CInt] = [-1, -1]
        let status = socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
        #expect(status == 0)
        defer { for descriptor in pair { close(descriptor) } }
        return try body(pair[0])
    }

    @Test("The kernel's answer is taken as long as it is: no group is added to those that the process has")
    func ownGroups() throws {
        let credentials = try withSocket { try SocketCredentials(descriptor: $0, withGroups: true) }
        #expect(credentials.user == geteuid())
        #expect(credentials.group == getegid())
        var groups = [gid_t](repeating: 0, count: 65_536)
        let count = getgroups(Int32(groups.count), &groups)
        #expect(count >= 0)
        #expect(credentials.supplementaryGroups == Array(groups.prefix(Int(count))))
        #expect(try withSocket { try SocketCredentials(descriptor: $0, withGroups: false) }.supplementaryGroups == [])
    }

    @Test(
        "A member is whom the first group or one of the others says; nobody else, and nobody is in group 0 by default")
    func members() {
        let credentials = SocketCredentials(user: 1000, group: 1000, supplementaryGroups: [27, 990])
        #expect([1000, 27, 990].allSatisfy { credentials.isMember(of: $0) })
        #expect([0, 1, 26, gid_t.max].allSatisfy { !credentials.isMember(of: $0) })
        #expect(!SocketCredentials(user: 1000, group: 1000).isMember(of: 0))
    }

    @Test("What is no unix socket has nobody at its other end")
    func noSocket() throws {
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        #expect(throws: SocketCredentials.Unknown.self) {
            try SocketCredentials(descriptor: descriptor, withGroups: true)
        }
    }
}
