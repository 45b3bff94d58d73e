// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of PackService.DiffPacks. The response is that of DiffConsolidations.
public struct DiffPacksRequest: PagedRequest {
    /// The earlier pack.
    public var from: PackName
    /// Number of the later pack of the same group, regime and periods; 0 means the answer of now.
    public var toNumber: Int32
    /// Most figures on a page; 0 means as many as fit.
    public var pageSize: Int32
    public var pageToken: String

    public init(from: PackName, toNumber: Int32 = 0, pageSize: Int32 = 0, pageToken: String = "") {
        self.from = from
        self.toNumber = toNumber
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.packName(from) }
        writer.integer(2, toNumber)
        writer.integer(3, pageSize)
        writer.text(4, pageToken)
        return writer.bytes
    }
}

/// Request of PackService.VerifyPack.
public struct VerifyPackRequest: Hashable, Sendable {
    public var name: PackName

    public init(name: PackName) { self.name = name }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.packName(name) }
        return writer.bytes
    }
}

/// Response of PackService.VerifyPack: whether a pack follows from what is stored.
public struct PackVerification: Hashable, Sendable {
    public var head: PackHeadMessage
    /// The stored bytes have the digest of the head.
    public var bytesHold: Bool
    /// The catalogue that it names is installed with the digest that it names.
    public var catalogueHolds: Bool
    /// Every input is stored as the pack names it.
    public var inputsHold: Bool
    /// Made again as of the pack's sequence, the answer has the same figures of the same parts, and the same counts of
    /// reports.
    public var answerHolds: Bool
    /// As the pack names them; at most `listedCountMax`.
    public var brokenInputs: [PackInput]
    /// Figures that come out differently now; at most `listedCountMax`.
    public var figures: [FigureChange]

    public static let listedCountMax = 100

    public init(
        head: PackHeadMessage, bytesHold: Bool, catalogueHolds: Bool, inputsHold: Bool, answerHolds: Bool,
        brokenInputs: [PackInput] = [], figures: [FigureChange] = []
    ) {
        self.head = head
        self.bytesHold = bytesHold
        self.catalogueHolds = catalogueHolds
        self.inputsHold = inputsHold
        self.answerHolds = answerHolds
        self.brokenInputs = brokenInputs
        self.figures = figures
    }

    /// Whether all four hold.
    public var isSound: Bool { bytesHold && catalogueHolds && inputsHold && answerHolds }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512)
        writer.message(1) { $0.packHead(head) }
        writer.bool(2, bytesHold)
        writer.bool(3, catalogueHolds)
        writer.bool(4, inputsHold)
        writer.bool(5, answerHolds)
        for input in brokenInputs { writer.message(6) { $0.packInput(input) } }
        for figure in figures { writer.message(7) { $0.figureChange(figure) } }
        return writer.bytes
    }
}

extension WireDecoder {
    public func diffPacksRequest(_ bytes: [UInt8]) throws(WireError) -> DiffPacksRequest {
        try decode(
            bytes, as: "chancery.v1.DiffPacksRequest", with: chancery__v1__diff_packs_request__unpack
        ) { message, fields in
            DiffPacksRequest(
                from: fields.packName(message.pointee.from, "from"),
                toNumber: fields.count(message.pointee.to_number, "to_number"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func verifyPackRequest(_ bytes: [UInt8]) throws(WireError) -> VerifyPackRequest {
        try decode(
            bytes, as: "chancery.v1.VerifyPackRequest", with: chancery__v1__verify_pack_request__unpack
        ) { message, fields in
            VerifyPackRequest(name: fields.packName(message.pointee.name, "name"))
        }
    }

    public func packVerification(_ bytes: [UInt8]) throws(WireError) -> PackVerification {
        try decode(
            bytes, as: "chancery.v1.PackVerification", with: chancery__v1__pack_verification__unpack
        ) { message, fields in
            PackVerification(
                head: fields.mandatoryPackHead(message.pointee.head, "head"),
                bytesHold: message.pointee.bytes_hold != 0, catalogueHolds: message.pointee.catalogue_holds != 0,
                inputsHold: message.pointee.inputs_hold != 0, answerHolds: message.pointee.answer_holds != 0,
                brokenInputs: fields.each(
                    message.pointee.broken_inputs, message.pointee.n_broken_inputs, "broken_inputs"
                ) { $0.packInput($1, $2) },
                figures: fields.each(message.pointee.figures, message.pointee.n_figures, "figures") {
                    $0.figureChange($1, $2)
                })
        }
    }
}
