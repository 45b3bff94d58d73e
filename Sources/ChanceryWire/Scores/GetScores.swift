// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ScoreService.GetScores.
public struct GetScoresRequest: Hashable, Sendable {
    /// Id of the group.
    public var group: String
    /// Code of the regime.
    public var regime: String
    public var period: Period
    /// Code of the score sheet; empty means the one in force.
    public var sheet: String
    public var moment: RequestedMoment

    public init(group: String, regime: String, period: Period, sheet: String = "", moment: RequestedMoment = .now) {
        self.group = group
        self.regime = regime
        self.period = period
        self.sheet = sheet
        self.moment = moment
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64)
        writer.text(1, group)
        writer.text(2, regime)
        writer.text(3, period.code)
        writer.text(4, sheet)
        switch moment {
        case .now: break
        case .sequence(let sequence): writer.presentInteger(5, sequence)
        case .time(let instant): writer.timestamp(6, instant)
        }
        return writer.bytes
    }
}

extension WireDecoder {
    public func getScoresRequest(_ bytes: [UInt8]) throws(WireError) -> GetScoresRequest {
        try decode(
            bytes, as: "chancery.v1.GetScoresRequest", with: chancery__v1__get_scores_request__unpack
        ) { message, fields in
            GetScoresRequest(
                group: fields.mandatoryLine(message.pointee.group, "group"),
                regime: fields.mandatoryLine(message.pointee.regime, "regime"),
                period: fields.mandatoryPeriod(message.pointee.period, "period"),
                sheet: fields.line(message.pointee.sheet, "sheet"), moment: fields.moment(message))
        }
    }
}

extension FieldReader {
    fileprivate mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__GetScoresRequest>
    ) -> RequestedMoment {
        switch message.pointee.as_of_case {
        case CHANCERY__V1__GET_SCORES_REQUEST__AS_OF_AS_OF_SEQUENCE:
            .sequence(count(message.pointee.as_of_sequence, "as_of_sequence"))
        case CHANCERY__V1__GET_SCORES_REQUEST__AS_OF_AS_OF_TIME:
            .time(mandatoryInstant(message.pointee.as_of_time, "as_of_time"))
        default:
            .now
        }
    }
}
