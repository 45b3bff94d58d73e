// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a peer is to the daemon. What each role may do is said in one place, the rights table of ChanceryService.
public enum PeerRole: String, CaseIterable, Hashable, Sendable {
    /// An office, which reports for its unit.
    case office
    /// The leader's desk of a unit; its rights in a group follow the dated leadership.
    case leader
    /// A reader in the ministry.
    case ministry
    /// An auditor of the ministry.
    case auditor
    /// Who runs the daemon.
    case `operator`
    /// A peer on a transport without identities, which the operator asked for by name. It may do everything.
    case unrestricted

    /// Whether the name of such a peer is the id of a unit.
    public var isOfUnit: Bool { self == .office || self == .leader }
}

/// Who is at the other end of a connection: taken once, when the connection is made.
public struct PeerIdentity: Hashable, Sendable, CustomStringConvertible {
    public let role: PeerRole
    /// The id of a unit for an office and a leader, the name of an account for the others.
    public let name: String

    public init(role: PeerRole, name: String) {
        self.role = role
        self.name = name
    }

    /// A peer on plaintext loopback.
    public static let unrestricted = PeerIdentity(role: .unrestricted, name: "loopback")

    /// The unit that the peer stands for.
    public var unit: String? { role.isOfUnit ? name : nil }

    /// As it stands in logs, receipts and the audit trail: `office:VN-24`.
    public var description: String { role.rawValue + ":" + name }

    /// Reads what `description` gives.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let role = PeerRole(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
        self.init(role: role, name: String(parts[1]))
    }
}
