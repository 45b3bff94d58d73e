// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of AuditService.ListAuditEvents. Empty conditions do not restrict.
public struct ListAuditEventsRequest: PagedRequest {
    /// A `PeerIdentity` as text.
    public var actor: String
    public var method: String
    /// The first moment.
    public var from: Instant?
    /// The last moment.
    public var to: Instant?
    /// Most lines on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most lines on a page when the request does not say.
    public static let pageCountDefault = 100
    /// Most lines on a page, whatever the request says.
    public static let pageCountLimit = 1000

    public init(
        actor: String = "", method: String = "", from: Instant? = nil, to: Instant? = nil, pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.actor = actor
        self.method = method
        self.from = from
        self.to = to
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most lines on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListAuditEventsRequest.pageCountDefault : min(Int(pageSize), ListAuditEventsRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 96)
        writer.text(1, actor)
        writer.text(2, method)
        writer.timestamp(3, from)
        writer.timestamp(4, to)
        writer.integer(5, pageSize)
        writer.text(6, pageToken)
        return writer.bytes
    }
}

/// Response of AuditService.ListAuditEvents.
public struct ListAuditEventsResponse: Hashable, Sendable {
    /// In ascending order of number.
    public var events: [RecordedAuditEvent]
    /// Empty on the last page.
    public var nextPageToken: String

    public init(events: [RecordedAuditEvent], nextPageToken: String = "") {
        self.events = events
        self.nextPageToken = nextPageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + events.count * 256)
        for event in events { writer.message(1) { $0.auditEvent(event) } }
        writer.text(2, nextPageToken)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func auditEvent(_ recorded: RecordedAuditEvent) {
        let event = recorded.event
        integer(1, recorded.number)
        timestamp(2, event.at)
        text(3, event.actor)
        text(4, event.requestID)
        text(5, event.method)
        text(6, event.subject)
        enumeration(7, event.outcome, Enumerations.auditOutcome)
        text(8, event.detail)
        integer(9, event.count)
        data(10, recorded.chain.bytes)
    }
}

extension FieldReader {
    fileprivate mutating func auditEvent(
        _ message: UnsafeMutablePointer<Chancery__V1__AuditEvent>, _ path: ItemPath
    ) -> RecordedAuditEvent {
        RecordedAuditEvent(
            number: count(message.pointee.number, path + ".number"),
            event: AuditEvent(
                at: mandatoryInstant(message.pointee.at, path + ".at"),
                actor: line(message.pointee.actor, path + ".actor"),
                requestID: line(message.pointee.request_id, path + ".request_id"),
                method: line(message.pointee.method, path + ".method"),
                subject: line(message.pointee.subject, path + ".subject"),
                outcome: choice(message.pointee.outcome.rawValue, Enumerations.auditOutcome, path + ".outcome"),
                detail: prose(message.pointee.detail, path + ".detail"),
                count: count(message.pointee.count, path + ".count")),
            chain: digest(message.pointee.chain, path + ".chain"))
    }
}

extension WireDecoder {
    public func listAuditEventsRequest(_ bytes: [UInt8]) throws(WireError) -> ListAuditEventsRequest {
        try decode(
            bytes, as: "chancery.v1.ListAuditEventsRequest", with: chancery__v1__list_audit_events_request__unpack
        ) { message, fields in
            ListAuditEventsRequest(
                actor: fields.line(message.pointee.actor, "actor"),
                method: fields.line(message.pointee.method, "method"),
                from: fields.instant(message.pointee.from_time, "from_time"),
                to: fields.instant(message.pointee.to_time, "to_time"),
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listAuditEventsResponse(_ bytes: [UInt8]) throws(WireError) -> ListAuditEventsResponse {
        try decode(
            bytes, as: "chancery.v1.ListAuditEventsResponse", with: chancery__v1__list_audit_events_response__unpack
        ) { message, fields in
            ListAuditEventsResponse(
                events: fields.each(message.pointee.events, message.pointee.n_events, "events") {
                    $0.auditEvent($1, $2)
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}
