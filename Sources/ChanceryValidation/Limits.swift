// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds of one report. What lies beyond a bound is refused with a finding and not examined.
public enum Limits {
    public static let figuresMax = 5_000
    public static let narrativesMax = 200
    /// Of difficulties, of proposals and of plan items, each.
    public static let itemsMax = 1_000
    /// Of each register.
    public static let registerEntriesMax = 5_000
    public static let dimensionsPerFigureMax = 16
    public static let membersPerFigureMax = 400
    /// Of a narrative, a difficulty, a proposal or a plan item.
    public static let pillarsMax = 16

    /// Lengths of texts are in Unicode scalars. A section of a narrative has the bound of its `SectionRule`.
    public static let textLengthMax = 20_000
    /// Titles, names, references, words, reasons and notes.
    public static let noteLengthMax = 2_000
    /// Codes and identifiers.
    public static let codeLengthMax = 128

    /// Findings in one answer; a last one then says how many more there were.
    public static let findingsMax = 500
    /// Unknown codes of one report for which similar known codes are looked up.
    public static let suggestionsMax = 10
    /// Steps from a sub-unit up to the office at the top.
    public static let officeLevelsMax = 8
    /// Dimensions by which one indicator can be broken down.
    public static let dimensionsPerIndicatorMax = 64

    /// Answers to what validation asks.
    public static let answersMax = 1_000

    /// Earlier periods of the same form that figures are compared with.
    public static let earlierPeriodsMax = 8
    /// Later periods of the same form that totals and stocks are compared with, where they were reported already.
    public static let laterPeriodsMax = 2
    /// Periods that the figures of one report name as the base of a change.
    public static let basePeriodsMax = 4
    /// Offices that one was formed from, and periods of each that are looked at.
    public static let predecessorsMax = 8
    public static let predecessorPeriodsMax = 2
    /// Other reports of the office that one validation reads: the periods above, the same period of the year before, and
    /// bases.
    public static let earlierReportsMax =
        earlierPeriodsMax + 1 + laterPeriodsMax + basePeriodsMax + predecessorsMax * predecessorPeriodsMax
    /// Other offices whose reports of the previous period are read.
    public static let peersMax = 64
    /// Words of a report that are compared with those of the previous one; what lies beyond is left out.
    public static let comparedWordsMax = 20_000
}
