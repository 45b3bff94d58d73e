// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryCrypto
public import ChanceryModel

/// What a pack says of itself: chancery.v1.PackCover.
public struct PackCover: Hashable, Sendable {
    /// Group id.
    public var group: String
    /// Code of the regime.
    public var regime: String
    public var from: Period
    /// Equal to `from` for one period.
    public var through: Period
    public var title: String
    /// Who froze it.
    public var actor: String
    public var note: String
    /// Store sequence that every figure belongs to.
    public var frozenAt: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// SHA-256 of the bytes of that catalogue.
    public var catalogueDigest: Digest
    /// How many reports were expected and came.
    public var completeness: CompletenessCounts

    public init(
        group: String, regime: String, from: Period, through: Period, title: String, actor: String, note: String = "",
        frozenAt: StoreSequence, catalogueVersion: CatalogueVersion, catalogueDigest: Digest,
        completeness: CompletenessCounts
    ) {
        self.group = group
        self.regime = regime
        self.from = from
        self.through = through
        self.title = title
        self.actor = actor
        self.note = note
        self.frozenAt = frozenAt
        self.catalogueVersion = catalogueVersion
        self.catalogueDigest = catalogueDigest
        self.completeness = completeness
    }
}

/// A frozen answer with what it rests on: chancery.v1.Pack.
public struct Pack: Hashable, Sendable {
    public var cover: PackCover
    /// Without a moment, paging or leaving anything out.
    public var query: GetConsolidationRequest
    /// Every expected report, in the order of the members and periods.
    public var inputs: [PackInput]
    /// The whole answer, with its digest.
    public var answer: Consolidation

    /// Most bytes of an encoded pack. It is decoded as a whole to be compared.
    public static let bytesMax = 4 << 20
    /// Memory that decodes the longest pack.
    public static let arenaBytes = 128 << 20

    public init(cover: PackCover, query: GetConsolidationRequest, inputs: [PackInput], answer: Consolidation) {
        self.cover = cover
        self.query = query
        self.inputs = inputs
        self.answer = answer
    }

    /// Equal packs have equal bytes.
    public func encoded() -> [UInt8] {
        let answer = answer.encoded()
        var writer = ProtoWriter(capacity: answer.count + inputs.count * 80 + 512)
        writer.message(1) { $0.packCover(cover) }
        writer.message(2) { $0.consolidationRequest(query) }
        for input in inputs { writer.message(3) { $0.packInput(input) } }
        writer.data(4, answer)
        return writer.bytes
    }
}

/// An expected report of a pack.
public struct PackInput: Hashable, Sendable {
    /// Office id.
    public var office: String
    public var period: Period
    /// Never `notExpected`.
    public var state: ExpectedReportState
    /// Revision that stood; 0 when missing.
    public var revision: Int32
    /// Sequence of that revision; 0 when missing.
    public var sequence: StoreSequence
    /// SHA-256 of the submitted report; `nil` when missing.
    public var digest: Digest?

    public init(
        office: String, period: Period, state: ExpectedReportState, revision: Int32 = 0, sequence: StoreSequence = 0,
        digest: Digest? = nil
    ) {
        self.office = office
        self.period = period
        self.state = state
        self.revision = revision
        self.sequence = sequence
        self.digest = digest
    }
}

extension ProtoWriter {
    mutating func packCover(_ cover: PackCover) {
        text(1, cover.group)
        text(2, cover.regime)
        text(3, cover.from.code)
        text(4, cover.through.code)
        text(5, cover.title)
        text(6, cover.actor)
        text(7, cover.note)
        integer(8, cover.frozenAt)
        integer(9, cover.catalogueVersion)
        data(10, cover.catalogueDigest.bytes)
        message(11) { $0.completeness(cover.completeness) }
    }

    mutating func packInput(_ input: PackInput) {
        text(1, input.office)
        text(2, input.period.code)
        enumeration(3, input.state, Enumerations.expectedReportState)
        integer(4, input.revision)
        integer(5, input.sequence)
        data(6, input.digest?.bytes ?? [])
    }
}

extension WireDecoder {
    public func pack(_ bytes: [UInt8]) throws(WireError) -> Pack {
        try decode(bytes, as: "chancery.v1.Pack", with: chancery__v1__pack__unpack) { message, fields in
            let query = fields.consolidationQuestion(message.pointee.query, "query")
            let answer =
                message.pointee.answer.map { fields.consolidation($0) }
                ?? Consolidation(sequence: 0, catalogueVersion: 0, regime: "", windowFamily: "")
            if message.pointee.answer == nil { fields.report("answer", "an answer is mandatory") }
            return Pack(
                cover: fields.packCover(message.pointee.cover, "cover"), query: query,
                inputs: fields.each(message.pointee.inputs, message.pointee.n_inputs, "inputs") {
                    $0.packInput($1, $2)
                },
                answer: answer)
        }
    }
}

extension FieldReader {
    mutating func packCover(
        _ message: UnsafeMutablePointer<Chancery__V1__PackCover>?, _ path: String
    ) -> PackCover {
        if message == nil { report(path, "a cover is mandatory") }
        let unusable = FieldReader.unusablePeriod
        guard let message else {
            return PackCover(
                group: "", regime: "", from: unusable, through: unusable, title: "", actor: "", frozenAt: 0,
                catalogueVersion: 0, catalogueDigest: Digest.sha256(of: []), completeness: CompletenessCounts())
        }
        return PackCover(
            group: line(message.pointee.group, path + ".group"), regime: line(message.pointee.regime, path + ".regime"),
            from: mandatoryPeriod(message.pointee.period, path + ".period"),
            through: mandatoryPeriod(message.pointee.through_period, path + ".through_period"),
            title: line(message.pointee.title, path + ".title"), actor: line(message.pointee.actor, path + ".actor"),
            note: prose(message.pointee.note, path + ".note"), frozenAt: message.pointee.frozen_at,
            catalogueVersion: message.pointee.catalogue_version,
            catalogueDigest: digest(message.pointee.catalogue_digest, path + ".catalogue_digest"),
            completeness: completeness(message.pointee.completeness))
    }

    mutating func packInput(_ message: UnsafeMutablePointer<Chancery__V1__PackInput>, _ path: ItemPath) -> PackInput {
        PackInput(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"),
            state: choice(message.pointee.state.rawValue, Enumerations.expectedReportState, path + ".state"),
            revision: message.pointee.revision, sequence: message.pointee.sequence,
            digest: message.pointee.digest.len > 0 ? digest(message.pointee.digest, path + ".digest") : nil)
    }
}
