// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A consolidated answer on its way to being frozen.
public struct PackSubmission: Hashable, Sendable {
    public let group: String
    public let regime: String
    /// First period that it is about.
    public let from: Period
    /// Last period that it is about; `from` for a single one.
    public let through: Period
    /// Made by the client; names this pack within group, regime and periods.
    public let requestID: RequestID
    /// SHA-256 of what was asked for. A repeat is recognised by it: the same question asked later has other bytes.
    public let requestDigest: Digest
    /// SHA-256 of `bytes`.
    public let digest: Digest
    /// The pack exactly as it is kept.
    public let bytes: [UInt8]
    /// Who froze it: a `PeerIdentity` as text.
    public let submittedBy: String

    public init(
        group: String, regime: String, from: Period, through: Period, requestID: RequestID, requestDigest: Digest,
        digest: Digest, bytes: [UInt8], submittedBy: String
    ) {
        self.group = group
        self.regime = regime
        self.from = from
        self.through = through
        self.requestID = requestID
        self.requestDigest = requestDigest
        self.digest = digest
        self.bytes = bytes
        self.submittedBy = submittedBy
    }
}

/// What is known of a frozen pack without its bytes.
public struct PackHead: Hashable, Sendable {
    /// 1 for the first pack of its group, regime and periods, one more for every further one.
    public let number: Int32
    public let sequence: StoreSequence
    public let committedAt: Instant
    public let group: String
    public let regime: String
    public let from: Period
    public let through: Period
    public let requestID: RequestID
    public let requestDigest: Digest
    /// SHA-256 of the bytes.
    public let digest: Digest
    /// Length of the bytes.
    public let byteCount: Int
    /// Who froze it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let submittedBy: String

    public init(
        number: Int32, sequence: StoreSequence, committedAt: Instant, group: String, regime: String, from: Period,
        through: Period, requestID: RequestID, requestDigest: Digest, digest: Digest, byteCount: Int,
        submittedBy: String
    ) {
        self.number = number
        self.sequence = sequence
        self.committedAt = committedAt
        self.group = group
        self.regime = regime
        self.from = from
        self.through = through
        self.requestID = requestID
        self.requestDigest = requestDigest
        self.digest = digest
        self.byteCount = byteCount
        self.submittedBy = submittedBy
    }

    /// The head of `submission` as it is stored.
    public init(_ submission: PackSubmission, number: Int32, sequence: StoreSequence, committedAt: Instant) {
        self.init(
            number: number, sequence: sequence, committedAt: committedAt, group: submission.group,
            regime: submission.regime, from: submission.from, through: submission.through,
            requestID: submission.requestID, requestDigest: submission.requestDigest, digest: submission.digest,
            byteCount: submission.bytes.count, submittedBy: submission.submittedBy)
    }
}

/// One frozen pack.
public struct StoredPack: Hashable, Sendable {
    public let head: PackHead
    /// The pack exactly as it was submitted.
    public let bytes: [UInt8]

    public init(head: PackHead, bytes: [UInt8]) {
        self.head = head
        self.bytes = bytes
    }
}
