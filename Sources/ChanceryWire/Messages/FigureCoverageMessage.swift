// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Which offices are in a figure, by their ids.
public struct FigureCoverageMessage: Hashable, Sendable {
    /// Gave a number in every period in which one was expected; zero is a number.
    public var included: [String]
    /// Gave a number, but not in every period.
    public var partial: [String]
    /// Expected, but no report.
    public var missing: [CoverageGap]
    /// Said that they have no number.
    public var notAvailable: [UnavailableFigure]
    /// Reported, but without this figure.
    public var silent: [CoverageGap]
    /// Whether every expected office gave a number in every period.
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
