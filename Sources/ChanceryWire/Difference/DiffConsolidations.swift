// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

/// Request of DifferenceService.DiffConsolidations.
public struct DiffConsolidationsRequest: PagedRequest {
    /// Without a moment and without paging.
    public var query: GetConsolidationRequest
    /// The earlier moment.
    public var from: RequestedMoment
    /// The later moment.
    public var to: RequestedMoment
    /// Most figures on a page; 0 means as many as fit.
    public var pageSize: Int32
    public var pageToken: String

    public init(
        query: GetConsolidationRequest, from: RequestedMoment, to: RequestedMoment = .now, pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.query = query
        self.from = from
        self.to = to
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.message(1) { $0.consolidationRequest(query) }
        writer.moment(2, from)
        writer.moment(3, to)
        writer.integer(4, pageSize)
        writer.text(5, pageToken)
        return writer.bytes
    }
}

extension ProtoWriter {
    /// Written only when it is not now.
    fileprivate mutating func moment(_ field: UInt64, _ moment: RequestedMoment) {
        switch moment {
        case .now: break
        case .sequence(let sequence): message(field) { $0.presentInteger(1, sequence) }
        case .time(let time): message(field) { $0.timestamp(2, time) }
        }
    }
}

extension WireDecoder {
    public func diffConsolidationsRequest(_ bytes: [UInt8]) throws(WireError) -> DiffConsolidationsRequest {
        try decode(
            bytes, as: "chancery.v1.DiffConsolidationsRequest", with: chancery__v1__diff_consolidations_request__unpack
        ) { message, fields in
            let request = DiffConsolidationsRequest(
                query: fields.consolidationQuestion(message.pointee.query, "query"),
                from: fields.moment(message.pointee.from, "from"), to: fields.moment(message.pointee.to, "to"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
            if request.query.moment != .now { fields.report("query", "the moments are in from and to") }
            if request.from == .now { fields.report("from", "an earlier moment is mandatory") }
            return request
        }
    }
}

extension FieldReader {
    /// A question inside another request: whole, so without paging.
    mutating func consolidationQuestion(
        _ message: UnsafeMutablePointer<Chancery__V1__GetConsolidationRequest>?, _ path: String
    ) -> GetConsolidationRequest {
        guard let message else {
            report(path, "a question is mandatory")
            return GetConsolidationRequest(scope: .offices([]), regime: "", period: FieldReader.unusablePeriod)
        }
        let request = consolidationRequest(message, path + ".")
        if request.pageSize != 0 || !request.pageToken.isEmpty {
            report(path, "a question inside another request has no pages of its own")
        }
        return request
    }

    fileprivate mutating func moment(
        _ message: UnsafeMutablePointer<Chancery__V1__Moment>?, _ path: String
    ) -> RequestedMoment {
        guard let message else { return .now }
        switch message.pointee.moment_case {
        case CHANCERY__V1__MOMENT__MOMENT_SEQUENCE:
            return .sequence(count(message.pointee.sequence, path + ".sequence"))
        case CHANCERY__V1__MOMENT__MOMENT_TIME:
            return .time(mandatoryInstant(message.pointee.time, path + ".time"))
        default:
            return .now
        }
    }
}
