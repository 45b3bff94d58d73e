// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Whose duties are asked for.
public enum RequestedDutyScope: Hashable, Sendable {
    case group(String)
    case offices([String])
    /// Everybody who reports under the regime.
    case everybody
}

/// Request of LifeService.ListDuties.
public struct ListDutiesRequest: PagedRequest {
    public var scope: RequestedDutyScope
    /// Code of the regime.
    public var regime: String
    public var period: Period
    /// Last period of a range, of the same form; `nil` means one period.
    public var throughPeriod: Period?
    /// `nil` means whoever the scope names.
    public var level: ReportingLevel?
    /// What the store held then.
    public var moment: RequestedMoment
    /// What time it is for the answer.
    public var at: Instant
    /// Only what somebody has to do something about, by due time.
    public var owingOnly: Bool
    /// Most duties on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most duties on a page when the request does not say.
    public static let pageCountDefault = 200
    /// Most duties on a page, whatever the request says.
    public static let pageCountLimit = 1000

    public init(
        scope: RequestedDutyScope, regime: String, period: Period, throughPeriod: Period? = nil,
        level: ReportingLevel? = nil, moment: RequestedMoment = .now, at: Instant, owingOnly: Bool = false,
        pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.scope = scope
        self.regime = regime
        self.period = period
        self.throughPeriod = throughPeriod
        self.level = level
        self.moment = moment
        self.at = at
        self.owingOnly = owingOnly
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most duties on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0 ? ListDutiesRequest.pageCountDefault : min(Int(pageSize), ListDutiesRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        switch scope {
        case .group(let id): writer.delimitedText(1, id)
        case .offices(let ids): writer.message(2) { $0.texts(1, ids) }
        case .everybody: writer.presentInteger(3, 1)
        }
        writer.text(4, regime)
        writer.text(5, period.code)
        writer.text(6, throughPeriod?.code ?? "")
        writer.enumeration(7, level, Enumerations.optionalReportingLevel)
        switch moment {
        case .now: break
        case .sequence(let sequence): writer.presentInteger(8, sequence)
        case .time(let instant): writer.timestamp(9, instant)
        }
        writer.timestamp(10, at)
        writer.bool(11, owingOnly)
        writer.integer(12, pageSize)
        writer.text(13, pageToken)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listDutiesRequest(_ bytes: [UInt8]) throws(WireError) -> ListDutiesRequest {
        try decode(
            bytes, as: "chancery.v1.ListDutiesRequest", with: chancery__v1__list_duties_request__unpack
        ) { message, fields in
            ListDutiesRequest(
                scope: fields.scope(message), regime: fields.mandatoryLine(message.pointee.regime, "regime"),
                period: fields.mandatoryPeriod(message.pointee.period, "period"),
                throughPeriod: fields.period(message.pointee.through_period, "through_period"),
                level: fields.choice(
                    message.pointee.level.rawValue, Enumerations.optionalReportingLevel, "level"),
                moment: fields.moment(message), at: fields.mandatoryInstant(message.pointee.at, "at"),
                owingOnly: message.pointee.owing_only != 0,
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func scope(
        _ message: UnsafeMutablePointer<Chancery__V1__ListDutiesRequest>
    ) -> RequestedDutyScope {
        switch message.pointee.scope_case {
        case CHANCERY__V1__LIST_DUTIES_REQUEST__SCOPE_GROUP:
            return .group(mandatoryLine(message.pointee.group, "group"))
        case CHANCERY__V1__LIST_DUTIES_REQUEST__SCOPE_OFFICES:
            return .offices(offices(message.pointee.offices))
        case CHANCERY__V1__LIST_DUTIES_REQUEST__SCOPE_EVERYBODY:
            if message.pointee.everybody == 0 { report("everybody", "must be true, or left out") }
            return .everybody
        default:
            report("scope", "a group, a list of offices or everybody is mandatory")
            return .everybody
        }
    }

    fileprivate mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__ListDutiesRequest>
    ) -> RequestedMoment {
        switch message.pointee.as_of_case {
        case CHANCERY__V1__LIST_DUTIES_REQUEST__AS_OF_AS_OF_SEQUENCE:
            .sequence(count(message.pointee.as_of_sequence, "as_of_sequence"))
        case CHANCERY__V1__LIST_DUTIES_REQUEST__AS_OF_AS_OF_TIME:
            .time(mandatoryInstant(message.pointee.as_of_time, "as_of_time"))
        default:
            .now
        }
    }
}
