// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryCrypto
public import ChanceryModel

/// What is known of a pack without its contents: chancery.v1.PackHead.
public struct PackHeadMessage: Hashable, Sendable {
    /// 1 for the first pack of its group, regime and periods.
    public var number: Int32
    /// Store sequence of the commit.
    public var sequence: StoreSequence
    public var committedAt: Instant
    public var requestID: RequestID
    /// SHA-256 of its bytes.
    public var digest: Digest
    /// Length of its bytes.
    public var byteCount: Int64
    public var cover: PackCover
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String

    public init(
        number: Int32, sequence: StoreSequence, committedAt: Instant, requestID: RequestID, digest: Digest,
        byteCount: Int64, cover: PackCover, submittedBy: String = ""
    ) {
        self.number = number
        self.sequence = sequence
        self.committedAt = committedAt
        self.requestID = requestID
        self.digest = digest
        self.byteCount = byteCount
        self.cover = cover
        self.submittedBy = submittedBy
    }
}

/// Which pack: chancery.v1.PackName.
public struct PackName: Hashable, Sendable, CustomStringConvertible {
    /// Group id.
    public var group: String
    /// Code of the regime.
    public var regime: String
    public var from: Period
    /// `nil` means one period.
    public var through: Period?
    /// 0 means the latest.
    public var number: Int32

    public init(group: String, regime: String, from: Period, through: Period? = nil, number: Int32 = 0) {
        self.group = group
        self.regime = regime
        self.from = from
        self.through = through
        self.number = number
    }

    /// `emulation-2/FA-D09/2024-H1 number 2`.
    public var description: String {
        let periods = through.map { "\(from)..\($0)" } ?? "\(from)"
        return "\(group)/\(regime)/\(periods)" + (number == 0 ? "" : " number \(number)")
    }
}

extension PackCover {
    /// Reads the cover in front of the bytes of a pack, without decoding the rest.
    public init(ofPack bytes: [UInt8], by decoder: WireDecoder) throws(WireError) {
        guard let cover = SubmissionPeek.firstField(of: bytes) else { throw .malformed(message: "chancery.v1.Pack") }
        self = try decoder.packCover(cover)
    }
}

extension WireDecoder {
    fileprivate func packCover(_ bytes: [UInt8]) throws(WireError) -> PackCover {
        try decode(bytes, as: "chancery.v1.PackCover", with: chancery__v1__pack_cover__unpack) { message, fields in
            fields.packCover(message, "cover")
        }
    }
}

extension ProtoWriter {
    mutating func packHead(_ head: PackHeadMessage) {
        integer(1, head.number)
        integer(2, head.sequence)
        timestamp(3, head.committedAt)
        text(4, head.requestID.description)
        data(5, head.digest.bytes)
        integer(6, head.byteCount)
        message(7) { $0.packCover(head.cover) }
        text(8, head.submittedBy)
    }

    mutating func packName(_ name: PackName) {
        text(1, name.group)
        text(2, name.regime)
        text(3, name.from.code)
        text(4, name.through?.code ?? "")
        integer(5, name.number)
    }
}

extension FieldReader {
    mutating func packHead(
        _ message: UnsafeMutablePointer<Chancery__V1__PackHead>?, _ path: String
    ) -> PackHeadMessage? {
        guard let message else {
            report(path, "the head of a pack is mandatory")
            return nil
        }
        return PackHeadMessage(
            number: message.pointee.number, sequence: message.pointee.sequence,
            committedAt: mandatoryInstant(message.pointee.committed_at, path + ".committed_at"),
            requestID: requestID(message.pointee.request_id, path + ".request_id"),
            digest: digest(message.pointee.digest, path + ".digest"), byteCount: message.pointee.size_bytes,
            cover: packCover(message.pointee.cover, path + ".cover"),
            submittedBy: line(message.pointee.submitted_by, path + ".submitted_by"))
    }

    /// The head of an answer; one with problems noted when it is absent.
    mutating func mandatoryPackHead(
        _ message: UnsafeMutablePointer<Chancery__V1__PackHead>?, _ path: String
    ) -> PackHeadMessage {
        packHead(message, path)
            ?? PackHeadMessage(
                number: 0, sequence: 0, committedAt: Instant(microsecondsSinceEpoch: 0),
                requestID: FieldReader.unusableRequestID, digest: Digest.sha256(of: []), byteCount: 0,
                cover: packCover(nil, path))
    }

    mutating func packName(_ message: UnsafeMutablePointer<Chancery__V1__PackName>?, _ path: String) -> PackName {
        guard let message else {
            report(path, "the name of a pack is mandatory")
            return PackName(group: "", regime: "", from: FieldReader.unusablePeriod)
        }
        return PackName(
            group: mandatoryLine(message.pointee.group, path + ".group"),
            regime: mandatoryLine(message.pointee.regime, path + ".regime"),
            from: mandatoryPeriod(message.pointee.period, path + ".period"),
            through: period(message.pointee.through_period, path + ".through_period"),
            number: count(message.pointee.number, path + ".number"))
    }
}
