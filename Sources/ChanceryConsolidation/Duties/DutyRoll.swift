// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Who owes what by when: a pure function of the catalogue, the query, the reports, the acts and the packs, in any
/// order.
public struct DutyRoll: Sendable {
    /// Every duty of the query, by group, member and period.
    public let duties: [Duty]
    public let timeliness: [TimelinessRow]

    /// - Parameters:
    ///   - reports: the current revisions; those of other regimes and periods are left aside.
    ///   - acts: on them, in any order.
    ///   - packs: needed for the level of the leader only.
    public init(
        _ query: DutyQuery, catalogue: CatalogueIndex, reports: [DutyReport], acts: [RecordedAct],
        packs: [DutyPack] = []
    ) throws(ConsolidationRefusal) {
        let frames = try DutyRoll.frames(of: query, catalogue: catalogue)
        let size = frames.reduce(0) { $0 + $1.frame.roster.members.count * $1.frame.periods.count }
        guard size <= DutyRoll.dutiesMax else {
            throw ConsolidationRefusal(
                .answerTooLarge, english: "A list has at most \(DutyRoll.dutiesMax) duties; ask for fewer periods.",
                vietnamese: "Một danh sách có nhiều nhất \(DutyRoll.dutiesMax) mục; hãy chọn ít kỳ hơn.")
        }
        let records = DutyRecords(reports: reports, acts: acts, packs: packs)
        var duties: [Duty] = []
        for (group, frame) in frames {
            let builder = DutyBuilder(
                query: query, catalogue: catalogue, group: group, frame: frame, records: records)
            duties += builder.duties()
        }
        self.duties = duties
        timeliness = TimelinessTable(duties).rows
    }

    /// Duties in one answer.
    public static let dutiesMax = 100_000

    /// The duties that somebody has to do something about, those due first before the others; without a due time last.
    public var owed: [Duty] {
        duties.enumerated().filter(\.element.isOwing).sorted { left, right in
            switch (left.element.lateFrom, right.element.lateFrom) {
            case (let first?, let second?) where first != second: first < second
            case (_?, nil): true
            case (nil, _?): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }

    /// The windows and rosters, by group; one without a group for named offices and regimes that ask everybody.
    static func frames(
        of query: DutyQuery, catalogue: CatalogueIndex
    ) throws(ConsolidationRefusal) -> [(group: Group?, frame: QueryFrame)] {
        func frame(_ scope: ConsolidationScope) throws(ConsolidationRefusal) -> QueryFrame {
            try QueryFrame(
                ConsolidationQuery(scope: scope, regime: query.regime, from: query.from, through: query.through),
                catalogue: catalogue)
        }
        switch query.scope {
        case .group(let id):
            let frame = try frame(.group(id))
            return [(catalogue.group(id), frame)]
        case .offices(let offices):
            return [(nil, try frame(.offices(offices)))]
        case .all:
            guard let regime = catalogue.regime(query.regime), !regime.reporters.isEmpty else {
                let offices = catalogue.catalogue.offices.filter { $0.parent == nil }
                return [(nil, try frame(.offices(offices.map(\.id))))]
            }
            var frames: [(group: Group?, frame: QueryFrame)] = []
            for id in regime.reporters {
                do throws(ConsolidationRefusal) {
                    frames.append((catalogue.group(id), try frame(.group(id))))
                } catch {
                    // A group that has no member in these windows owes nothing.
                    guard error.code == .noMembersInWindow else { throw error }
                }
            }
            return frames
        }
    }
}

/// What the store knows, by report.
struct DutyRecords {
    private let reports: [ReportKey: DutyReport]
    private let acts: [ReportKey: [RecordedAct]]
    private let packs: [String: [Period: DutyPack]]

    init(reports: [DutyReport], acts: [RecordedAct], packs: [DutyPack]) {
        self.reports = Dictionary(reports.map { ($0.key, $0) }) { $0.revision >= $1.revision ? $0 : $1 }
        self.acts = Dictionary(grouping: acts, by: \.act.key).mapValues { acts in
            acts.sorted { $0.sequence < $1.sequence }
        }
        var byGroup: [String: [Period: DutyPack]] = [:]
        for pack in packs {
            let known = byGroup[pack.group]?[pack.period]
            if let known, known.number >= pack.number { continue }
            byGroup[pack.group, default: [:]][pack.period] = pack
        }
        self.packs = byGroup
    }

    func report(_ key: ReportKey) -> DutyReport? { reports[key] }
    func acts(_ key: ReportKey) -> [RecordedAct] { acts[key] ?? [] }
    func pack(_ group: String, _ period: Period) -> DutyPack? { packs[group]?[period] }
}
