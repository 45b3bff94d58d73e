// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What the parts of one unit of the borders asked for come to, by the rule of the figure.
public struct UnitFigure: Hashable, Sendable {
    /// Id of the unit.
    public let office: String
    public let outcome: FigureOutcome
    public let bounds: QuantityBounds
    /// Parts that the figure expects and that are missing, silent or without a number in at least one period.
    public let missing: [String]

    public init(office: String, outcome: FigureOutcome, bounds: QuantityBounds, missing: [String] = []) {
        self.office = office
        self.outcome = outcome
        self.bounds = bounds
        self.missing = missing
    }
}
