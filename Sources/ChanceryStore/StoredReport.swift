// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One accepted revision with its bytes.
public struct StoredReport: Hashable, Sendable {
    public let receipt: Receipt
    /// When revision 1 of the key was received.
    public let firstReceivedAt: Instant
    /// Why it replaced the revision before; empty for revision 1.
    public let reason: String
    /// The report exactly as it was submitted.
    public let bytes: [UInt8]

    public init(receipt: Receipt, firstReceivedAt: Instant, reason: String, bytes: [UInt8]) {
        self.receipt = receipt
        self.firstReceivedAt = firstReceivedAt
        self.reason = reason
        self.bytes = bytes
    }
}

/// One accepted revision without its bytes.
public struct ReportSummary: Hashable, Sendable {
    public let receipt: Receipt
    /// When revision 1 of the key was received.
    public let firstReceivedAt: Instant
    /// Why it replaced the revision before; empty for revision 1.
    public let reason: String
    /// Length of the submitted bytes.
    public let byteCount: Int
    /// Whether it is its key's latest revision at the sequence the list was made for.
    public let isCurrent: Bool

    public init(receipt: Receipt, firstReceivedAt: Instant, reason: String, byteCount: Int, isCurrent: Bool) {
        self.receipt = receipt
        self.firstReceivedAt = firstReceivedAt
        self.reason = reason
        self.byteCount = byteCount
        self.isCurrent = isCurrent
    }
}
