// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

/// Value of ErrorInfo.domain in every failure of this contract.
private let failureDomain = "chancery"

/// Names of the detail messages as google.protobuf.Any carries them.
enum DetailType: String, CaseIterable {
    case errorInfo = "type.googleapis.com/google.rpc.ErrorInfo"
    case retryInfo = "type.googleapis.com/google.rpc.RetryInfo"
    case reportRefusal = "type.googleapis.com/chancery.v1.ReportRefusal"
    case revisionConflict = "type.googleapis.com/chancery.v1.RevisionConflict"
}

extension CallFailure {
    /// The details of the google.rpc.Status, encoded: ErrorInfo always, then RetryInfo, ReportRefusal and
    /// RevisionConflict where there is something to say.
    public func statusDetails() -> [(typeURL: String, value: [UInt8])] {
        var details = [(typeURL: DetailType.errorInfo.rawValue, value: errorInfo())]
        if let retryDelayMilliseconds {
            var writer = ProtoWriter(capacity: 16)
            writer.message(1) { writer in
                writer.integer(1, retryDelayMilliseconds / 1000)
                writer.integer(2, retryDelayMilliseconds % 1000 * 1_000_000)
            }
            details.append((DetailType.retryInfo.rawValue, writer.bytes))
        }
        if !findings.isEmpty {
            var writer = ProtoWriter(capacity: findings.count * 256)
            for finding in findings { writer.message(1) { $0.finding(finding) } }
            details.append((DetailType.reportRefusal.rawValue, writer.bytes))
        }
        if let current {
            var writer = ProtoWriter(capacity: 192)
            writer.message(1) { $0.receipt(current) }
            details.append((DetailType.revisionConflict.rawValue, writer.bytes))
        }
        return details
    }

    /// The whole failure as an encoded google.rpc.Status.
    public func encodedStatus() -> [UInt8] {
        var writer = ProtoWriter()
        writer.status(of: self)
        return writer.bytes
    }

    private func errorInfo() -> [UInt8] {
        var writer = ProtoWriter()
        writer.text(1, reason.name)
        writer.text(2, failureDomain)
        for detail in metadata {
            writer.message(3) { writer in
                // Entries of a map always have both fields: that is how every protobuf writes them.
                writer.delimitedText(1, detail.name)
                writer.delimitedText(2, detail.value)
            }
        }
        return writer.bytes
    }
}

extension ProtoWriter {
    mutating func status(of failure: CallFailure) {
        integer(1, failure.reason.code.rawValue)
        text(2, failure.message)
        for detail in failure.statusDetails() {
            message(3) { writer in
                writer.text(1, detail.typeURL)
                writer.data(2, detail.value)
            }
        }
    }
}

/// A google.rpc.Status whose details are still encoded.
public struct StatusMessage: Sendable {
    public var code: Int32
    public var message: String
    public var details: [(typeURL: String, value: [UInt8])]

    public init(code: Int32, message: String, details: [(typeURL: String, value: [UInt8])]) {
        self.code = code
        self.message = message
        self.details = details
    }
}

extension WireDecoder {
    /// Decodes a google.rpc.Status.
    public func status(_ bytes: [UInt8]) throws(WireError) -> StatusMessage {
        try decode(
            bytes, as: "google.rpc.Status", with: google__rpc__status__unpack
        ) { message, fields in
            fields.status(message, "")
        }
    }

    /// The failure that a status and its details stand for.
    ///
    /// `nil` when the status does not come from this contract: no ErrorInfo of its domain, a reason that this version
    /// does not know or that does not go with `code`, or details that cannot be decoded. Details of other types are
    /// passed over.
    public func callFailure(
        code: Int32, message: String, details: [(typeURL: String, value: [UInt8])]
    ) -> CallFailure? {
        do {
            return try failure(code: code, message: message, details: details)
        } catch {
            return nil
        }
    }

