// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One leaf of the log: what one change of the store was. Leaf number n, counted from 0, has sequence n + 1.
///
/// It holds the digest of what was stored and everything that the store says of it beside, so that a row which was
/// altered no longer agrees with its leaf.
public struct LogEntry: Hashable, Sendable {
    public let sequence: StoreSequence
    public let committedAt: Instant
    /// SHA-256 of the stored bytes.
    public let digest: Digest
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let submittedBy: String
    public let change: Change

    public enum Change: Hashable, Sendable {
        case report(ReportLeaf)
        case act(ActLeaf)
        case pack(PackLeaf)
        case catalogue(version: CatalogueVersion, edition: String)
    }

    public struct ReportLeaf: Hashable, Sendable {
        public let key: ReportKey
        public let revision: Int32
        public let receivedAt: Instant
        /// When revision 1 was received.
        public let firstReceivedAt: Instant
        public let requestID: RequestID
        public let catalogueVersion: CatalogueVersion
        public let openQuestionCount: Int32
        /// SHA-256 of the reason of the correction; `nil` for an empty one.
        public let reasonDigest: Digest?
        /// SHA-256 of `ReportSignature.stored`; `nil` for a report without a signature.
        public let signatureDigest: Digest?

        public init(
            key: ReportKey, revision: Int32, receivedAt: Instant, firstReceivedAt: Instant, requestID: RequestID,
            catalogueVersion: CatalogueVersion, openQuestionCount: Int32, reasonDigest: Digest?,
            signatureDigest: Digest?
        ) {
            self.key = key
            self.revision = revision
            self.receivedAt = receivedAt
            self.firstReceivedAt = firstReceivedAt
            self.requestID = requestID
            self.catalogueVersion = catalogueVersion
            self.openQuestionCount = openQuestionCount
            self.reasonDigest = reasonDigest
            self.signatureDigest = signatureDigest
        }
    }

    public struct ActLeaf: Hashable, Sendable {
        public let key: ReportKey
        public let requestID: RequestID
        public let fact: ActFact

        public init(key: ReportKey, requestID: RequestID, fact: ActFact) {
            self.key = key
            self.requestID = requestID
            self.fact = fact
        }
    }

    public struct PackLeaf: Hashable, Sendable {
        public let group: String
        public let regime: String
        public let from: Period
        public let through: Period
        public let number: Int32
        public let requestID: RequestID
        public let requestDigest: Digest

        public init(
            group: String, regime: String, from: Period, through: Period, number: Int32, requestID: RequestID,
            requestDigest: Digest
        ) {
            self.group = group
            self.regime = regime
            self.from = from
            self.through = through
            self.number = number
            self.requestID = requestID
            self.requestDigest = requestDigest
        }
    }

    public init(
        sequence: StoreSequence, committedAt: Instant, digest: Digest, submittedBy: String, change: Change
    ) {
        self.sequence = sequence
        self.committedAt = committedAt
        self.digest = digest
        self.submittedBy = submittedBy
        self.change = change
    }
}
