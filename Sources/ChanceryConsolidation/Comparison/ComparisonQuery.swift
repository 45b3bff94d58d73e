// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What is compared: a consolidated answer, with what, and conditions that its members are held against.
public struct ComparisonQuery: Hashable, Sendable {
    public var query: ConsolidationQuery
    public var against: ComparisonAgainst
    public var predicates: [MemberPredicate]

    public init(_ query: ConsolidationQuery, against: ComparisonAgainst, predicates: [MemberPredicate] = []) {
        self.query = query
        self.against = against
        self.predicates = predicates
    }
}
