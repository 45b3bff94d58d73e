// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the parts of one unit of the borders asked for come to, by the rule of the figure.
public struct UnitFigure: Hashable, Sendable {
    /// Id of the unit.
    public var office: String
    public var outcome: FigureOutcome
    /// What is known for certain.
    public var bounds: QuantityBounds
    /// Parts that the figure expects and that are missing, silent or without a number in at least one period.
    public var missing: [String]

    public init(office: String, outcome: FigureOutcome, bounds: QuantityBounds = .open, missing: [String] = []) {
        self.office = office
        self.outcome = outcome
        self.bounds = bounds
        self.missing = missing
    }
}
