// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency
internal import Testing

@testable internal import ChanceryWire

/// Leaves are read only in the one form that is hashed.
@Suite struct LogEntryDecodingTests {
    @Test("Every kind of leaf is read, and what is not in the one form is refused")
    func forms() throws {
        let decoder = try Codec.decoder(.dropped)
        for entry in try Sample.logEntries() {
            let leaf = entry.leaf
            #expect(try decoder.logEntry(leaf) == entry)
            // A field that is there twice, an unknown one, and a default that is written out.
            for tail in [[0x10, 9], [0xF8, 0x07, 1], [0x70, 0]] as [[UInt8]] {
                #expect(throws: WireError.self) { try decoder.logEntry(leaf + tail) }
            }
            #expect(throws: WireError.self) { try decoder.logEntry(Array(leaf.dropLast())) }
        }
        #expect(throws: WireError.self) { try decoder.logEntry([]) }
        #expect(throws: WireError.self) { try decoder.logEntry([0x08, 0x63]) }
    }

    @Test("A receipt's leaf is told from every other")
    func receipts() throws {
        let receipt = try Sample.receipt()
        let submission = LogEntry(
            sequence: receipt.sequence, committedAt: receipt.receivedAt, digest: receipt.digest, submittedBy: "",
            change: .report(
                LogEntry.ReportLeaf(
                    key: receipt.key, revision: receipt.revision, receivedAt: receipt.receivedAt,
                    firstReceivedAt: receipt.receivedAt, requestID: receipt.requestID,
                    catalogueVersion: receipt.catalogueVersion, openQuestionCount: 0, reasonDigest: nil,
                    signatureDigest: nil)))
        #expect(submission.isOf(receipt))
        #expect(!submission.isOf(try Sample.receipt("vn-02")))
        #expect(!submission.isOf(try Sample.receipt(revision: 1)))
        for entry in try Sample.logEntries() { #expect(!entry.isOf(receipt)) }
    }
}
