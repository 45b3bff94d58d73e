// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ConsolidationService.GetConsolidation and ConsolidationService.WatchConsolidation.
public struct GetConsolidationRequest: PagedRequest {
    public var scope: RequestedScope
    /// Code of the regime.
    public var regime: String
    /// The period, or the first one of a range.
    public var period: Period
    /// Last period of a range, of the same form; `nil` means one period.
    public var throughPeriod: Period?
    /// Only these indicators; empty means all.
    public var indicators: [String]
    public var moment: RequestedMoment
    /// Whether the contributions of single offices are left out.
    public var omitContributions: Bool
    /// Most figures on a page; 0 means as many as fit.
    public var pageSize: Int32
    public var pageToken: String
    /// The day whose units the answer counts by; `nil` counts by the offices as they were.
    public var bordersOn: CivilDate?
    /// Form of the shorter periods that the period, or the range, is put together from; `nil` takes it as it is.
    public var parts: PeriodForm?
    /// Only periods that ended on or before this day; `nil` means all.
    public var until: CivilDate?

    /// Most offices that a request names.
    public static let officeCountMax = 10_000

    public init(
        scope: RequestedScope, regime: String, period: Period, throughPeriod: Period? = nil, indicators: [String] = [],
        moment: RequestedMoment = .now, omitContributions: Bool = false, pageSize: Int32 = 0, pageToken: String = "",
        bordersOn: CivilDate? = nil, parts: PeriodForm? = nil, until: CivilDate? = nil
    ) {
        self.scope = scope
        self.regime = regime
        self.period = period
        self.throughPeriod = throughPeriod
        self.indicators = indicators
        self.moment = moment
        self.omitContributions = omitContributions
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.bordersOn = bordersOn
        self.parts = parts
        self.until = until
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        switch scope {
        case .group(let id): writer.delimitedText(1, id)
        case .offices(let ids): writer.message(2) { $0.texts(1, ids) }
        }
        writer.text(3, regime)
        writer.text(4, period.code)
        writer.text(5, throughPeriod?.code ?? "")
        writer.texts(6, indicators)
        switch moment {
        case .now: break
        case .sequence(let sequence): writer.presentInteger(7, sequence)
        case .time(let instant): writer.timestamp(8, instant)
        }
        writer.bool(9, omitContributions)
        writer.integer(10, pageSize)
        writer.text(11, pageToken)
        writer.date(12, bordersOn)
        writer.enumeration(13, parts, Enumerations.optionalPeriodForm)
        writer.date(14, until)
        return writer.bytes
    }
}

/// Whose reports are asked for.
public enum RequestedScope: Hashable, Sendable {
    /// The members of a group, by its id.
    case group(String)
    /// Offices by id or by two-digit province code, without repeats.
    case offices([String])
}

/// As of when the store is asked.
public enum RequestedMoment: Hashable, Sendable {
    case now
    case sequence(StoreSequence)
    /// The last commit at or before a time.
    case time(Instant)
}

extension WireDecoder {
    public func getConsolidationRequest(_ bytes: [UInt8]) throws(WireError) -> GetConsolidationRequest {
        try decode(
            bytes, as: "chancery.v1.GetConsolidationRequest", with: chancery__v1__get_consolidation_request__unpack
        ) { message, fields in
            GetConsolidationRequest(
                scope: fields.scope(message),
                regime: fields.mandatoryLine(message.pointee.regime, "regime"),
                period: fields.mandatoryPeriod(message.pointee.period, "period"),
                throughPeriod: fields.period(message.pointee.through_period, "through_period"),
                indicators: fields.lines(message.pointee.indicators, message.pointee.n_indicators, "indicators"),
                moment: fields.moment(message),
                omitContributions: message.pointee.omit_contributions != 0,
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"),
                bordersOn: fields.date(message.pointee.borders_on, "borders_on"),
                parts: fields.choice(message.pointee.parts.rawValue, Enumerations.optionalPeriodForm, "parts"),
                until: fields.date(message.pointee.until, "until"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func scope(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>
    ) -> RequestedScope {
        switch message.pointee.scope_case {
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__SCOPE_GROUP:
            return .group(mandatoryLine(message.pointee.group, "group"))
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__SCOPE_OFFICES:
            return .offices(offices(message.pointee.offices))
        default:
            report("scope", "a group or a list of offices is mandatory")
            return .offices([])
        }
    }

    mutating func offices(_ list: UnsafeMutablePointer<Chancery__V1__OfficeList>?) -> [String] {
        guard let list, list.pointee.n_offices <= GetConsolidationRequest.officeCountMax else {
            report("offices.offices", "at most \(GetConsolidationRequest.officeCountMax) offices can be named")
            return []
        }
        let ids = lines(list.pointee.offices, list.pointee.n_offices, "offices.offices")
        var seen = Set<String>(minimumCapacity: ids.count)
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            report("offices.offices[\(index)]", "an office is named once")
        }
        return ids
    }

    fileprivate mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>
    ) -> RequestedMoment {
        switch message.pointee.as_of_case {
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__AS_OF_AS_OF_SEQUENCE:
            return .sequence(count(message.pointee.as_of_sequence, "as_of_sequence"))
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__AS_OF_AS_OF_TIME:
            return .time(mandatoryInstant(message.pointee.as_of_time, "as_of_time"))
        default:
            return .now
        }
    }
}
