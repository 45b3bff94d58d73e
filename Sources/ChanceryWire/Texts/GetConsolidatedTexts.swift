// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of TextsService.GetConsolidatedTexts.
public struct GetConsolidatedTextsRequest: PagedRequest {
    /// Whose reports of which periods, as of when; without indicators and paging.
    public var query: GetConsolidationRequest
    /// Only words of these pillars; empty means all.
    public var pillars: [String]
    /// The last day by which a plan's window must have ended to be checked; `nil` means the last day of the periods.
    public var endedBy: CivilDate?
    /// Whether plans are held against the consolidated result of the scope instead of the office's own.
    public var checksAgainstScope: Bool
    /// Most entries on a page; 0 means as many as fit.
    public var pageSize: Int32
    public var pageToken: String

    public init(
        query: GetConsolidationRequest, pillars: [String] = [], endedBy: CivilDate? = nil,
        checksAgainstScope: Bool = false, pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.query = query
        self.pillars = pillars
        self.endedBy = endedBy
        self.checksAgainstScope = checksAgainstScope
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.message(1) { $0.consolidationRequest(query) }
        writer.texts(2, pillars)
        writer.date(3, endedBy)
        writer.bool(4, checksAgainstScope)
        writer.integer(5, pageSize)
        writer.text(6, pageToken)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getConsolidatedTextsRequest(_ bytes: [UInt8]) throws(WireError) -> GetConsolidatedTextsRequest {
        try decode(
            bytes, as: "chancery.v1.GetConsolidatedTextsRequest",
            with: chancery__v1__get_consolidated_texts_request__unpack
        ) { message, fields in
            let request = GetConsolidatedTextsRequest(
                query: fields.consolidationQuestion(message.pointee.query, "query"),
                pillars: fields.lines(message.pointee.pillars, message.pointee.n_pillars, "pillars"),
                endedBy: fields.date(message.pointee.ended_by, "ended_by"),
                checksAgainstScope: message.pointee.check_against_scope != 0,
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
            if !request.query.indicators.isEmpty {
                fields.report("query.indicators", "words are not asked for by indicators")
            }
            return request
        }
    }
}
