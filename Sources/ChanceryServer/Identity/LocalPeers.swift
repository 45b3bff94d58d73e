// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Glibc
internal import NIOCore

/// Who the peers of a unix socket are, by what the kernel says of them (unix(7), SO_PEERCRED).
///
/// Root and the daemon's own account are operators, and so are the members of one group of this machine, if one is
/// configured. Everybody else is refused, whatever the rights of the socket's file let through.
struct LocalPeers: Sendable {
    /// Number of the group whose members are operators; `nil` for none.
    private let operatorGroup: gid_t?
    private let ownUser: uid_t

    /// - Throws: `StartupError.configuration` when this machine has no such group.
    init(operatorGroup name: String?) throws(StartupError) {
        ownUser = geteuid()
        guard let name else {
            operatorGroup = nil
            return
        }
        guard let number = LocalPeers.group(name) else {
            throw .configuration("identity.operator-group", ["there is no group \"\(name)\" on this machine"])
        }
        operatorGroup = number
    }

    /// The peer of a connection that was just accepted; `nil` for one who is no operator.
    func peer(of channel: any Channel) -> EventLoopFuture<AuthenticatedPeer?> {
        guard let options = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededFuture(nil)
        }
        let socket = NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET)
        let credentials: EventLoopFuture<PeerCredentials> = options.unsafeGetSocketOption(
            level: socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return credentials.flatMap { credentials -> EventLoopFuture<AuthenticatedPeer?> in
            let user = credentials.user
            if user == 0 || user == ownUser || credentials.group == operatorGroup {
                return channel.eventLoop.makeSucceededFuture(LocalPeers.operator(user))
            }
            guard let operatorGroup else { return channel.eventLoop.makeSucceededFuture(nil) }
            let groups: EventLoopFuture<PeerGroups> = options.unsafeGetSocketOption(
                level: socket, name: NIOBSDSocket.Option(rawValue: soPeerGroups))
            return groups.map { $0.contains(operatorGroup) ? LocalPeers.operator(user) : nil }
        }
    }

    private static func `operator`(_ user: uid_t) -> AuthenticatedPeer {
        AuthenticatedPeer(PeerIdentity(role: .operator, name: account(user) ?? "uid-\(user)"))
    }

    private static func account(_ user: uid_t) -> String? {
        var entry = passwd()
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        var found: UnsafeMutablePointer<passwd>?
        guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name
        else { return nil }
        return String(cString: name)
    }

    private static func group(_ name: String) -> gid_t? {
        var entry = Glibc.group()
        var buffer = [CChar](repeating: 0, count: 256 << 10)
        var found: UnsafeMutablePointer<Glibc.group>?
        guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
    }
}

/// SO_PEERGROUPS of Linux, which Glibc's module does not show.
private let soPeerGroups: CInt = 59

/// struct ucred of unix(7).
private struct PeerCredentials: Sendable {
    var process: pid_t = 0
    var user: uid_t = .max
    var group: gid_t = .max
}

/// As many supplementary groups as are looked at. The kernel refuses the question when there are more, and then the peer
/// counts as being in none.
private struct PeerGroups: Sendable {
    private var numbers = InlineArray<256, gid_t>(repeating: .max)

    func contains(_ group: gid_t) -> Bool {
        for index in numbers.indices where numbers[index] == group { return true }
        return false
    }
}
