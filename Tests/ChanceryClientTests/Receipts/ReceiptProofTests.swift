// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryTransparency
internal import ChanceryWire
internal import Testing

/// What an office can prove by itself.
struct ReceiptProofTests {
    private let signer: LogSigner
    private let receipt: Receipt
    private let entry: LogEntry

    init() throws {
        signer = try LogSigner(key: .generate(.ed25519))
        let submission = try Samples.submission()
        let plain = try Samples.receipt(
            for: SubmitReportRequest(report: submission.bytes, requestID: submission.requestID), sequence: 3)
        entry = ReceiptProofTests.leaf(of: plain)
        receipt = plain
    }

    private static func leaf(of receipt: Receipt) -> LogEntry {
        LogEntry(
            sequence: receipt.sequence, committedAt: receipt.receivedAt, digest: receipt.digest,
            submittedBy: "office:vn-01",
            change: .report(
                LogEntry.ReportLeaf(
                    key: receipt.key, revision: receipt.revision, receivedAt: receipt.receivedAt,
                    firstReceivedAt: receipt.receivedAt, requestID: receipt.requestID,
                    catalogueVersion: receipt.catalogueVersion, openQuestionCount: 0, reasonDigest: nil,
                    signatureDigest: nil)))
    }

    /// A tree of four leaves whose third is the receipt's.
    private func proof(leaf: LogEntry? = nil, by signer: LogSigner? = nil) throws -> ReceiptProof {
        let leaf = leaf ?? entry
        let signer = signer ?? self.signer
        let others = [[1], [2], [4]].map { MerkleHash.leaf($0) }
        let left = MerkleHash.node(others[0], others[1])
        let root = MerkleHash.node(left, MerkleHash.node(leaf.leafHash, others[2]))
        let head = TreeHead(size: 4, root: root, time: receipt.receivedAt, audit: .start)
        let note = Checkpoint.note(of: head, verifier: signer.verifier, signature: try signer.signature(of: head))
        return ReceiptProof(leaf: leaf.leaf, hashes: [others[2], left], treeHead: note)
    }

    @Test func `a proof that holds says what the leaf says`() throws {
        #expect(try proof().check(receipt, verifiers: [signer.verifier]) == entry)
        #expect(try proof().check(receipt, verifiers: nil) == entry)
    }

    @Test func `another report, another tree and another key prove nothing`() throws {
        let moved = Receipt(
            key: receipt.key, revision: 2, sequence: 3, receivedAt: receipt.receivedAt, digest: receipt.digest,
            requestID: receipt.requestID, catalogueVersion: 1)
        #expect(throws: ReceiptProofFailure.self) { try proof().check(moved, verifiers: [signer.verifier]) }
        let elsewhere = try proof()
        let short = ReceiptProof(leaf: elsewhere.leaf, hashes: [elsewhere.hashes[0]], treeHead: elsewhere.treeHead)
        #expect(throws: ReceiptProofFailure.self) { try short.check(receipt, verifiers: nil) }
        let stranger = try LogSigner(key: .generate(.ed25519))
        #expect(throws: ReceiptProofFailure.self) {
            try proof(by: stranger).check(receipt, verifiers: [signer.verifier])
        }
        let broken = ReceiptProof(leaf: [1, 2], hashes: elsewhere.hashes, treeHead: elsewhere.treeHead)
        #expect(throws: ReceiptProofFailure.self) { try broken.check(receipt, verifiers: nil) }
    }

    @Test func `one of the keys that a log had must have signed`() throws {
        let stranger = try LogSigner(key: .generate(.ed25519)).verifier
        #expect(try proof().check(receipt, verifiers: [stranger, signer.verifier]) == entry)
        #expect(throws: ReceiptProofFailure.self) { try proof().check(receipt, verifiers: [stranger]) }
        #expect(throws: ReceiptProofFailure.self) { try proof().check(receipt, verifiers: []) }
    }

    @Test func `a proof for another tree than that of the receipt's head proves nothing, though both are signed`()
        throws
    {
        var sealed = receipt
        sealed.treeHead = try proof().treeHead
        #expect(try proof().check(sealed, verifiers: [signer.verifier]) == entry)
        let other = TreeHead(size: 4, root: .sha256(of: [9]), time: receipt.receivedAt, audit: .start)
        sealed.treeHead = Checkpoint.note(
            of: other, verifier: signer.verifier, signature: try signer.signature(of: other))
        #expect {
            try proof().check(sealed, verifiers: [signer.verifier])
        } throws: { error in
            "\(error)".contains("the receipt carries the head of a tree of 4 leaves")
        }
        // Nor is it kept.
        #expect(throws: ReceiptProofFailure.self) { try proof().check(sealed, verifiers: nil) }
    }

    @Test func `a head whose text was changed is not taken for the one that was signed`() throws {
        let real = try proof()
        let bigger = TreeHead(size: 5, root: real.treeHead.head.root, time: receipt.receivedAt, audit: .start)
        let forged = ReceiptProof(
            leaf: real.leaf, hashes: real.hashes, treeHead: SignedTreeHead(head: bigger, note: real.treeHead.note))
        #expect(throws: ReceiptProofFailure.self) { try forged.check(receipt, verifiers: [signer.verifier]) }
    }

    @Test func `proofs and heads are kept beside the receipts`() async throws {
        try await withTemporaryFolder { folder in
            let files = ReceiptFiles(reportFile: folder + "/r.csv")
            var sealed = receipt
            sealed.treeHead = try proof().treeHead
            var book = ReceiptBook(receipts: [sealed])
            try files.saveReceipts(of: book)
            #expect(try files.load() == book)
            book.add(try proof(), for: sealed)
            try files.saveReceipts(of: book)
            let loaded = try files.load()
            #expect(loaded == book)
            #expect(try loaded.proof(of: sealed)?.check(sealed, verifiers: [signer.verifier]) == entry)
        }
    }
}
