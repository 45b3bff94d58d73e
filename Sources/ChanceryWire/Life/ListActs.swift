// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of LifeService.ListActs. Empty conditions do not restrict.
public struct ListActsRequest: PagedRequest {
    /// Office ids.
    public var offices: [String]
    /// Code of a regime.
    public var regime: String
    public var period: Period?
    public var kinds: [ActKind]
    public var moment: RequestedMoment
    /// Most acts on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most acts on a page when the request does not say.
    public static let pageCountDefault = 100
    /// Most acts on a page, whatever the request says.
    public static let pageCountLimit = 1000

    public init(
        offices: [String] = [], regime: String = "", period: Period? = nil, kinds: [ActKind] = [],
        moment: RequestedMoment = .now, pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.offices = offices
        self.regime = regime
        self.period = period
        self.kinds = kinds
        self.moment = moment
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most acts on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0 ? ListActsRequest.pageCountDefault : min(Int(pageSize), ListActsRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64)
        writer.texts(1, offices)
        writer.text(2, regime)
        writer.text(3, period?.code ?? "")
        writer.packed(4, kinds.map(Enumerations.actKind.number(of:)))
        switch moment {
        case .now: break
        case .sequence(let sequence): writer.presentInteger(5, sequence)
        case .time(let instant): writer.timestamp(6, instant)
        }
        writer.integer(7, pageSize)
        writer.text(8, pageToken)
        return writer.bytes
    }
}

/// Response of LifeService.ListActs.
public struct ListActsResponse: Hashable, Sendable {
    /// In ascending order of sequence.
    public var acts: [RecordedAct]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Store sequence that all pages of the listing belong to.
    public var sequence: StoreSequence

    public init(acts: [RecordedAct], nextPageToken: String = "", sequence: StoreSequence) {
        self.acts = acts
        self.nextPageToken = nextPageToken
        self.sequence = sequence
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + acts.count * 320)
        for act in acts { writer.message(1) { $0.recordedAct(act) } }
        writer.text(2, nextPageToken)
        writer.integer(3, sequence)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listActsRequest(_ bytes: [UInt8]) throws(WireError) -> ListActsRequest {
        try decode(
            bytes, as: "chancery.v1.ListActsRequest", with: chancery__v1__list_acts_request__unpack
        ) { message, fields in
            if message.pointee.n_offices > GetConsolidationRequest.officeCountMax {
                fields.report("offices", "at most \(GetConsolidationRequest.officeCountMax) offices can be named")
            }
            return ListActsRequest(
                offices: fields.lines(message.pointee.offices, message.pointee.n_offices, "offices"),
                regime: fields.line(message.pointee.regime, "regime"),
                period: fields.period(message.pointee.period, "period"), kinds: fields.actKinds(message),
                moment: fields.moment(message), pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listActsResponse(_ bytes: [UInt8]) throws(WireError) -> ListActsResponse {
        try decode(
            bytes, as: "chancery.v1.ListActsResponse", with: chancery__v1__list_acts_response__unpack
        ) { message, fields in
            ListActsResponse(
                acts: fields.each(message.pointee.acts, message.pointee.n_acts, "acts") { fields, act, path in
                    fields.recordedAct(act, path + "")
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"),
                sequence: message.pointee.sequence)
        }
    }
}

extension FieldReader {
    fileprivate mutating func actKinds(_ message: UnsafeMutablePointer<Chancery__V1__ListActsRequest>) -> [ActKind] {
        guard let kinds = message.pointee.kinds else { return [] }
        return (0..<message.pointee.n_kinds).map { index in
            choice(kinds[index].rawValue, Enumerations.actKind, "kinds[\(index)]")
        }
    }

    fileprivate mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__ListActsRequest>
    ) -> RequestedMoment {
        switch message.pointee.as_of_case {
        case CHANCERY__V1__LIST_ACTS_REQUEST__AS_OF_AS_OF_SEQUENCE:
            .sequence(count(message.pointee.as_of_sequence, "as_of_sequence"))
        case CHANCERY__V1__LIST_ACTS_REQUEST__AS_OF_AS_OF_TIME:
            .time(mandatoryInstant(message.pointee.as_of_time, "as_of_time"))
        default:
            .now
        }
    }
}
