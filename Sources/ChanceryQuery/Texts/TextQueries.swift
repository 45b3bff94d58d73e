// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// The words of reports, put together. Used like `ReportQueries`.
public final class TextQueries: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let reader: ConsolidationReader

    /// Bytes of the reports that one answer is made of, as they were sent.
    static let reportBytesMax = 64 << 20
    /// Consolidations that one answer asks for to check its plans.
    static let planQueriesMax = 1000

    /// - Parameter consolidations: whose reader gives the results that plans are held against.
    public init(_ consolidations: ConsolidationQueries, store: any ReportStore, library: CatalogueLibrary) {
        self.store = store
        self.library = library
        reader = consolidations.reader
    }

    /// TextsService.GetConsolidatedTexts. All pages belong to the sequence of the first.
    public func getConsolidatedTexts(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getConsolidatedTextsRequest(payload)
        let moment =
            try request.continuation().map { StoreMoment.sequence($0.sequence) } ?? StoreMoment(request.query.moment)
        let read = try store.read { try collect(request, asOf: moment, in: $0, decoder) }
        let texts = ConsolidatedTexts(
            sequence: read.sequence, catalogueVersion: read.catalogueVersion, narratives: read.merge.narratives,
            difficulties: read.merge.difficulties, proposals: read.merge.proposals,
            planItems: try checked(read, request, decoder), gaps: read.merge.gaps)
        return try texts.page(for: request)
    }

    private struct Collected {
        let sequence: StoreSequence
        let catalogueVersion: CatalogueVersion
        let frame: TextFrame
        let merge: TextMerge
    }

    private func collect(
        _ request: GetConsolidatedTextsRequest, asOf moment: StoreMoment?, in snapshot: any StoreSnapshot,
        _ decoder: WireDecoder
    ) throws -> Collected {
        let sequence = try moment?.sequence(in: snapshot) ?? snapshot.sequence
        guard let catalogue = try library.catalogue(asOf: sequence, in: snapshot) else {
            throw CallFailure(.noSuchCatalogue, "no catalogue was installed at sequence \(sequence)")
        }
        let frame: TextFrame
        do {
            frame = try TextFrame(
                ConsolidationQuery(request.query), pillars: request.pillars, endedBy: request.endedBy,
                catalogue: catalogue)
        } catch {
            throw CallFailure(error)
        }
        var reports: [AcceptedReport] = []
        var acts: [RecordedAct] = []
        var bytes = 0
        let offices = Set(frame.offices)
        for period in frame.earlierPeriods + frame.periods {
            try snapshot.currentReports(
                regime: frame.regime, period: period, offices: frame.offices, asOf: sequence
            ) { stored in
                bytes += stored.bytes.count
                guard bytes <= TextQueries.reportBytesMax else { throw TextQueries.tooLong }
                reports.append(try stored.words(by: decoder))
            }
            acts += try snapshot.acts(regime: frame.regime, period: period, asOf: sequence)
                .filter { offices.contains($0.key.office) && $0.fact.kind != .score }
                .map { try $0.recorded(by: decoder) }
        }
        return Collected(
            sequence: sequence, catalogueVersion: catalogue.version, frame: frame,
            merge: TextMerge(frame, reports: reports, acts: acts))
    }

    private static var tooLong: CallFailure {
        CallFailure(
            .queryRefused,
            "the reports have more than \(reportBytesMax) bytes together; ask for fewer offices or periods",
            metadata: [FailureDetail("report_bytes_max", String(reportBytesMax))])
    }

    // MARK: Plans

    /// One consolidation that holds the results of some plans.
    private struct ResultQuery: Hashable {
        /// `nil` for the scope of the request.
        let office: String?
        let periods: PlanPeriods
    }

    private func checked(
        _ read: Collected, _ request: GetConsolidatedTextsRequest, _ decoder: WireDecoder
    ) throws -> [CheckedPlanItem] {
        let checker = PlanChecker(read.frame)
        func query(_ demand: PlanDemand) -> ResultQuery? {
            guard let periods = checker.periods(of: demand.item) else { return nil }
            return ResultQuery(
                office: request.checksAgainstScope ? nil : demand.origin.office.office, periods: periods)
        }
        var wanted: [ResultQuery: Set<String>] = [:]
        for demand in read.merge.plans {
            guard let query = query(demand) else { continue }
            wanted[query, default: []].insert(demand.item.targetIndicator)
        }
        guard wanted.count <= TextQueries.planQueriesMax else {
            throw CallFailure(
                .queryRefused,
                "the plans would take \(wanted.count) consolidations to check; ask for fewer offices or periods",
                metadata: [FailureDetail("plan_queries_max", String(TextQueries.planQueriesMax))])
        }
        var results: [ResultQuery: [ConsolidatedFigure]] = [:]
        for (query, indicators) in wanted {
            results[query] = try figures(for: query, indicators, read, request, decoder)
        }
        return read.merge.plans.map { demand in
            CheckedPlanItem(
                origin: demand.origin, item: demand.item, isEarlier: demand.isEarlier,
                check: checker.verdict(on: demand.item, figures: query(demand).flatMap { results[$0] }))
        }
    }

    /// Nobody who was expected in the periods of a plan has a result there: that is an answer, not a failure.
    private func figures(
        for result: ResultQuery, _ indicators: Set<String>, _ read: Collected, _ request: GetConsolidatedTextsRequest,
        _ decoder: WireDecoder
    ) throws -> [ConsolidatedFigure] {
        var query = ConsolidationQuery(request.query)
        if let office = result.office {
            query.scope = .offices([office])
            query.bordersOn = nil
        }
        query.from = result.periods.from
        query.through = result.periods.through
        query.parts = nil
        query.until = nil
        query.indicators = indicators.filter(read.frame.knows).sorted()
        guard !query.indicators.isEmpty else { return [] }
        do {
            return try reader.answer(to: query, asOf: .sequence(read.sequence), decoder: decoder).consolidation.figures
        } catch let failure as CallFailure where failure.reason == .noSuchGroup {
            return []
        }
    }
}

extension StoredReport {
    /// Decodes the stored bytes and keeps the words alone.
    fileprivate func words(by decoder: WireDecoder) throws -> AcceptedReport {
        let accepted = try accepted(by: decoder)
        var report = Report(
            office: accepted.report.office, regime: accepted.report.regime, period: accepted.report.period,
            language: accepted.report.language)
        report.narratives = accepted.report.narratives
        report.difficulties = accepted.report.difficulties
        report.proposals = accepted.report.proposals
        report.planItems = accepted.report.planItems
        return AcceptedReport(receipt: receipt, firstReceivedAt: firstReceivedAt, report: report)
    }
}
