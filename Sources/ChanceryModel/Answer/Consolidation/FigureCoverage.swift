// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Who is in a figure and who is not. Offices are ids in the order of the members.
///
/// In one period every expected office stands in exactly one list (a `partial` one also in the list that says why). An
/// office without a number whose successor gave the number that counts stands in none.
public struct FigureCoverage: Hashable, Sendable {
    /// A number in every period in which the figure expects one. An explicit zero is a number.
    public var included: [String]
    /// A number, but also a gap: one of its periods is missing, silent or not available.
    public var partial: [String]
    /// Expected, without a report that counts: never sent, or returned.
    public var missing: [CoverageGap]
    /// Reported, and said that there is no number.
    public var notAvailable: [UnavailableFigure]
    /// Reported, without this figure.
    public var silent: [CoverageGap]
    /// Whether every office that the figure expects is in it with a number.
    ///
    /// A figure of an event expects nobody in particular: silence of others leaves it complete.
    public var isComplete: Bool

    public init(
        included: [String] = [], partial: [String] = [], missing: [CoverageGap] = [],
        notAvailable: [UnavailableFigure] = [], silent: [CoverageGap] = [], isComplete: Bool = false
    ) {
        self.included = included
        self.partial = partial
        self.missing = missing
        self.notAvailable = notAvailable
        self.silent = silent
        self.isComplete = isComplete
    }
}
