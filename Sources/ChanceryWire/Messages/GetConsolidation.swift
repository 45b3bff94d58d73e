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
    /// Whether all that is one unit's is left out.
    public var sumsOnly: Bool

    /// Most offices that a request names.
    public static let officeCountMax = 10_000

    public init(
        scope: RequestedScope, regime: String, period: Period, throughPeriod: Period? = nil, indicators: [String] = [],
        moment: RequestedMoment = .now, omitContributions: Bool = false, pageSize: Int32 = 0, pageToken: String = "",
        bordersOn: CivilDate? = nil, parts: PeriodForm? = nil, until: CivilDate? = nil, sumsOnly: Bool = false
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
        self.sumsOnly = sumsOnly
    }

    /// How much of single units is asked for.
    public var detail: AnswerDetail {
        if sumsOnly { return .sumsOnly }
        return omitContributions ? .withoutContributions : .whole
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.consolidationRequest(self)
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

extension ProtoWriter {
    mutating func consolidationRequest(_ request: GetConsolidationRequest) {
        switch request.scope {
        case .group(let id): delimitedText(1, id)
        case .offices(let ids): message(2) { $0.texts(1, ids) }
        }
        text(3, request.regime)
        text(4, request.period.code)
        text(5, request.throughPeriod?.code ?? "")
        texts(6, request.indicators)
        switch request.moment {
        case .now: break
        case .sequence(let sequence): presentInteger(7, sequence)
        case .time(let instant): timestamp(8, instant)
        }
        bool(9, request.omitContributions)
        integer(10, request.pageSize)
        text(11, request.pageToken)
        date(12, request.bordersOn)
        enumeration(13, request.parts, Enumerations.optionalPeriodForm)
        date(14, request.until)
        bool(15, request.sumsOnly)
    }
}

extension WireDecoder {
    public func getConsolidationRequest(_ bytes: [UInt8]) throws(WireError) -> GetConsolidationRequest {
        try decode(
            bytes, as: "chancery.v1.GetConsolidationRequest", with: chancery__v1__get_consolidation_request__unpack
        ) { message, fields in
            fields.consolidationRequest(message, "")
        }
    }
}

extension FieldReader {
    /// `path` ends with a point, or is empty for a request by itself.
    mutating func consolidationRequest(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>, _ path: String
    ) -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: scope(message, path),
            regime: mandatoryLine(message.pointee.regime, path + "regime"),
            period: mandatoryPeriod(message.pointee.period, path + "period"),
            throughPeriod: period(message.pointee.through_period, path + "through_period"),
            indicators: lines(message.pointee.indicators, message.pointee.n_indicators, path + "indicators"),
            moment: moment(message, path),
            omitContributions: message.pointee.omit_contributions != 0,
            pageSize: count(message.pointee.page_size, path + "page_size"),
            pageToken: line(message.pointee.page_token, path + "page_token"),
            bordersOn: date(message.pointee.borders_on, path + "borders_on"),
            parts: choice(message.pointee.parts.rawValue, Enumerations.optionalPeriodForm, path + "parts"),
            until: date(message.pointee.until, path + "until"),
            sumsOnly: message.pointee.sums_only != 0)
    }

    private mutating func scope(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>, _ path: String
    ) -> RequestedScope {
        switch message.pointee.scope_case {
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__SCOPE_GROUP:
            return .group(mandatoryLine(message.pointee.group, path + "group"))
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__SCOPE_OFFICES:
            return .offices(offices(message.pointee.offices, path + "offices.offices"))
        default:
            report(path + "scope", "a group or a list of offices is mandatory")
            return .offices([])
        }
    }

    /// - Parameter path: of the list.
    mutating func offices(
        _ list: UnsafeMutablePointer<Chancery__V1__OfficeList>?, _ path: String = "offices.offices"
    ) -> [String] {
        guard let list, list.pointee.n_offices <= GetConsolidationRequest.officeCountMax else {
            report(path, "at most \(GetConsolidationRequest.officeCountMax) offices can be named")
            return []
        }
        let ids = lines(list.pointee.offices, list.pointee.n_offices, path)
        var seen = Set<String>(minimumCapacity: ids.count)
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            report("\(path)[\(index)]", "an office is named once")
        }
        return ids
    }

    private mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>, _ path: String
    ) -> RequestedMoment {
        switch message.pointee.as_of_case {
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__AS_OF_AS_OF_SEQUENCE:
            return .sequence(count(message.pointee.as_of_sequence, path + "as_of_sequence"))
        case CHANCERY__V1__GET_CONSOLIDATION_REQUEST__AS_OF_AS_OF_TIME:
            return .time(mandatoryInstant(message.pointee.as_of_time, path + "as_of_time"))
        default:
            return .now
        }
    }
}
