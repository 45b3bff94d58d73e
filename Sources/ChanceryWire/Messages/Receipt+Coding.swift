// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryCrypto
internal import ChanceryModel

extension ProtoWriter {
    mutating func reportKey(_ key: ReportKey) {
        text(1, key.office)
        text(2, key.regime)
        text(3, key.period.code)
    }

    mutating func receipt(_ receipt: Receipt) {
        message(1) { $0.reportKey(receipt.key) }
        integer(2, receipt.revision)
        integer(3, receipt.sequence)
        timestamp(4, receipt.receivedAt)
        data(5, receipt.digest.bytes)
        text(6, receipt.requestID.description)
        integer(7, receipt.catalogueVersion)
        guard let treeHead = receipt.treeHead else { return }
        integer(8, receipt.leafIndex)
        text(9, treeHead.note)
    }

    mutating func finding(_ finding: Finding) {
        integer(1, finding.code.rawValue)
        text(2, finding.code.name)
        enumeration(3, finding.severity, Enumerations.severity)
        text(4, finding.path)
        text(5, finding.value)
        text(6, finding.rule)
        label(7, finding.message)
        label(8, finding.remedy)
        bool(9, finding.needsAnswer)
        text(10, finding.answer)
    }
}

extension FieldReader {
    /// A report key whose three parts are there; with problems noted, a key that must not be used.
    mutating func reportKey(
        _ message: UnsafePointer<Chancery__V1__ReportKey>?, _ path: @autoclosure () -> String
    ) -> ReportKey {
        guard let message else {
            report(path(), "a report key is mandatory")
            return ReportKey(office: "", regime: "", period: FieldReader.unusablePeriod)
        }
        let office = line(message.pointee.office, path() + ".office")
        let regime = line(message.pointee.regime, path() + ".regime")
        if office.isEmpty { report(path() + ".office", "an office id is mandatory") }
        if regime.isEmpty { report(path() + ".regime", "a regime code is mandatory") }
        return ReportKey(
            office: office, regime: regime, period: mandatoryPeriod(message.pointee.period, path() + ".period"))
    }

    mutating func requestID(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> RequestID {
        // Every submission has a fresh id: remembering it would only push useful texts out of the interner.
        if let id = RequestID(utf8: elements(data.data, data.len)) { return id }
        report(path(), "a request id is a UUID such as 123e4567-e89b-42d3-a456-426614174000")
        return FieldReader.unusableRequestID
    }

    static var unusableRequestID: RequestID {
        guard let id = RequestID(bytes: [UInt8](repeating: 0, count: RequestID.byteCount)) else {
            preconditionFailure("16 bytes were made")
        }
        return id
    }

    mutating func digest(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> Digest {
        if let digest = Digest(bytes: copiedBytes(data)) { return digest }
        report(path(), "a digest has 32 bytes")
        return Digest.sha256(of: [])
    }

    mutating func instant(
        _ message: UnsafePointer<Google__Protobuf__Timestamp>?, _ path: @autoclosure () -> String
    ) -> Instant? {
        guard let message else { return nil }
        let seconds = message.pointee.seconds
        let nanoseconds = message.pointee.nanos
        // RFC 3339 ends with the year 9999, and so does google.protobuf.Timestamp.
        guard (-62_135_596_800...253_402_300_799).contains(seconds), (0...999_999_999).contains(nanoseconds) else {
            report(path(), "a timestamp lies in the years 1 to 9999 and its nanos in 0 to 999999999")
            return nil
        }
        return Instant(microsecondsSinceEpoch: seconds * 1_000_000 + Int64(nanoseconds / 1000))
    }

    mutating func mandatoryInstant(
        _ message: UnsafePointer<Google__Protobuf__Timestamp>?, _ path: @autoclosure () -> String
    ) -> Instant {
        if message == nil { report(path(), "a timestamp is mandatory") }
        return instant(message, path()) ?? Instant(microsecondsSinceEpoch: 0)
    }

    mutating func label(
        _ message: UnsafePointer<Chancery__V1__LocalizedText>?, _ path: @autoclosure () -> String
    ) -> Label {
        guard let message else { return Label(english: "") }
        return Label(
            english: prose(message.pointee.english, path() + ".english"),
            vietnamese: prose(message.pointee.vietnamese, path() + ".vietnamese"),
            arabic: prose(message.pointee.arabic, path() + ".arabic"))
    }

    mutating func receipt(
        _ message: UnsafePointer<Chancery__V1__Receipt>?, _ path: @autoclosure () -> String
    ) -> Receipt {
        guard let receipt = message?.pointee else {
            report(path(), "a receipt is mandatory")
            return FieldReader.unusableReceipt
        }
        return Receipt(
            key: reportKey(receipt.key, path() + ".key"), revision: receipt.revision, sequence: receipt.sequence,
            receivedAt: mandatoryInstant(receipt.received_at, path() + ".received_at"),
            digest: digest(receipt.digest, path() + ".digest"),
            requestID: requestID(receipt.request_id, path() + ".request_id"),
            catalogueVersion: receipt.catalogue_version,
            treeHead: receipt.tree_head.len == 0 ? nil : treeHead(of: receipt, path))
    }

    private mutating func treeHead(
        of receipt: Chancery__V1__Receipt, _ path: () -> String
    ) -> SignedTreeHead? {
        if receipt.leaf_index != receipt.sequence - 1 {
            report(path() + ".leaf_index", "the leaf of sequence \(receipt.sequence) is number \(receipt.sequence - 1)")
        }
        return treeHead(receipt.tree_head, path() + ".tree_head")
    }

    private static var unusableReceipt: Receipt {
        Receipt(
            key: ReportKey(office: "", regime: "", period: unusablePeriod), revision: 0, sequence: 0,
            receivedAt: Instant(microsecondsSinceEpoch: 0), digest: Digest.sha256(of: []),
            requestID: unusableRequestID, catalogueVersion: 0)
    }

    mutating func findings(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__Finding>?>?, _ count: Int,
        _ path: @autoclosure () -> String
    ) -> [Finding] {
        elements(items, count).enumerated().compactMap { index, item in
            guard let item = item?.pointee else { return nil }
            let path = path() + "[\(index)]"
            let code = FindingCode(rawValue: item.code) ?? .unrecognised
            var rule = line(item.rule, path + ".rule")
            if code == .unrecognised, item.code != code.rawValue {
                // What a newer server says is shown, not lost.
                rule = "\(item.code) \(line(item.name, path + ".name")): \(rule)"
            }
            return Finding(
                code: code, severity: choice(item.severity.rawValue, Enumerations.severity, path + ".severity"),
                path: line(item.path, path + ".path"), value: prose(item.value, path + ".value"), rule: rule,
                message: label(item.message, path + ".message"), remedy: label(item.remedy, path + ".remedy"),
                needsAnswer: item.needs_answer != 0, answer: prose(item.answer, path + ".answer"))
        }
    }
}

/// The bytes of a text or bytes field.
func elements(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
}
