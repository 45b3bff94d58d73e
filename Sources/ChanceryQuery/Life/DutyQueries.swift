// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
internal import ChanceryConsolidation
internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// Who owes what by when. Used like `ReportQueries`.
public struct DutyQueries: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary

    public init(store: any ReportStore, library: CatalogueLibrary) {
        self.store = store
        self.library = library
    }

    /// LifeService.ListDuties. All pages belong to the sequence of the first.
    public func listDuties(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listDutiesRequest(payload)
        let token = try request.continuation()
        return try store.read { snapshot in
            let asked = try token.map { $0.sequence } ?? StoreMoment(request.moment)?.sequence(in: snapshot)
            let sequence = asked ?? snapshot.sequence
            guard let catalogue = try library.catalogue(asOf: sequence, in: snapshot) else {
                throw CallFailure(.noSuchCatalogue, "no catalogue was installed at sequence \(sequence)")
            }
            let roll = try DutyQueries.roll(
                DutyQuery(request), catalogue, RoundReader(snapshot: snapshot, sequence: sequence, decoder: decoder))
            let duties = request.owingOnly ? roll.owed : roll.duties
            let start = Int(token?.position ?? 0)
            guard start <= duties.count else {
                throw CallFailure(.badPageToken, "the page token points behind the end of the list")
            }
            let page = duties[start...].prefix(request.pageCountMax).fittingPage(\.byteCountMax)
            return DutyList(
                sequence: sequence, catalogueVersion: catalogue.version, moment: request.at, duties: Array(page),
                timeliness: token == nil ? roll.timeliness : [],
                nextPageToken: page.endIndex < duties.count
                    ? request.nextPageToken(sequence: sequence, position: Int64(page.endIndex)) : ""
            ).encoded()
        }
    }

    private static func roll(_ query: DutyQuery, _ catalogue: CatalogueIndex, _ reader: RoundReader) throws -> DutyRoll
    {
        do {
            let periods = try Consolidator(catalogue: catalogue).periods(
                of: ConsolidationQuery(
                    scope: .offices([]), regime: query.regime, from: query.from, through: query.through))
            if query.level == .leader {
                return try DutyRoll(
                    query, catalogue: catalogue, reports: [], acts: [], packs: try reader.packs(query, periods))
            }
            return try DutyRoll(
                query, catalogue: catalogue, reports: try periods.flatMap { try reader.reports(query.regime, $0) },
                acts: try periods.flatMap { try reader.acts(query.regime, $0) })
        } catch let refusal as ConsolidationRefusal {
            throw CallFailure(refusal)
        }
    }
}

/// Reads what duties are made of, at one sequence.
private struct RoundReader {
    let snapshot: any StoreSnapshot
    let sequence: StoreSequence
    let decoder: WireDecoder

    static let pageCount = 1000

    func reports(_ regime: String, _ period: Period) throws -> [DutyReport] {
        var reports: [DutyReport] = []
        var cursor: StoreSequence?
        while true {
            let page = try snapshot.list(
                ReportFilter(regime: regime, period: period), after: cursor, limit: RoundReader.pageCount,
                currentOnly: true, asOf: sequence)
            reports += page.map {
                DutyReport(
                    key: $0.receipt.key, revision: $0.receipt.revision, firstReceivedAt: $0.firstReceivedAt,
                    openQuestionCount: $0.openQuestionCount)
            }
            guard page.count == RoundReader.pageCount else { return reports }
            cursor = page.last?.receipt.sequence
        }
    }

    /// Only acts that change a standing are decoded.
    func acts(_ regime: String, _ period: Period) throws -> [RecordedAct] {
        try snapshot.acts(regime: regime, period: period, asOf: sequence)
            .filter { $0.fact.kind != .reply && $0.fact.kind != .score }
            .map { try $0.recorded(by: decoder) }
    }

    /// The packs of single periods, which are what leaders owe.
    func packs(_ query: DutyQuery, _ periods: [Period]) throws -> [DutyPack] {
        let wanted = Set(periods)
        var group: String?
        if case .group(let id) = query.scope { group = id }
        var firstFrozen: [String: [Period: Instant]] = [:]
        var packs: [DutyPack] = []
        var cursor: StoreSequence?
        while true {
            let page = try snapshot.listPacks(
                group: group, regime: query.regime, after: cursor, limit: RoundReader.pageCount, asOf: sequence)
            for head in page where head.from == head.through && wanted.contains(head.from) {
                let first = firstFrozen[head.group]?[head.from] ?? head.committedAt
                firstFrozen[head.group, default: [:]][head.from] = first
                packs.append(
                    DutyPack(group: head.group, period: head.from, number: head.number, firstFrozenAt: first))
            }
            guard page.count == RoundReader.pageCount else { return packs }
            cursor = page.last?.sequence
        }
    }
}

extension Duty {
    /// Not less than its encoding takes.
    fileprivate var byteCountMax: Int {
        512 + sentence.english.utf8.count + sentence.vietnamese.utf8.count + (returned?.reason.utf8.count ?? 0)
            + (returned?.actor.utf8.count ?? 0) + office.name.english.utf8.count + office.name.vietnamese.utf8.count
            + office.name.arabic.utf8.count
    }
}

extension DutyQuery {
    fileprivate init(_ request: ListDutiesRequest) {
        let scope: DutyScope =
            switch request.scope {
            case .group(let id): .group(id)
            case .offices(let ids): .offices(ids)
            case .everybody: .all
            }
        self.init(
            scope: scope, regime: request.regime, from: request.period,
            through: request.throughPeriod ?? request.period, level: request.level, moment: request.at)
    }
}
