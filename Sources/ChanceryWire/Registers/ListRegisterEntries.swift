// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of RegisterService.ListRegisterEntries. Empty conditions do not restrict.
public struct ListRegisterEntriesRequest: PagedRequest {
    /// Whose reports, of which periods, as of when; without paging.
    public var query: GetConsolidationRequest
    public var register: RegisterKind
    /// Only rows that stand so.
    public var statuses: [String]
    /// Only rows with one of these partners.
    public var partners: [String]
    /// Only rows that one of these offices reports or inherited.
    public var offices: [String]
    /// Only rows whose reporters disagree.
    public var conflictsOnly: Bool
    /// Most rows on a page; 0 means the default. See `pageCountMax`.
    public var pageSize: Int32
    public var pageToken: String

    /// Most rows on a page when the request does not say.
    public static let pageCountDefault = 100
    /// Most rows on a page, whatever the request says.
    public static let pageCountLimit = 1000
    /// Most values of each condition.
    public static let conditionCountMax = 1000

    public init(
        query: GetConsolidationRequest, register: RegisterKind, statuses: [String] = [], partners: [String] = [],
        offices: [String] = [], conflictsOnly: Bool = false, pageSize: Int32 = 0, pageToken: String = ""
    ) {
        self.query = query
        self.register = register
        self.statuses = statuses
        self.partners = partners
        self.offices = offices
        self.conflictsOnly = conflictsOnly
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    /// Most rows on the page to answer with.
    public var pageCountMax: Int {
        pageSize == 0
            ? ListRegisterEntriesRequest.pageCountDefault
            : min(Int(pageSize), ListRegisterEntriesRequest.pageCountLimit)
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.message(1) { $0.consolidationRequest(query) }
        writer.enumeration(2, register, Enumerations.registerKind)
        writer.texts(3, statuses)
        writer.texts(4, partners)
        writer.texts(5, offices)
        writer.bool(6, conflictsOnly)
        writer.integer(7, pageSize)
        writer.text(8, pageToken)
        return writer.bytes
    }
}

/// Response of RegisterService.ListRegisterEntries: a register, or one page of it.
public struct ListRegisterEntriesResponse: Hashable, Sendable {
    /// Store sequence that everything in the answer belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    public var register: RegisterKind
    /// In order.
    public var periods: [PeriodWindow]
    /// Rows that meet the conditions, on all pages.
    public var rowCount: Int32
    public var rows: [RegisterRow]
    /// On the first page only.
    public var counts: [RegisterCount]
    /// On the first page only.
    public var findings: [ConsolidationFinding]
    /// All offices that the page mentions.
    public var offices: [NamedOffice]
    /// Empty on the last page.
    public var nextPageToken: String

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, register: RegisterKind,
        periods: [PeriodWindow] = [], rowCount: Int32 = 0, rows: [RegisterRow] = [], counts: [RegisterCount] = [],
        findings: [ConsolidationFinding] = [], offices: [NamedOffice] = [], nextPageToken: String = ""
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.register = register
        self.periods = periods
        self.rowCount = rowCount
        self.rows = rows
        self.counts = counts
        self.findings = findings
        self.offices = offices
        self.nextPageToken = nextPageToken
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512 + rows.count * 256)
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        writer.enumeration(3, register, Enumerations.registerKind)
        for period in periods { writer.message(4) { $0.periodWindow(period) } }
        writer.integer(5, rowCount)
        for row in rows { writer.message(6) { $0.registerRow(row) } }
        for count in counts { writer.message(7) { $0.registerCount(count) } }
        for finding in findings { writer.message(8) { $0.finding(finding) } }
        for office in offices { writer.message(9) { $0.namedOffice(office) } }
        writer.text(10, nextPageToken)
        return writer.bytes
    }
}

extension ListRegisterEntriesResponse {
    /// Encoded rows on one page; the first row of a page is always there.
    public static let pageBytesMax = 1 << 20

    /// Where the page that begins at `start` ends.
    public static func pageEnd(of rows: [RegisterRow], from start: Int, countMax: Int) -> Int {
        var bytes = 0
        var end = start
        while end < min(rows.count, start + countMax) {
            var writer = ProtoWriter()
            writer.message(6) { $0.registerRow(rows[end]) }
            bytes += writer.bytes.count
            if bytes > pageBytesMax, end > start { break }
            end += 1
        }
        return end
    }

    /// Ids of all offices in the rows, counts and findings, in the order of their bytes.
    public var officesMentioned: [String] {
        var offices: Set<String> = []
        for row in rows {
            offices.formUnion(row.reporters.map(\.office))
            offices.formUnion(row.inheritors.flatMap { [$0.office, $0.origin] })
        }
        for count in counts { offices.formUnion(count.reports.map(\.office)) }
        for finding in findings { offices.formUnion(finding.statements.map(\.office)) }
        return offices.sorted()
    }
}

extension WireDecoder {
    public func listRegisterEntriesRequest(_ bytes: [UInt8]) throws(WireError) -> ListRegisterEntriesRequest {
        try decode(
            bytes, as: "chancery.v1.ListRegisterEntriesRequest",
            with: chancery__v1__list_register_entries_request__unpack
        ) { message, fields in
            ListRegisterEntriesRequest(
                query: fields.consolidationQuestion(message.pointee.query, "query"),
                register: fields.choice(message.pointee.register_.rawValue, Enumerations.registerKind, "register"),
                statuses: fields.condition(message.pointee.statuses, message.pointee.n_statuses, "statuses"),
                partners: fields.condition(message.pointee.partners, message.pointee.n_partners, "partners"),
                offices: fields.condition(message.pointee.offices, message.pointee.n_offices, "offices"),
                conflictsOnly: message.pointee.conflicts_only != 0,
                pageSize: fields.count(message.pointee.page_size, "page_size"),
                pageToken: fields.line(message.pointee.page_token, "page_token"))
        }
    }

    public func listRegisterEntriesResponse(_ bytes: [UInt8]) throws(WireError) -> ListRegisterEntriesResponse {
        try decode(
            bytes, as: "chancery.v1.ListRegisterEntriesResponse",
            with: chancery__v1__list_register_entries_response__unpack
        ) { message, fields in
            ListRegisterEntriesResponse(
                sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
                register: fields.choice(message.pointee.register_.rawValue, Enumerations.registerKind, "register"),
                periods: fields.periodWindows(message.pointee.periods, message.pointee.n_periods, "periods"),
                rowCount: fields.count(message.pointee.row_count, "row_count"),
                rows: fields.registerRows(message.pointee.rows, message.pointee.n_rows, "rows"),
                counts: fields.registerCounts(message.pointee.counts, message.pointee.n_counts, "counts"),
                findings: fields.findings(message.pointee.findings, message.pointee.n_findings, "findings"),
                offices: fields.each(message.pointee.offices, message.pointee.n_offices, "offices") {
                    fields, item, path in fields.namedOffice(item, path)
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func condition(
        _ items: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ path: String
    ) -> [String] {
        guard count <= ListRegisterEntriesRequest.conditionCountMax else {
            report(path, "at most \(ListRegisterEntriesRequest.conditionCountMax) values can be asked for")
            return []
        }
        return lines(items, count, path)
    }
}
