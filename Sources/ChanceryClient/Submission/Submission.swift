// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCrypto
public import ChanceryModel
internal import ChanceryWire

/// A report on its way: its bytes, made once, and the id under which they are sent however often.
public struct Submission: Hashable, Sendable {
    public let report: Report
    /// The encoded chancery.v1.Report.
    public let bytes: [UInt8]
    /// SHA-256 of `bytes`.
    public let digest: Digest
    public let requestID: RequestID
    /// The office's signature over `bytes`.
    public let signature: ReportSignature?

    public init(encoded: EncodedReport, requestID: RequestID) {
        signature = encoded.signature
        report = encoded.report
        bytes = encoded.bytes
        digest = encoded.digest
        self.requestID = requestID
    }

    /// Throws `ReceiptMismatch` unless `receipt` is for exactly this submission.
    func check(_ receipt: Receipt) throws {
        if receipt.digest != digest { throw ReceiptMismatch(receipt: receipt, part: "digest") }
        if receipt.requestID != requestID { throw ReceiptMismatch(receipt: receipt, part: "request id") }
        let key = receipt.key
        guard key.office == report.office, key.regime == report.regime, key.period.code == report.period else {
            throw ReceiptMismatch(receipt: receipt, part: "key")
        }
    }
}

/// A report with its bytes and their digest. Equal reports have equal bytes.
public struct EncodedReport: Hashable, Sendable {
    public let report: Report
    public let bytes: [UInt8]
    public let digest: Digest
    /// The office's signature over `bytes`; `nil` for a report that is not signed.
    public let signature: ReportSignature?

    public init(_ report: Report) {
        self.report = report
        bytes = report.encoded()
        digest = Digest.sha256(of: bytes)
        signature = nil
    }

    /// Signs the report.
    ///
    /// - Parameter keyID: of the key among those that the catalogue has for the office.
    /// - Throws: `CryptoError`.
    public init(_ report: Report, signedBy key: SigningKey, keyID: String) throws {
        self.report = report
        bytes = report.encoded()
        digest = Digest.sha256(of: bytes)
        signature = ReportSignature(algorithm: key.algorithm, keyID: keyID, value: try key.signature(of: bytes))
    }
}
