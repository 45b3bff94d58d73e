// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of PackService.FreezePack.
public struct FreezePackRequest: Hashable, Sendable {
    public var requestID: RequestID
    /// For a group; without paging.
    public var query: GetConsolidationRequest
    /// One line for people.
    public var title: String
    /// Who freezes; one line.
    public var actor: String
    /// What readers must know; may have several lines.
    public var note: String

    /// Most UTF-8 bytes of the title, and of the actor.
    public static let lineBytesMax = 200
    /// Most UTF-8 bytes of the note.
    public static let noteBytesMax = 4000

    public init(
        requestID: RequestID, query: GetConsolidationRequest, title: String, actor: String, note: String = ""
    ) {
        self.requestID = requestID
        self.query = query
        self.title = title
        self.actor = actor
        self.note = note
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.text(1, requestID.description)
        writer.message(2) { $0.consolidationRequest(query) }
        writer.text(3, title)
        writer.text(4, actor)
        writer.text(5, note)
        return writer.bytes
    }
}

/// Response of PackService.FreezePack.
public struct FreezePackResponse: Hashable, Sendable {
    public var head: PackHeadMessage
    /// Whether it had been frozen before under this request id.
    public var isRepeated: Bool

    public init(head: PackHeadMessage, isRepeated: Bool = false) {
        self.head = head
        self.isRepeated = isRepeated
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512)
        writer.message(1) { $0.packHead(head) }
        writer.bool(2, isRepeated)
        return writer.bytes
    }
}

extension WireDecoder {
    public func freezePackRequest(_ bytes: [UInt8]) throws(WireError) -> FreezePackRequest {
        try decode(
            bytes, as: "chancery.v1.FreezePackRequest", with: chancery__v1__freeze_pack_request__unpack
        ) { message, fields in
            let request = FreezePackRequest(
                requestID: fields.requestID(message.pointee.request_id, "request_id"),
                query: fields.consolidationQuestion(message.pointee.query, "query"),
                title: fields.mandatoryLine(message.pointee.title, "title"),
                actor: fields.mandatoryLine(message.pointee.actor, "actor"),
                note: fields.prose(message.pointee.note, "note"))
            for (path, text) in [("title", request.title), ("actor", request.actor)] {
                if text.utf8.count > FreezePackRequest.lineBytesMax {
                    fields.report(path, "at most \(FreezePackRequest.lineBytesMax) bytes")
                }
            }
            if request.note.utf8.count > FreezePackRequest.noteBytesMax {
                fields.report("note", "at most \(FreezePackRequest.noteBytesMax) bytes")
            }
            return request
        }
    }

    public func freezePackResponse(_ bytes: [UInt8]) throws(WireError) -> FreezePackResponse {
        try decode(
            bytes, as: "chancery.v1.FreezePackResponse", with: chancery__v1__freeze_pack_response__unpack
        ) { message, fields in
            FreezePackResponse(
                head: fields.mandatoryPackHead(message.pointee.head, "head"),
                isRepeated: message.pointee.repeated_request != 0)
        }
    }
}
