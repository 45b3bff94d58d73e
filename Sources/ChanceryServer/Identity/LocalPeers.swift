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
        guard number != 0 else {
            throw .configuration(
                "identity.operator-group",
                [
                    "the group \"\(name)\" has the number 0, which is root's and not for people; name a group whose "
                        + "members are the operators"
                ])
        }
        operatorGroup = number
    }

    /// The peer of a connection that was just accepted; `nil` for one who is no operator. To be called on its event loop.
    func peer(of channel: any Channel) -> EventLoopFuture<AuthenticatedPeer?> {
        channel.eventLoop.makeCompletedFuture {
            let credentials = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
                of: NIOBSDSocket.Handle.self
            ) { try SocketCredentials(descriptor: $0, withGroups: operatorGroup != nil) }
            return credentials.flatMap { peer(with: $0) }
        }
    }

    /// Who a process with these credentials is; `nil` when it is no operator.
    func peer(with credentials: SocketCredentials) -> AuthenticatedPeer? {
        let user = credentials.user
        let isMember = operatorGroup.map { credentials.isMember(of: $0) } ?? false
        return user == 0 || user == ownUser || isMember ? LocalPeers.operator(user) : nil
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
