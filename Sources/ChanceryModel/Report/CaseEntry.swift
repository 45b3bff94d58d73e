// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A consular case, a case of citizen protection or another request that the office handled.
public struct CaseEntry: Hashable, Sendable {
    /// Identity within the office.
    public var id: String
    public var title: String
    /// Dimension `case-type`.
    public var caseType: String
    /// Dimension `partner`: where it happened; empty when it has no place abroad.
    public var partner: String
    /// Persons concerned; 0 when not known.
    public var persons: Int32
    /// From the day it was taken up to the day it was closed, or to the last day it was worked on.
    public var dates: DateRange?
    public var status: CaseStatus
    public var note: String

    public init(
        id: String, title: String, caseType: String, partner: String = "", persons: Int32 = 0,
        dates: DateRange? = nil, status: CaseStatus, note: String = ""
    ) {
        self.id = id
        self.title = title
        self.caseType = caseType
        self.partner = partner
        self.persons = persons
        self.dates = dates
        self.status = status
        self.note = note
    }
}

public enum CaseStatus: String, CaseIterable, Hashable, Sendable {
    case open
    case closed
}
