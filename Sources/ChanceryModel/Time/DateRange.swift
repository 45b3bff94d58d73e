// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A closed range of days: `first` and `last` both belong to it. `last` is never before `first`.
public struct DateRange: Hashable, Sendable, CustomStringConvertible {
    public let first: CivilDate
    public let last: CivilDate

    /// `nil` when `last` lies before `first`.
    public init?(first: CivilDate, last: CivilDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    public func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }

    public func overlaps(_ other: DateRange) -> Bool { first <= other.last && other.first <= last }

    /// Number of days, at least 1.
    public var dayCount: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

    /// `2023-12-15..2024-06-14`.
    public var description: String { "\(first)..\(last)" }
}

/// When a catalogue entry holds: from a first day to a last day, both included; a missing end is open.
public struct Validity: Hashable, Sendable, CustomStringConvertible {
    public let from: CivilDate?
    public let to: CivilDate?

    /// `nil` when the last day lies before the first.
    public init?(from: CivilDate?, to: CivilDate?) {
        if let from, let to, to < from { return nil }
        self.from = from
        self.to = to
    }

    private init() {
        from = nil
        to = nil
    }

    /// Holds on every day.
    public static let always = Validity()

    public func contains(_ date: CivilDate) -> Bool {
        if let from, date < from { return false }
        if let to, date > to { return false }
        return true
    }

    /// Whether at least one day of `range` is covered.
    public func overlaps(_ range: DateRange) -> Bool {
        if let from, range.last < from { return false }
        if let to, range.first > to { return false }
        return true
    }

    public func overlaps(_ other: Validity) -> Bool {
        if let from, let otherEnd = other.to, otherEnd < from { return false }
        if let to, let otherStart = other.from, otherStart > to { return false }
        return true
    }

    public var description: String {
        (from.map(String.init(describing:)) ?? "") + ".." + (to.map(String.init(describing:)) ?? "")
    }
}
