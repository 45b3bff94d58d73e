// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A checked act on its way into the store.
public struct ActSubmission: Hashable, Sendable {
    /// The report that it is about, which need not have been sent.
    public let key: ReportKey
    /// Made by the client; names this act within `key`.
    public let requestID: RequestID
    /// What the store decides by. It must say what `bytes` say.
    public let fact: ActFact
    /// SHA-256 of `bytes`. The caller computes it; the store compares and keeps it.
    public let digest: Digest
    /// The act exactly as it is kept.
    public let bytes: [UInt8]
    /// Who brought it: a `PeerIdentity` as text.
    public let submittedBy: String

    public init(
        key: ReportKey, requestID: RequestID, fact: ActFact, digest: Digest, bytes: [UInt8], submittedBy: String
    ) {
        self.key = key
        self.requestID = requestID
        self.fact = fact
        self.digest = digest
        self.bytes = bytes
        self.submittedBy = submittedBy
    }
}

/// One recorded act with its bytes.
public struct StoredAct: Hashable, Sendable {
    public let key: ReportKey
    public let sequence: StoreSequence
    public let committedAt: Instant
    public let requestID: RequestID
    public let fact: ActFact
    public let digest: Digest
    /// The act exactly as it was submitted.
    public let bytes: [UInt8]
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let submittedBy: String

    public init(
        key: ReportKey, sequence: StoreSequence, committedAt: Instant, requestID: RequestID, fact: ActFact,
        digest: Digest, bytes: [UInt8], submittedBy: String
    ) {
        self.key = key
        self.sequence = sequence
        self.committedAt = committedAt
        self.requestID = requestID
        self.fact = fact
        self.digest = digest
        self.bytes = bytes
        self.submittedBy = submittedBy
    }
}

/// What the rules need of a recorded act.
public struct RecordedFact: Hashable, Sendable {
    public let fact: ActFact
    public let committedAt: Instant

    public init(fact: ActFact, committedAt: Instant) {
        self.fact = fact
        self.committedAt = committedAt
    }
}
