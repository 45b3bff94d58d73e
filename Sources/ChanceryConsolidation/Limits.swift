// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds of one consolidation. Beyond any of them the query is refused with a `ConsolidationRefusal`.
public enum ConsolidationLimits {
    /// Offices in the scope; a group at district and commune level has about ten thousand.
    public static let membersMax = 10_000
    /// Periods in a range: ten years of months.
    public static let periodsMax = 120
    /// Indicators in one answer.
    public static let indicatorsMax = 5_000
    /// Reported numbers that one answer lists.
    public static let contributionsMax = 1_000_000
    /// Figures of the answer times the reports that each of them expects.
    public static let coverageCellsMax = 20_000_000

    /// Entries that the reports of one register list.
    public static let registerEntriesMax = 200_000
    /// Findings about one register.
    public static let findingsMax = 10_000
    /// Conditions in one comparison.
    public static let predicatesMax = 32

    /// Offices or dates that a message names before it counts the rest.
    static let messageNamesMax = 5
}
