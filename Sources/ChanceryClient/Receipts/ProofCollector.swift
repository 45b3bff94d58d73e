// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire

/// Asks for the proofs that the receipts of a file lack, and keeps them beside the receipts.
public struct ProofCollector: Sendable {
    public let files: ReceiptFiles
    public let client: OfficeClient
    public let retrier: Retrier

    public init(files: ReceiptFiles, client: OfficeClient, retrier: Retrier = Retrier()) {
        self.files = files
        self.client = client
        self.retrier = retrier
    }

    /// Every proof is checked against its receipt and the head that the receipt carries before it is kept; who signed the head is
    /// checked by `chancery receipt verify`, which is told the key.
    ///
    /// - Returns: how many proofs came.
    /// - Throws: what the first failing call threw; the proofs that came before are kept.
    @discardableResult
    public func collect(until deadline: Duration) async throws -> Int {
        let lock = try ReportFileLock(path: files.reportFile)
        defer { withExtendedLifetime(lock) {} }
        var book = try files.load()
        var count = 0
        do {
            for receipt in book.receipts where book.proof(of: receipt) == nil {
                let request = GetInclusionProofRequest(
                    leaf: .receipt(receipt), treeSize: receipt.treeHead?.head.size ?? 0)
                let response = try await retrier.run(until: deadline) { timeLeft in
                    try await client.inclusionProof(request, timeout: timeLeft)
                }
                let proof = ReceiptProof(response)
                _ = try proof.check(receipt, verifiers: nil)
                book.add(proof, for: receipt)
                count += 1
            }
        } catch {
            if count > 0 { try files.saveReceipts(of: book) }
            throw error
        }
        if count > 0 { try files.saveReceipts(of: book) }
        return count
    }
}
