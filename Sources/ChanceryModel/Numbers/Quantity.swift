// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How exactly a figure is known. A qualified figure is an interval, not a decorated string.
public enum Qualifier: String, CaseIterable, Hashable, Sendable {
    /// x
    case exact
    /// (x, +): strictly more than x
    case moreThan = "more-than"
    /// [x, +): x or more; word quantities such as "dozens" are floors of this kind
    case atLeast = "at-least"
    /// (-, x), close to x
    case nearly
    /// (-, x]
    case atMost = "at-most"
    /// near x, on either side
    case about

    /// What is known of a + b when a is known as `self` and b as `other`.
    ///
    /// Bounds on the same side keep the side, and are strict as soon as one of them is; bounds on opposite sides, and
    /// "about", leave only "about".
    public func adding(_ other: Qualifier) -> Qualifier {
        switch (self, other) {
        case (.exact, let known), (let known, .exact): known
        case (.moreThan, .moreThan), (.moreThan, .atLeast), (.atLeast, .moreThan): .moreThan
        case (.atLeast, .atLeast): .atLeast
        case (.nearly, .nearly), (.nearly, .atMost), (.atMost, .nearly): .nearly
        case (.atMost, .atMost): .atMost
        default: .about
        }
    }
}

/// How final a figure is.
public enum FigureStatus: String, CaseIterable, Hashable, Sendable {
    case actual
    case provisional
    case estimate
    case plan

    /// The status of a sum: the least final of its terms. A plan never adds to a result.
    ///
    /// `nil` when one is a plan and the other is not.
    public func adding(_ other: FigureStatus) -> FigureStatus? {
        if self == other { return self }
        if self == .plan || other == .plan { return nil }
        return self == .estimate || other == .estimate ? .estimate : .provisional
    }
}

/// A number with its qualifier and its status: what a figure says.
public struct Quantity: Hashable, Sendable {
    public let value: FixedPoint
    public let qualifier: Qualifier
    public let status: FigureStatus

    public init(value: FixedPoint, qualifier: Qualifier = .exact, status: FigureStatus = .actual) {
        self.value = value
        self.qualifier = qualifier
        self.status = status
    }
}
