// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
public import ChanceryWire

/// Consolidated registers. Used like `ReportQueries`.
public struct RegisterQueries: Sendable {
    private let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// Shares what `consolidations` holds of earlier answers.
    public init(_ consolidations: ConsolidationQueries) {
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// RegisterService.ListRegisterEntries. All pages belong to the sequence of the first.
    public func listRegisterEntries(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listRegisterEntriesRequest(payload)
        try RowFilter.check(request)
        let token = try request.continuation()
        let moment = token.map { StoreMoment.sequence($0.sequence) } ?? StoreMoment(request.query.moment)
        let asked = ConsolidationQuery(request.query)
        let question = { (catalogue: CatalogueIndex) in asked.counting(request.register, by: catalogue) }
        return try reader.answer(to: question, asOf: moment, decoder: decoder) { snapshot, answer in
            let register = try RegisterReader(
                snapshot: snapshot, decoder: decoder, answer: answer, kind: request.register
            ).register()
            let response = try page(of: register, answer, request, from: Int(token?.position ?? 0))
            let encoded = response.encoded()
            guard encoded.count <= answerBytesMax else {
                throw CallFailure(
                    .queryRefused,
                    "a page of the register would have \(encoded.count) bytes and could not be sent; ask for fewer "
                        + "offices, periods or rows",
                    metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
            }
            return encoded
        }
    }

    private func page(
        of register: ConsolidatedRegister, _ answer: SequencedConsolidation, _ request: ListRegisterEntriesRequest,
        from start: Int
    ) throws -> ListRegisterEntriesResponse {
        let filter = RowFilter(request)
        let rows = register.rows.filter(filter.matches)
        guard start == 0 || start < rows.count else { throw PageToken.refusal }
        let end = ListRegisterEntriesResponse.pageEnd(of: rows, from: start, countMax: request.pageCountMax)
        let isFirst = start == 0
        var response = ListRegisterEntriesResponse(
            sequence: answer.sequence, catalogueVersion: answer.consolidation.catalogueVersion,
            register: request.register, periods: answer.consolidation.periods, rowCount: Int32(clamping: rows.count),
            rows: Array(rows[start..<end]), counts: isFirst ? register.counts : [],
            findings: isFirst ? register.findings : [])
        response.offices = Consolidator(catalogue: answer.catalogue)
            .names(of: response.officesMentioned, in: answer.consolidation)
        if end < rows.count {
            response.nextPageToken = request.nextPageToken(sequence: answer.sequence, position: Int64(end))
        }
        return response
    }
}

extension ConsolidationQuery {
    /// The query for the figures that count entries of `register`: of those asked for, or of all. Where there is none,
    /// the query as it is, which still says whose reports are read.
    fileprivate func counting(_ register: RegisterKind, by catalogue: CatalogueIndex) -> ConsolidationQuery {
        let linked = catalogue.countedIndicators.map { catalogue.catalogue.indicators[$0] }
            .filter { $0.entries?.register == register }.map(\.code)
        let wanted = indicators.isEmpty ? linked : linked.filter(Set(indicators).contains)
        // An indicator that does not exist is still refused.
        guard !wanted.isEmpty, indicators.allSatisfy({ catalogue.indicatorPositions[$0] != nil }) else { return self }
        var query = self
        query.indicators = wanted
        return query
    }
}

/// Which rows a request asks for.
private struct RowFilter {
    private let statuses: Set<String>
    private let partners: Set<String>
    private let offices: Set<String>
    private let conflictsOnly: Bool

    init(_ request: ListRegisterEntriesRequest) {
        statuses = Set(request.statuses)
        partners = Set(request.partners)
        offices = Set(request.offices)
        conflictsOnly = request.conflictsOnly
    }

    /// Refuses conditions that no entry of the register can meet.
    static func check(_ request: ListRegisterEntriesRequest) throws(CallFailure) {
        let register = request.register
        for status in request.statuses where !register.statuses.contains(status) {
            throw CallFailure(
                .queryRefused, "entries of the register \(register.rawValue) have no status \(status)",
                metadata: [FailureDetail("statuses", register.statuses.joined(separator: ", "))])
        }
        guard request.partners.isEmpty || register.dimensions.contains("partner") else {
            throw CallFailure(.queryRefused, "entries of the register \(register.rawValue) have no partner")
        }
    }

    func matches(_ row: RegisterRow) -> Bool {
        if !statuses.isEmpty, !statuses.contains(row.entry.status) { return false }
        if !partners.isEmpty, !partners.contains(row.entry.value(of: "partner") ?? "") { return false }
        if conflictsOnly, row.conflicts.isEmpty { return false }
        return offices.isEmpty || row.reporters.contains { offices.contains($0.office) }
            || row.inheritors.contains { offices.contains($0.office) || offices.contains($0.origin) }
    }
}
