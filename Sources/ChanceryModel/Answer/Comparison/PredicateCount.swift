// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Who meets a condition. Every member of the current side is in one of the four lists, by its id.
public struct PredicateCount: Hashable, Sendable {
    public var predicate: MemberPredicate
    /// What the members were held against, or why there is nothing to hold them against.
    public var threshold: ComparedNumber
    /// Met, whatever the members' numbers are within their qualifiers.
    public var certain: [String]
    /// Met by some of the numbers that the qualifiers allow.
    public var possible: [String]
    /// Not met.
    public var notMet: [String]
    /// Without a number.
    public var unknown: [String]

    public init(
        predicate: MemberPredicate, threshold: ComparedNumber, certain: [String] = [], possible: [String] = [],
        notMet: [String] = [], unknown: [String] = []
    ) {
        self.predicate = predicate
        self.threshold = threshold
        self.certain = certain
        self.possible = possible
        self.notMet = notMet
        self.unknown = unknown
    }
}
