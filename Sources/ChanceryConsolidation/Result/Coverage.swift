// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Who is in a figure and who is not. Offices are ids in the order of the members.
///
/// In one period every expected office stands in exactly one list (a `partial` one also in the list that says why). An
/// office without a number whose successor gave the number that counts stands in none.
public struct Coverage: Hashable, Sendable {
    /// A number in every period in which the figure expects one. An explicit zero is a number.
    public let included: [String]
    /// A number, but also a gap: one of its periods is missing, silent or not available.
    public let partial: [String]
    /// Expected, without a report that counts: never sent, or returned.
    public let missing: [CoverageGap]
    /// Reported, and said that there is no number.
    public let notAvailable: [UnavailableFigure]
    /// Reported, without this figure.
    public let silent: [CoverageGap]

    public init(
        included: [String], partial: [String], missing: [CoverageGap], notAvailable: [UnavailableFigure],
        silent: [CoverageGap]
    ) {
        self.included = included
        self.partial = partial
        self.missing = missing
        self.notAvailable = notAvailable
        self.silent = silent
    }
}
