// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LifeService.RecordAct.
public struct RecordActRequest: Hashable, Sendable {
    public var act: Act
    public var requestID: RequestID

    public init(act: Act, requestID: RequestID) {
        self.act = act
        self.requestID = requestID
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 192 + act.reason.utf8.count)
        writer.message(1) { $0.act(act) }
        writer.text(2, requestID.description)
        return writer.bytes
    }
}

/// Response of LifeService.RecordAct.
public struct RecordActResponse: Hashable, Sendable {
    public var recorded: RecordedAct
    /// Where the report stood at the sequence of the act.
    public var standing: StandingAnswer
    public var isRepeated: Bool

    public init(recorded: RecordedAct, standing: StandingAnswer, isRepeated: Bool = false) {
        self.recorded = recorded
        self.standing = standing
        self.isRepeated = isRepeated
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 320 + recorded.act.reason.utf8.count)
        writer.message(1) { $0.recordedAct(recorded) }
        writer.message(2) { $0.standing(standing) }
        writer.bool(3, isRepeated)
        return writer.bytes
    }
}

extension WireDecoder {
    public func recordActRequest(_ bytes: [UInt8]) throws(WireError) -> RecordActRequest {
        let request: RecordActRequest? = try decode(
            bytes, as: "chancery.v1.RecordActRequest", with: chancery__v1__record_act_request__unpack
        ) { message, fields in
            guard let act = message.pointee.act else {
                fields.report("act", "an act is mandatory")
                return nil
            }
            return RecordActRequest(
                act: fields.act(act, "act."), requestID: fields.requestID(message.pointee.request_id, "request_id"))
        }
        guard let request else { throw .malformed(message: "chancery.v1.RecordActRequest") }
        return request
    }

    public func recordActResponse(_ bytes: [UInt8]) throws(WireError) -> RecordActResponse {
        let response: RecordActResponse? = try decode(
            bytes, as: "chancery.v1.RecordActResponse", with: chancery__v1__record_act_response__unpack
        ) { message, fields in
            guard let recorded = fields.recordedAct(message.pointee.recorded, "recorded") else { return nil }
            guard let standing = fields.standing(message.pointee.standing, "standing") else {
                fields.report("standing", "a standing is mandatory")
                return nil
            }
            return RecordActResponse(
                recorded: recorded, standing: standing, isRepeated: message.pointee.repeated_submission != 0)
        }
        guard let response else { throw .malformed(message: "chancery.v1.RecordActResponse") }
        return response
    }
}
