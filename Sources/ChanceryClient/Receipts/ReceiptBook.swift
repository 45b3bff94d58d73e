// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What is known about the submissions of one report file: the receipts there are, and the ids under which reports were
/// or are about to be sent without a known outcome.
public struct ReceiptBook: Hashable, Sendable {
    /// A report that was given an id and has no known outcome.
    public struct Pending: Hashable, Sendable {
        public let office: String
        public let regime: String
        public let period: String
        public let digest: Digest
        public let requestID: RequestID

        public init(office: String, regime: String, period: String, digest: Digest, requestID: RequestID) {
            self.office = office
            self.regime = regime
            self.period = period
            self.digest = digest
            self.requestID = requestID
        }

        init(_ submission: Submission) {
            self.init(
                office: submission.report.office, regime: submission.report.regime, period: submission.report.period,
                digest: submission.digest, requestID: submission.requestID)
        }
    }

    /// In the order in which they came.
    public private(set) var receipts: [Receipt]
    /// By the store sequence of the report.
    private var proofs: [StoreSequence: ReceiptProof] = [:]
    public internal(set) var pending: [Pending]

    public init(receipts: [Receipt] = [], pending: [Pending] = []) {
        self.receipts = receipts
        self.pending = pending
    }

    /// What proves that the report is in the log; `nil` when it was not asked for.
    public func proof(of receipt: Receipt) -> ReceiptProof? { proofs[receipt.sequence] }

    public mutating func add(_ proof: ReceiptProof, for receipt: Receipt) { proofs[receipt.sequence] = proof }

    /// The id under which these bytes were sent before. Bytes that changed have no id, so they get a new one.
    public func requestID(of digest: Digest) -> RequestID? {
        if let pending = pending.last(where: { $0.digest == digest }) { return pending.requestID }
        return receipts.last { $0.digest == digest }?.requestID
    }

    /// Adds a receipt. One that is there already, of a repeated submission, stays as it is.
    public mutating func add(_ receipt: Receipt) {
        guard !receipts.contains(receipt) else { return }
        receipts.append(receipt)
    }
}
