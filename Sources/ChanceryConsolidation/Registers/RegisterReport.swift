// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What one accepted report lists in one register.
public struct RegisterReport: Hashable, Sendable {
    public let office: String
    public let period: Period
    public let revision: Int32
    /// In the order of the report.
    public let entries: [RegisterEntry]

    public init(office: String, period: Period, revision: Int32, entries: [RegisterEntry]) {
        self.office = office
        self.period = period
        self.revision = revision
        self.entries = entries
    }

    public init(_ accepted: AcceptedReport, register: RegisterKind) {
        self.init(
            office: accepted.receipt.key.office, period: accepted.receipt.key.period,
            revision: accepted.receipt.revision, entries: accepted.report.entries(of: register))
    }

    func reporter(of entry: RegisterEntry) -> EntryReporter {
        EntryReporter(office: office, period: period, revision: revision, status: entry.status)
    }
}

/// A register as the reports of several offices make it up together.
public struct ConsolidatedRegister: Hashable, Sendable {
    /// By the first day of the entry, entries without one last; then by id and office.
    public let rows: [RegisterRow]
    /// In the order of the catalogue.
    public let counts: [RegisterCount]
    /// Those of all rows, then those of the counts and of the figures.
    public let findings: [ConsolidationFinding]
}
