// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How many reports stand where, each counted by its current revision.
public struct StandingCounts: Hashable, Sendable {
    public var submittedCount: Int64
    public var returnedCount: Int64
    public var acceptedCount: Int64

    public init(submittedCount: Int64 = 0, returnedCount: Int64 = 0, acceptedCount: Int64 = 0) {
        self.submittedCount = submittedCount
        self.returnedCount = returnedCount
        self.acceptedCount = acceptedCount
    }
}