    private func failure(
        code: Int32, message: String, details: [(typeURL: String, value: [UInt8])]
    ) throws(WireError) -> CallFailure? {
        var failure: CallFailure?
        for detail in details where DetailType(rawValue: detail.typeURL) == .errorInfo && failure == nil {
            guard let (reason, metadata) = try errorInfo(detail.value) else { continue }
            failure = CallFailure(reason, message, metadata: metadata)
        }
        guard var failure, failure.reason.code.rawValue == code else { return nil }
        for detail in details {
            switch DetailType(rawValue: detail.typeURL) {
            case .retryInfo: failure.retryDelayMilliseconds = try retryDelayMilliseconds(detail.value)
            case .reportRefusal: failure.findings = try refusedFindings(detail.value)
            case .revisionConflict: failure.current = try conflictingReceipt(detail.value)
            case .errorInfo, nil: continue
            }
        }
        return failure
    }

    /// `nil` for another domain and for a reason that this version does not know.
    private func errorInfo(_ bytes: [UInt8]) throws(WireError) -> (ErrorReason, [FailureDetail])? {
        try decode(
            bytes, as: "google.rpc.ErrorInfo", with: google__rpc__error_info__unpack
        ) { info, fields in
            let domain = fields.line(info.pointee.domain, "domain")
            let name = fields.line(info.pointee.reason, "reason")
            let metadata = fields.each(info.pointee.metadata, info.pointee.n_metadata, "metadata") {
                fields, entry, path in
                FailureDetail(
                    fields.line(entry.pointee.key, path + ".key"), fields.prose(entry.pointee.value, path + ".value"))
            }
            guard domain == failureDomain, let reason = ErrorReason(name: name) else { return nil }
            return (reason, metadata)
        }
    }

    private func retryDelayMilliseconds(_ bytes: [UInt8]) throws(WireError) -> Int64? {
        try decode(bytes, as: "google.rpc.RetryInfo", with: google__rpc__retry_info__unpack) { info, fields in
            guard let delay = info.pointee.retry_delay else { return nil }
            let seconds = delay.pointee.seconds
            let nanoseconds = Int64(delay.pointee.nanos)
            // A duration has at most 10,000 years and is not negative here.
            guard (0...315_576_000_000).contains(seconds), (0...999_999_999).contains(nanoseconds) else {
                fields.report("retry_delay", "must be a duration that is not negative")
                return nil
            }
            return seconds * 1000 + (nanoseconds + 999_999) / 1_000_000
        }
    }

    private func refusedFindings(_ bytes: [UInt8]) throws(WireError) -> [Finding] {
        try decode(
            bytes, as: "chancery.v1.ReportRefusal", with: chancery__v1__report_refusal__unpack
        ) { refusal, fields in
            fields.findings(refusal.pointee.findings, refusal.pointee.n_findings, "findings")
        }
    }

    private func conflictingReceipt(_ bytes: [UInt8]) throws(WireError) -> Receipt {
        try decode(
            bytes, as: "chancery.v1.RevisionConflict", with: chancery__v1__revision_conflict__unpack
        ) { conflict, fields in
            fields.receipt(conflict.pointee.current, "current")
        }
    }
}

extension ErrorReason {
    private static let reasonsByName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The reason of that name in the contract, without the prefix.
    public init?(name: String) {
        guard let reason = ErrorReason.reasonsByName[name] else { return nil }
        self = reason
    }
}

extension FieldReader {
    /// `path` is empty for a status by itself.
    mutating func status(_ message: UnsafeMutablePointer<Google__Rpc__Status>, _ path: String) -> StatusMessage {
        let prefix = path.isEmpty ? "" : path + "."
        return StatusMessage(
            code: message.pointee.code, message: prose(message.pointee.message, prefix + "message"),
            details: each(message.pointee.details, message.pointee.n_details, prefix + "details") {
                fields, detail, path in
                (
                    typeURL: fields.line(detail.pointee.type_url, path + ".type_url"),
                    value: copiedBytes(detail.pointee.value)
                )
            })
    }
}
