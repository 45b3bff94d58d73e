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
    /// Questions that validation asked and the report does not answer.
    public let openQuestionCount: Int32
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let submittedBy: String
    /// What the office signed it with.
    public let signature: ReportSignature?

    public init(
        receipt: Receipt, firstReceivedAt: Instant, reason: String, bytes: [UInt8], openQuestionCount: Int32 = 0,
        submittedBy: String, signature: ReportSignature? = nil
    ) {
        self.receipt = receipt
        self.firstReceivedAt = firstReceivedAt
        self.reason = reason
        self.bytes = bytes
        self.openQuestionCount = openQuestionCount
        self.submittedBy = submittedBy
        self.signature = signature
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
    /// Questions that validation asked and the report does not answer.
    public let openQuestionCount: Int32
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let submittedBy: String

    public init(
        receipt: Receipt, firstReceivedAt: Instant, reason: String, byteCount: Int, isCurrent: Bool,
        openQuestionCount: Int32 = 0, submittedBy: String
    ) {
        self.receipt = receipt
        self.firstReceivedAt = firstReceivedAt
        self.reason = reason
        self.byteCount = byteCount
        self.isCurrent = isCurrent
        self.openQuestionCount = openQuestionCount
        self.submittedBy = submittedBy
    }
}
