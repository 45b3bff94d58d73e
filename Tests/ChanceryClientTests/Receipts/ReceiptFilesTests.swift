// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Testing

struct ReceiptFilesTests {
    @Test func `what is saved is loaded, to the microsecond`() async throws {
        try await withTemporaryFolder { folder in
            let files = ReceiptFiles(reportFile: folder + "/Báo cáo \"H1\".yaml")
            let submission = try Samples.submission()
            let receipt = try Samples.receipt(
                for: SubmitReportRequest(report: submission.bytes, requestID: submission.requestID))
            let pending = ReceiptBook.Pending(
                office: "vn-01", regime: "FA-D09", period: "not a period", digest: Digest.sha256(of: [7]),
                requestID: submission.requestID)
            let book = ReceiptBook(receipts: [receipt], pending: [pending])
            try files.saveReceipts(of: book)
            try files.savePending(of: book)
            #expect(try files.load() == book)
            #expect(book.requestID(of: submission.digest) == submission.requestID)
            #expect(book.requestID(of: Digest.sha256(of: [8])) == nil)
        }
    }

    @Test func `no files are an empty book`() async throws {
        try await withTemporaryFolder { folder in
            let book = try ReceiptFiles(reportFile: folder + "/r.csv").load()
            #expect(book == ReceiptBook())
        }
    }

    @Test(arguments: ["", "{", "[]", #"{"receipts":[{"office":"x"}]}"#, "\u{0}"])
    func `a damaged record is neither believed nor overwritten`(text: String) async throws {
        try await withTemporaryFolder { folder in
            let files = ReceiptFiles(reportFile: folder + "/r.csv")
            try Data(text.utf8).write(to: URL(fileURLWithPath: files.receiptsPath))
            let error = #expect(throws: FileFailure.self) { try files.load() }
            #expect(error?.path == files.receiptsPath)
        }
    }

    @Test func `the records can be in a folder of their own`() {
        let files = ReceiptFiles(reportFile: "in/2024/r.csv", folder: "out")
        #expect(files.receiptsPath == "out/r.csv.receipt.json")
        #expect(files.pendingPath == "out/r.csv.pending.json")
    }
}
