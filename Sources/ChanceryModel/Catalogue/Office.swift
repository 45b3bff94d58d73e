// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A unit that reports: a province's foreign-affairs office, or a sub-unit below one.
///
/// `id` never changes and never comes back. Names and codes are dated labels: code 24 was Bac Giang until 30 June 2025
/// and is Bac Ninh from 1 July 2025, and those are two offices.
public struct Office: Hashable, Sendable {
    public let id: String
    public let names: [OfficeName]
    /// Id of the office above, for sub-units; otherwise `nil`.
    public let parent: String?
    /// The days on which the office exists.
    public let validity: Validity
    /// What it signs its reports with.
    public let signingKeys: [SigningKeyEntry]

    public init(
        id: String, names: [OfficeName], parent: String? = nil, validity: Validity = .always,
        signingKeys: [SigningKeyEntry] = []
    ) {
        self.id = id
        self.names = names
        self.parent = parent
        self.validity = validity
        self.signingKeys = signingKeys
    }

    /// The name that held on `date`; outside the office's life the nearest one.
    public func name(on date: CivilDate) -> OfficeName? {
        names.first { $0.validity.contains(date) } ?? names.last
    }
}

/// A name and an administrative code that an office carried for a time.
public struct OfficeName: Hashable, Sendable {
    /// Two-digit province code; empty for sub-units.
    public let code: String
    public let label: Label
    public let validity: Validity

    public init(code: String, label: Label, validity: Validity = .always) {
        self.code = code
        self.label = label
        self.validity = validity
    }
}

/// A merger: the predecessors end on the day before `date`, the successor begins on `date`.
public struct Merger: Hashable, Sendable {
    public let date: CivilDate
    public let predecessors: [String]
    public let successor: String
    /// The legal act.
    public let source: String

    public init(date: CivilDate, predecessors: [String], successor: String, source: String) {
        self.date = date
        self.predecessors = predecessors
        self.successor = successor
        self.source = source
    }
}

/// Which body does the foreign-affairs work of a member. Groups mix both by design.
public enum MemberKind: String, CaseIterable, Hashable, Sendable {
    /// A: a department of foreign affairs.
    case department = "A"
    /// B: a unit inside the office of the People's Committee.
    case officeUnit = "B"
}

/// An emulation group of offices with dated members and a leader that rotates.
public struct Group: Hashable, Sendable {
    public let id: String
    public let label: Label
    public let members: [Membership]
    public let leaders: [Leadership]
    /// Who besides the ministry sees the group's figures.
    public let sharesFigures: FigureSharing

    public init(
        id: String, label: Label, members: [Membership], leaders: [Leadership], sharesFigures: FigureSharing = .members
    ) {
        self.id = id
        self.label = label
        self.members = members
        self.leaders = leaders
        self.sharesFigures = sharesFigures
    }

    /// Members on `date`, in catalogue order.
    public func members(on date: CivilDate) -> [Membership] {
        members.filter { $0.validity.contains(date) }
    }

    /// The leading office on `date`.
    public func leader(on date: CivilDate) -> String? {
        leaders.first { $0.validity.contains(date) }?.office
    }
}

/// With whom a group shares its consolidated figures.
public enum FigureSharing: String, CaseIterable, Hashable, Sendable {
    /// Every member sees the group's figures, and nobody's report but its own.
    case members
    /// Only the group's leader.
    case leader
}

public struct Membership: Hashable, Sendable {
    public let office: String
    public let kind: MemberKind
    public let validity: Validity

    public init(office: String, kind: MemberKind, validity: Validity = .always) {
        self.office = office
        self.kind = kind
        self.validity = validity
    }
}

public struct Leadership: Hashable, Sendable {
    public let office: String
    public let validity: Validity

    public init(office: String, validity: Validity) {
        self.office = office
        self.validity = validity
    }
}
