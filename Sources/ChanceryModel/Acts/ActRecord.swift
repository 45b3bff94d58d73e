// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An act as the consolidation sees it: what it does, to which report, and the reason that an answer shows.
public struct ActRecord: Hashable, Sendable {
    public let key: ReportKey
    public let fact: ActFact
    /// As it was given; may be empty where the kind asks for none.
    public let reason: String
    /// Place in the store's history. Acts of one report come in this order.
    public let sequence: StoreSequence

    public init(key: ReportKey, fact: ActFact, reason: String, sequence: StoreSequence) {
        self.key = key
        self.fact = fact
        self.reason = reason
        self.sequence = sequence
    }
}
