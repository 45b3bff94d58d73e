// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// What the kernel says of the process at the other end of a unix socket: the account and the groups that it had when it
/// connected (unix(7), SO_PEERCRED and SO_PEERGROUPS).
struct SocketCredentials: Hashable, Sendable {
    let user: uid_t
    let group: gid_t
    /// The supplementary groups, exactly as many as the kernel named.
    let supplementaryGroups: [gid_t]

    /// As many supplementary groups as are looked at. The kernel refuses the question when there are more, and then the
    /// peer counts as being in none.
    private static let groupCountMax = 256
    /// SO_PEERGROUPS of Linux, which Glibc's module does not show.
    private static let peerGroupsOption: CInt = 59

    struct Unknown: Error, CustomStringConvertible {
        let errorNumber: CInt

        var description: String {
            "the kernel does not say who is at the other end: \(String(cString: strerror(errorNumber)))"
        }
    }

    init(user: uid_t, group: gid_t, supplementaryGroups: [gid_t] = []) {
        self.user = user
        self.group = group
        self.supplementaryGroups = supplementaryGroups
    }

    /// - Parameter withGroups: whether to ask for the supplementary groups too.
    /// - Throws: `Unknown` when the descriptor is no connected unix socket.
    init(descriptor: CInt, withGroups: Bool) throws(Unknown) {
        var credentials = KernelCredentials()
        var length = socklen_t(MemoryLayout<KernelCredentials>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0 else {
            throw Unknown(errorNumber: errno)
        }
        let groups = try withGroups ? SocketCredentials.groups(descriptor) : []
        self.init(user: credentials.user, group: credentials.group, supplementaryGroups: groups)
    }

    private static func groups(_ descriptor: CInt) throws(Unknown) -> [gid_t] {
        var groups = [gid_t](repeating: .max, count: groupCountMax)
        var length = socklen_t(groupCountMax * MemoryLayout<gid_t>.stride)
        guard getsockopt(descriptor, SOL_SOCKET, peerGroupsOption, &groups, &length) == 0 else {
            if errno == ERANGE { return [] }
            throw Unknown(errorNumber: errno)
        }
        // Only so many were written; what lies behind them is nobody's group.
        return Array(groups.prefix(Int(length) / MemoryLayout<gid_t>.stride))
    }

    func isMember(of number: gid_t) -> Bool { group == number || supplementaryGroups.contains(number) }
}

/// struct ucred of unix(7), which Glibc's module does not show.
private struct KernelCredentials {
    var process: pid_t = 0
    var user: uid_t = .max
    var group: gid_t = .max
}
