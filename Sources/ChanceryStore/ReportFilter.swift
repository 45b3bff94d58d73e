// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Which revisions a list holds. Every part that is given must hold; `nil` asks nothing.
public struct ReportFilter: Hashable, Sendable {
    /// Office ids; an empty list matches nothing.
    public var offices: [String]?
    public var regime: String?
    public var period: Period?
    /// First moment of receipt that matches.
    public var receivedFrom: Instant?
    /// Last moment of receipt that matches.
    public var receivedTo: Instant?

    public init(
        offices: [String]? = nil, regime: String? = nil, period: Period? = nil, receivedFrom: Instant? = nil,
        receivedTo: Instant? = nil
    ) {
        self.offices = offices
        self.regime = regime
        self.period = period
        self.receivedFrom = receivedFrom
        self.receivedTo = receivedTo
    }
}
