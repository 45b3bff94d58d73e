// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// What stands in the log of what is stored.
extension LogEntry {
    public init(
        _ submission: ReportSubmission, revision: Int32, sequence: StoreSequence, firstReceivedAt: Instant,
        committedAt: Instant
    ) {
        self.init(
            report: submission.key, revision: revision, sequence: sequence, receivedAt: submission.receivedAt,
            firstReceivedAt: firstReceivedAt, committedAt: committedAt, requestID: submission.requestID,
            digest: submission.digest, catalogueVersion: submission.catalogueVersion, reason: submission.reason,
            openQuestionCount: submission.openQuestionCount, submittedBy: submission.submittedBy,
            signature: submission.signature?.stored ?? [])
    }

    /// - Parameter signature: as stored; empty for none.
    public init(
        report key: ReportKey, revision: Int32, sequence: StoreSequence, receivedAt: Instant, firstReceivedAt: Instant,
        committedAt: Instant, requestID: RequestID, digest: Digest, catalogueVersion: CatalogueVersion, reason: String,
        openQuestionCount: Int32, submittedBy: String, signature: [UInt8]
    ) {
        let leaf = ReportLeaf(
            key: key, revision: revision, receivedAt: receivedAt, firstReceivedAt: firstReceivedAt,
            requestID: requestID, catalogueVersion: catalogueVersion, openQuestionCount: openQuestionCount,
            reasonDigest: reason.isEmpty ? nil : .sha256(of: Array(reason.utf8)),
            signatureDigest: signature.isEmpty ? nil : .sha256(of: signature))
        self.init(
            sequence: sequence, committedAt: committedAt, digest: digest, submittedBy: submittedBy,
            change: .report(leaf))
    }

    public init(_ act: StoredAct) {
        self.init(
            sequence: act.sequence, committedAt: act.committedAt, digest: act.digest, submittedBy: act.submittedBy,
            change: .act(ActLeaf(key: act.key, requestID: act.requestID, fact: act.fact)))
    }

    public init(_ pack: PackHead) {
        let leaf = PackLeaf(
            group: pack.group, regime: pack.regime, from: pack.from, through: pack.through, number: pack.number,
            requestID: pack.requestID, requestDigest: pack.requestDigest)
        self.init(
            sequence: pack.sequence, committedAt: pack.committedAt, digest: pack.digest,
            submittedBy: pack.submittedBy, change: .pack(leaf))
    }

    public init(_ catalogue: InstalledCatalogue) {
        self.init(
            sequence: catalogue.sequence, committedAt: catalogue.installedAt, digest: catalogue.digest,
            submittedBy: catalogue.installedBy,
            change: .catalogue(version: catalogue.version, edition: catalogue.edition))
    }
}
