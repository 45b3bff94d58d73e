// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A validated report on its way into the store.
public struct ReportSubmission: Hashable, Sendable {
    public let key: ReportKey
    /// Made by the client; names this submission within `key`.
    public let requestID: RequestID
    /// The revision this report was made from; 0 for the first report of its key.
    public let replacesRevision: Int32
    /// Why the earlier revision is replaced; empty for a first report.
    public let reason: String
    /// SHA-256 of `bytes`. The caller computes it; the store compares and keeps it.
    public let digest: Digest
    /// The report exactly as it was submitted.
    public let bytes: [UInt8]
    /// When the daemon took the report. Kept as given, even when it lies before an earlier one.
    public let receivedAt: Instant
    /// The installed catalogue that the report was validated against.
    public let catalogueVersion: CatalogueVersion
    /// Questions that validation asked and the report does not answer; it cannot be accepted while there are any.
    public let openQuestionCount: Int32
    /// Who brought it: a `PeerIdentity` as text.
    public let submittedBy: String
    /// What the office signed it with, checked by the caller.
    public let signature: ReportSignature?

    public init(
        key: ReportKey, requestID: RequestID, replacesRevision: Int32 = 0, reason: String = "", digest: Digest,
        bytes: [UInt8], receivedAt: Instant, catalogueVersion: CatalogueVersion,
        openQuestionCount: Int32 = 0, submittedBy: String, signature: ReportSignature? = nil
    ) {
        self.key = key
        self.requestID = requestID
        self.replacesRevision = replacesRevision
        self.reason = reason
        self.digest = digest
        self.bytes = bytes
        self.receivedAt = receivedAt
        self.catalogueVersion = catalogueVersion
        self.openQuestionCount = openQuestionCount
        self.submittedBy = submittedBy
        self.signature = signature
    }
}
