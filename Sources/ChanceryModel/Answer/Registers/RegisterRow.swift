// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One thing in a consolidated register, with everybody who reports it.
public struct RegisterRow: Hashable, Sendable {
    /// As it was stated last; the status is `inherited` where only heirs hold it.
    public var entry: RegisterEntry
    /// The office whose id it is; empty where the id is shared by all who report it.
    public var office: String
    /// The latest statement of each office, in the order of the members.
    public var reporters: [EntryReporter]
    /// Offices that took it over at a merger and have not stated it themselves.
    public var inheritors: [EntryInheritor]
    /// Where the reporters disagree.
    public var conflicts: [ConsolidationFinding]

    public init(
        entry: RegisterEntry, office: String = "", reporters: [EntryReporter], inheritors: [EntryInheritor] = [],
        conflicts: [ConsolidationFinding] = []
    ) {
        self.entry = entry
        self.office = office
        self.reporters = reporters
        self.inheritors = inheritors
        self.conflicts = conflicts
    }
}

/// A report that lists an entry.
public struct EntryReporter: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var revision: Int32
    /// Where the entry stands by this report; empty for registers without a status.
    public var status: String

    public init(office: String, period: Period, revision: Int32, status: String = "") {
        self.office = office
        self.period = period
        self.revision = revision
        self.status = status
    }
}

/// An office that holds an entry because it followed another one.
public struct EntryInheritor: Hashable, Sendable {
    /// Id of the successor.
    public var office: String
    /// Id of the office that reported it.
    public var origin: String
    /// First day of the successor.
    public var date: CivilDate
    /// The last statement of the origin.
    public var statement: EntryReporter

    public init(office: String, origin: String, date: CivilDate, statement: EntryReporter) {
        self.office = office
        self.origin = origin
        self.date = date
        self.statement = statement
    }
}
