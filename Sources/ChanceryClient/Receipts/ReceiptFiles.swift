// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryTransparency
internal import FoundationEssentials

/// The files beside a report file that hold its `ReceiptBook`.
///
/// `NAME.receipt.json` holds the receipts. `NAME.pending.json` is written before the first report is sent and removed
/// when every outcome is known, so that a client that was killed, or ran out of time, goes on under the same ids.
public struct ReceiptFiles: Hashable, Sendable {
    /// Most bytes of one of the two files.
    public static let bytesMax = 64 << 20

    public let reportFile: String
    public let receiptsPath: String
    public let pendingPath: String

    /// - Parameter folder: where the two files are; `nil` means beside the report file.
    public init(reportFile: String, folder: String? = nil) {
        self.reportFile = reportFile
        var base = reportFile
        if let folder {
            base = folder + "/" + (reportFile.split(separator: "/").last.map(String.init) ?? reportFile)
        }
        receiptsPath = base + ".receipt.json"
        pendingPath = base + ".pending.json"
    }

    /// Throws `FileFailure` also when a file is there and is not one of this client's: it is never overwritten then.
    public func load() throws(FileFailure) -> ReceiptBook {
        let receipts = try read(receiptsPath, as: ReceiptsText.self)?.receipts ?? []
        let pending = try read(pendingPath, as: PendingText.self)?.submissions ?? []
        var book = ReceiptBook(
            receipts: try receipts.map { text throws(FileFailure) in try value(of: text.receipt, in: receiptsPath) },
            pending: try pending.map { text throws(FileFailure) in try value(of: text.pending, in: pendingPath) })
        for (text, receipt) in zip(receipts, book.receipts) {
            guard let proof = text.proof else { continue }
            book.add(try value(of: proof.proof, in: receiptsPath), for: receipt)
        }
        return book
    }

    public func saveReceipts(of book: ReceiptBook) throws(FileFailure) {
        try save(
            [
                "report_file": .string(reportName),
                "receipts": .array(
                    book.receipts.map { JSONValue(receipt: $0, proof: book.proof(of: $0)) }),
            ],
            to: receiptsPath)
    }

    /// Writes the pending submissions, or removes the file when there are none.
    public func savePending(of book: ReceiptBook) throws(FileFailure) {
        guard !book.pending.isEmpty else {
            try WholeFile.remove(pendingPath)
            return
        }
        let submissions = book.pending.map { pending -> JSONValue in
            [
                "office": .string(pending.office), "regime": .string(pending.regime),
                "period": .string(pending.period), "digest": .string(pending.digest.description),
                "request_id": .string(pending.requestID.description),
            ]
        }
        try save(["report_file": .string(reportName), "submissions": .array(submissions)], to: pendingPath)
    }

    private var reportName: String { reportFile.split(separator: "/").last.map(String.init) ?? reportFile }

    private func save(_ value: JSONValue, to path: String) throws(FileFailure) {
        try WholeFile.replace(path, with: Array((value.text + "\n").utf8))
    }

    private func read<Text: Decodable>(_ path: String, as type: Text.Type) throws(FileFailure) -> Text? {
        guard let bytes = try WholeFile.read(path, bytesMax: ReceiptFiles.bytesMax) else { return nil }
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(type, from: Data(bytes))
        } catch {
            throw damaged(path)
        }
    }

    private func value<Value>(of value: Value?, in path: String) throws(FileFailure) -> Value {
        guard let value else { throw damaged(path) }
        return value
    }

    private func damaged(_ path: String) -> FileFailure {
        FileFailure(
            .read, path: path,
            problem: "it is not a record of submissions; move it away to submit the reports under new ids")
    }
}

private struct ReceiptsText: Decodable {
    let receipts: [ReceiptText]
}

private struct PendingText: Decodable {
    let submissions: [SubmissionText]
}

private struct ReceiptText: Decodable {
    let office: String
    let regime: String
    let period: String
    let revision: Int32
    let sequence: Int64
    let receivedAt: String
    let digest: String
    let requestId: String
    let catalogueVersion: Int64
    let treeHead: String?
    let proof: ProofText?

    var receipt: Receipt? {
        guard let period = Period(code: period), let received = Instant(rfc3339: receivedAt),
            let digest = Digest(hexadecimal: digest), let requestID = RequestID(text: requestId)
        else { return nil }
        var head: SignedTreeHead?
        if let treeHead {
            head = ProofText.treeHead(treeHead)
            if head == nil { return nil }
        }
        return Receipt(
            key: ReportKey(office: office, regime: regime, period: period), revision: revision, sequence: sequence,
            receivedAt: received, digest: digest, requestID: requestID, catalogueVersion: catalogueVersion,
            treeHead: head)
    }
}

private struct ProofText: Decodable {
    let leaf: String
    let hashes: [String]
    let treeHead: String

    var proof: ReceiptProof? {
        let digests = hashes.compactMap { Digest(hexadecimal: $0) }
        guard let leaf = Base64.decode(leaf), digests.count == hashes.count,
            let head = ProofText.treeHead(treeHead)
        else { return nil }
        return ReceiptProof(leaf: leaf, hashes: digests, treeHead: head)
    }

    /// `nil` for a text that is no tree head, which makes the whole file one that is not this client's.
    static func treeHead(_ note: String) -> SignedTreeHead? {
        do { return try SignedTreeHead(note: note) } catch { return nil }
    }
}

private struct SubmissionText: Decodable {
    let office: String
    let regime: String
    let period: String
    let digest: String
    let requestId: String

    var pending: ReceiptBook.Pending? {
        guard let digest = Digest(hexadecimal: digest), let requestID = RequestID(text: requestId) else { return nil }
        return ReceiptBook.Pending(
            office: office, regime: regime, period: period, digest: digest, requestID: requestID)
    }
}

extension Digest {
    /// Reads 64 hexadecimal digits.
    init?(hexadecimal text: String) {
        let digits = text.unicodeScalars.map { $0.properties.isASCIIHexDigit ? Int(String($0), radix: 16) : nil }
        let nibbles = digits.compactMap { $0.map(UInt8.init) }
        guard nibbles.count == digits.count, nibbles.count == Digest.byteCount * 2 else { return nil }
        self.init(bytes: stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] })
    }
}
