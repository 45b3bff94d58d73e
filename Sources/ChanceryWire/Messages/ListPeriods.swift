// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of CatalogueService.ListPeriods.
public struct ListPeriodsRequest: PagedRequest {
    /// Office id; mandatory.
    public var office: String
    /// Code of a regime; empty means all that the office reports under.
    public var regime: String
    /// Most periods on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most periods on a page when the request does not say.
    public static let pageCountDefault = 12
    /// Most periods on a page, whatever the request says.
    public static let pageCountLimit = 200

    public init(office: String, regime: String = "", pageSize: Int32 = 0, pageToken: String = "") {
        self.office = office
        self.regime = regime
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most periods on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListPeriodsRequest.pageCountDefault : min(Int(pageSize), ListPeriodsRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64)
        writer.text(1, office)
        writer.text(2, regime)
        writer.integer(3, pageSize)
        writer.text(4, pageToken)
        return writer.bytes
    }
}

/// Where an office stands with a period.
public struct PeriodStatus: Hashable, Sendable {
    /// Code of the regime.
    public var regime: String
    public var period: Period
    /// The days it covers.
    public var window: DateRange
    /// The first moment at which a report can be submitted.
    public var opensAt: Instant
    /// The first moment that is late; `nil` when the regime sets no due time for the office's level.
    public var lateFrom: Instant?
    public var state: PeriodState
    /// Receipt of the current revision, where there is one.
    public var receipt: Receipt?

    public init(
        regime: String, period: Period, window: DateRange, opensAt: Instant, lateFrom: Instant?, state: PeriodState,
        receipt: Receipt? = nil
    ) {
        self.regime = regime
        self.period = period
        self.window = window
        self.opensAt = opensAt
        self.lateFrom = lateFrom
        self.state = state
        self.receipt = receipt
    }
}

public enum PeriodState: String, CaseIterable, Hashable, Sendable {
    /// The window is not over.
    case running
    /// The window is over, the report is owed and not late.
    case due
    /// The report is owed and late.
    case overdue
    /// The report came on time.
    case reported
    /// The report came late.
    case reportedLate = "reported-late"
}

/// Response of CatalogueService.ListPeriods.
public struct ListPeriodsResponse: Hashable, Sendable {
    /// Newest first.
    public var periods: [PeriodStatus]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Store sequence of the answer.
    public var sequence: StoreSequence

    public init(periods: [PeriodStatus], nextPageToken: String = "", sequence: StoreSequence) {
        self.periods = periods
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + periods.count * 256)
        for period in periods { writer.message(1) { $0.periodStatus(period) } }
        writer.text(2, nextPageToken)
        writer.integer(3, sequence)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func periodStatus(_ status: PeriodStatus) {
        text(1, status.regime)
        text(2, status.period.code)
        dateRange(3, status.window)
        timestamp(4, status.opensAt)
        timestamp(5, status.lateFrom)
        enumeration(6, status.state, Enumerations.periodState)
        if let receipt = status.receipt { message(7) { $0.receipt(receipt) } }
    }
}

extension WireDecoder {
    public func listPeriodsRequest(_ bytes: [UInt8]) throws(WireError) -> ListPeriodsRequest {
        try decode(
            bytes, as: "chancery.v1.ListPeriodsRequest", with: chancery__v1__list_periods_request__unpack
        ) { message, fields in
            ListPeriodsRequest(
                office: fields.mandatoryLine(message.pointee.office, "office"),
                regime: fields.line(message.pointee.regime, "regime"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listPeriodsResponse(_ bytes: [UInt8]) throws(WireError) -> ListPeriodsResponse {
        try decode(
            bytes, as: "chancery.v1.ListPeriodsResponse", with: chancery__v1__list_periods_response__unpack
        ) { message, fields in
            ListPeriodsResponse(
                periods: fields.each(message.pointee.periods, message.pointee.n_periods, "periods") {
                    fields, status, path in
                    fields.periodStatus(status, path)
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: message.pointee.sequence)
        }
    }
}

extension FieldReader {
    fileprivate mutating func periodStatus(
        _ status: UnsafeMutablePointer<Chancery__V1__PeriodStatus>, _ path: ItemPath
    ) -> PeriodStatus? {
        guard let window = mandatoryDateRange(status.pointee.window, path + ".window") else { return nil }
        return PeriodStatus(
            regime: line(status.pointee.regime, path + ".regime"),
            period: mandatoryPeriod(status.pointee.period, path + ".period"),
            window: window,
            opensAt: mandatoryInstant(status.pointee.opens_at, path + ".opens_at"),
            lateFrom: instant(status.pointee.late_from, path + ".late_from"),
            state: choice(status.pointee.state.rawValue, Enumerations.periodState, path + ".state"),
            receipt: status.pointee.receipt == nil ? nil : receipt(status.pointee.receipt, path + ".receipt"))
    }
}
