// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel
internal import ChanceryTransparency

extension WireDecoder {
    /// Reads a leaf. It must have the one form that is hashed.
    public func logEntry(_ bytes: [UInt8]) throws(WireError) -> LogEntry {
        let entry = try decode(
            bytes, as: "chancery.v1.LogEntry", with: chancery__v1__log_entry__unpack
        ) { message, fields in
            fields.logEntry(message.pointee)
        }
        guard let entry, entry.leaf == bytes else { throw .malformed(message: "chancery.v1.LogEntry") }
        return entry
    }
}

extension FieldReader {
    /// `nil` for a kind that this release does not know.
    fileprivate mutating func logEntry(_ message: Chancery__V1__LogEntry) -> LogEntry? {
        let change: LogEntry.Change
        switch message.kind {
        case CHANCERY__V1__LOG_ENTRY_KIND__LOG_ENTRY_KIND_REPORT: change = .report(reportLeaf(message))
        case CHANCERY__V1__LOG_ENTRY_KIND__LOG_ENTRY_KIND_ACT: change = .act(actLeaf(message))
        case CHANCERY__V1__LOG_ENTRY_KIND__LOG_ENTRY_KIND_PACK: change = .pack(packLeaf(message))
        case CHANCERY__V1__LOG_ENTRY_KIND__LOG_ENTRY_KIND_CATALOGUE:
            change = .catalogue(version: message.catalogue_version, edition: line(message.edition, "edition"))
        default: return nil
        }
        return LogEntry(
            sequence: message.sequence, committedAt: Instant(microsecondsSinceEpoch: message.committed_at_us),
            digest: digest(message.digest, "digest"), submittedBy: line(message.submitted_by, "submitted_by"),
            change: change)
    }

    private mutating func reportLeaf(_ message: Chancery__V1__LogEntry) -> LogEntry.ReportLeaf {
        LogEntry.ReportLeaf(
            key: key(message), revision: message.revision,
            receivedAt: Instant(microsecondsSinceEpoch: message.received_at_us),
            firstReceivedAt: Instant(microsecondsSinceEpoch: message.first_received_at_us),
            requestID: rawRequestID(message.request_id), catalogueVersion: message.catalogue_version,
            openQuestionCount: message.open_questions,
            reasonDigest: message.reason_digest.len == 0 ? nil : digest(message.reason_digest, "reason_digest"),
            signatureDigest: message.signature_digest.len == 0
                ? nil : digest(message.signature_digest, "signature_digest"))
    }

    private mutating func actLeaf(_ message: Chancery__V1__LogEntry) -> LogEntry.ActLeaf {
        let name = line(message.act_kind, "act_kind")
        let kind = ActKind(rawValue: name)
        if kind == nil { report("act_kind", "\"\(name)\" is no kind of act") }
        let until = message.until_us == 0 ? nil : Instant(microsecondsSinceEpoch: message.until_us)
        return LogEntry.ActLeaf(
            key: key(message), requestID: rawRequestID(message.request_id),
            fact: ActFact(kind: kind ?? .reply, revision: message.revision, until: until))
    }

    private mutating func packLeaf(_ message: Chancery__V1__LogEntry) -> LogEntry.PackLeaf {
        LogEntry.PackLeaf(
            group: line(message.group, "group"), regime: line(message.regime, "regime"),
            from: mandatoryPeriod(message.period, "period"),
            through: mandatoryPeriod(message.through_period, "through_period"), number: message.number,
            requestID: rawRequestID(message.request_id),
            requestDigest: digest(message.request_digest, "request_digest"))
    }

    private mutating func key(_ message: Chancery__V1__LogEntry) -> ReportKey {
        ReportKey(
            office: line(message.office, "office"), regime: line(message.regime, "regime"),
            period: mandatoryPeriod(message.period, "period"))
    }

    private mutating func rawRequestID(_ data: ProtobufCBinaryData) -> RequestID {
        if let id = RequestID(bytes: copiedBytes(data)) { return id }
        report("request_id", "a request id has \(RequestID.byteCount) bytes")
        return FieldReader.unusableRequestID
    }
}
