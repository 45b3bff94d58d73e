// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// A pack on its way to the writer, or the one that was frozen before under the same request id.
public enum PackPreparation: Sendable {
    case ready(PackSubmission, cover: PackCover)
    case frozen(FreezePackResponse)
}

extension PackQueries {
    /// The first half of PackService.FreezePack: makes the pack. The second half is the writer's.
    public func prepare(
        _ payload: [UInt8], by identity: PeerIdentity, _ decoder: WireDecoder
    ) throws -> PackPreparation {
        let request = try decoder.freezePackRequest(payload)
        guard case .group(let group) = request.query.scope else {
            throw CallFailure(.packRefused, "NOT_A_GROUP", "a pack is about a group; name one instead of offices")
        }
        let requestDigest = Digest.sha256(of: request.encoded())
        let through = request.query.throughPeriod ?? request.query.period
        // What was frozen stays frozen, also when it could not be frozen today.
        if let first = try frozen(
            request.requestID, group: group, regime: request.query.regime, from: request.query.period, through: through)
        {
            guard first.requestDigest == requestDigest else {
                throw CallFailure(packRefusal: .requestIDReused(first: first))
            }
            return .frozen(FreezePackResponse(head: try message(first, decoder), isRepeated: true))
        }
        let pack = try PackBuilder(store: store, reader: reader, decoder: decoder).pack(
            request.query.packed, asOf: try sequence(of: request.query.moment),
            PackBuilder.Wording(title: request.title, actor: request.actor, note: request.note))
        let bytes = pack.encoded()
        guard bytes.count <= Pack.bytesMax else {
            throw CallFailure(
                .packRefused, "TOO_LARGE",
                "the pack would have \(bytes.count) bytes, more than \(Pack.bytesMax); name the indicators it is about",
                [FailureDetail("pack_bytes_max", String(Pack.bytesMax))])
        }
        let submission = PackSubmission(
            group: group, regime: request.query.regime, from: request.query.period, through: through,
            requestID: request.requestID, requestDigest: requestDigest, digest: Digest.sha256(of: bytes), bytes: bytes,
            submittedBy: identity.description)
        return .ready(submission, cover: pack.cover)
    }

    private func sequence(of moment: RequestedMoment) throws -> StoreSequence {
        if case .time(let time) = moment, time > clock.now() {
            throw CallFailure(
                .packRefused, "MOMENT_AHEAD",
                "\(time.rfc3339(in: .utc)) has not passed yet; leave the time out to freeze what is known now")
        }
        return try store.read { try StoreMoment(moment)?.sequence(in: $0) ?? $0.sequence }
    }

    /// The pack that a request id was used for.
    private func frozen(
        _ requestID: RequestID, group: String, regime: String, from: Period, through: Period
    ) throws -> PackHead? {
        var cursor: StoreSequence?
        while true {
            let page = try store.read {
                try $0.listPacks(
                    group: group, regime: regime, after: cursor, limit: StoreLimits.pageCountMax, asOf: nil)
            }
            let first = page.first { $0.requestID == requestID && $0.from == from && $0.through == through }
            if let first { return first }
            guard page.count == StoreLimits.pageCountMax, let last = page.last else { return nil }
            cursor = last.sequence
        }
    }
}

extension PackHeadMessage {
    public init(_ head: PackHead, cover: PackCover) {
        self.init(
            number: head.number, sequence: head.sequence, committedAt: head.committedAt, requestID: head.requestID,
            digest: head.digest, byteCount: Int64(head.byteCount), cover: cover, submittedBy: head.submittedBy)
    }
}

extension CallFailure {
    /// The refusal of a pack by the rule of the store.
    public init(packRefusal refusal: PackRefusal) {
        switch refusal {
        case .requestIDReused(let first):
            self.init(
                .requestIDReused,
                "the request id was used before for another pack, number \(first.number); use a new one. Nothing was "
                    + "changed",
                metadata: [FailureDetail("first_number", String(first.number))])
        case .packLimit(let max):
            self.init(
                .packRefused, "PACK_LIMIT",
                "there are \(max) packs of the group, regime and periods, as many as there may be",
                [FailureDetail("packs_max", String(max))])
        }
    }
}
