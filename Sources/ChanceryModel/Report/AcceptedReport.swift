// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A report that was accepted, with what is known of its acceptance.
public struct AcceptedReport: Hashable, Sendable {
    public let receipt: Receipt
    /// When revision 1 of the same key was received: timeliness does not change with corrections.
    public let firstReceivedAt: Instant
    public let report: Report

    public init(receipt: Receipt, firstReceivedAt: Instant, report: Report) {
        self.receipt = receipt
        self.firstReceivedAt = firstReceivedAt
        self.report = report
    }
}
