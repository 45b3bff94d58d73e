// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Puts the words of reports together: a pure function of the reports and the acts on them, in any order.
public struct TextMerge: Sendable {
    public let narratives: [MergedNarrative]
    public let difficulties: [MergedDifficulty]
    public let proposals: [CarriedProposal]
    /// Not yet held against results.
    public let plans: [PlanDemand]
    public let gaps: [TextGap]

    /// - Parameters:
    ///   - reports: of the periods asked for and of the earlier ones; the newest revision of each counts. Those of
    ///     other offices, regimes and periods are left aside.
    ///   - acts: on those reports.
    public init(_ frame: TextFrame, reports: [AcceptedReport], acts: [RecordedAct]) {
        let shelf = ReportShelf(frame, reports: reports, acts: acts)
        narratives = shelf.narratives()
        difficulties = shelf.difficulties()
        proposals = ProposalBook(frame, shelf).proposals
        plans = shelf.plans()
        gaps = shelf.gaps()
    }
}

/// The reports whose words count, by member and period.
struct ReportShelf {
    let frame: TextFrame
    /// By member of the roster; ascending by period.
    let current: [[AcceptedReport]]
    /// The same of the earlier periods.
    let earlier: [[AcceptedReport]]
    let acts: [ReportKey: [RecordedAct]]
    private let returned: Set<ReportKey>

    init(_ frame: TextFrame, reports: [AcceptedReport], acts: [RecordedAct]) {
        let acts = Dictionary(grouping: acts, by: \.act.key).mapValues { $0.sorted { $0.sequence < $1.sequence } }
        var newest: [ReportKey: AcceptedReport] = [:]
        for report in reports where report.receipt.key.regime == frame.regime {
            let known = newest[report.receipt.key]
            if let known, known.receipt.revision >= report.receipt.revision { continue }
            newest[report.receipt.key] = report
        }
        let returned = Set(
            newest.values.filter { report in
                let facts = acts[report.receipt.key]?.lazy.map(\.fact)
                guard let facts else { return false }
                return ReportStanding(revision: report.receipt.revision, acts: facts).state == .returned
            }.map(\.receipt.key))
        func counting(_ office: Office, _ periods: [Period]) -> [AcceptedReport] {
            periods.compactMap { period in
                let key = ReportKey(office: office.id, regime: frame.regime, period: period)
                return returned.contains(key) ? nil : newest[key]
            }
        }
        let earlierPeriods = frame.earlierPeriods
        current = frame.frame.roster.members.map { member in
            let expected = zip(frame.periods, member.expectations).filter { $1 != nil }.map(\.0)
            return counting(member.office, expected)
        }
        earlier = frame.frame.roster.members.map { counting($0.office, earlierPeriods) }
        self.frame = frame
        self.acts = acts
        self.returned = returned
    }

    var members: [RosterMember] { frame.frame.roster.members }

    func narratives() -> [MergedNarrative] {
        let sections = frame.frame.regime.sections
        var found: [(order: (Int, String, Int, String), narrative: MergedNarrative)] = []
        for (member, reports) in zip(members, current) {
            for report in reports {
                let origin = frame.origin(report, member.office)
                for narrative in report.report.narratives where frame.isAsked(narrative.pillars) {
                    let heading = frame.heading(narrative.pillars)
                    let position = sections.firstIndex { $0.code == narrative.section }
                    let pillar = frame.pillarPosition(heading)
                    found.append(
                        (
                            (pillar.0, pillar.1, position ?? sections.count, narrative.section),
                            MergedNarrative(
                                origin: origin, heading: heading, pillars: narrative.pillars,
                                section: narrative.section,
                                title: position.map { sections[$0].title } ?? Label(english: narrative.section),
                                text: narrative.text)
                        ))
                }
            }
        }
        return found.enumerated().sorted { left, right in
            left.element.order == right.element.order
                ? left.offset < right.offset : left.element.order < right.element.order
        }.map(\.element.narrative)
    }

    func difficulties() -> [MergedDifficulty] {
        var found: [MergedDifficulty] = []
        for (member, reports) in zip(members, current) {
            for report in reports {
                let origin = frame.origin(report, member.office)
                found += report.report.difficulties.filter { frame.isAsked($0.pillars) }.map {
                    MergedDifficulty(origin: origin, heading: frame.heading($0.pillars), difficulty: $0)
                }
            }
        }
        return found.enumerated().sorted { left, right in
            let order = (frame.pillarPosition(left.element.heading), frame.pillarPosition(right.element.heading))
            return order.0 == order.1 ? left.offset < right.offset : order.0 < order.1
        }.map(\.element)
    }

    /// Items of the periods asked for, and earlier ones with a target whose window ends in them.
    func plans() -> [PlanDemand] {
        let windows = frame.frame.windows
        var found: [PlanDemand] = []
        for (index, member) in members.enumerated() {
            for report in earlier[index] {
                let origin = frame.origin(report, member.office)
                for item in report.report.planItems where frame.isAsked(item.pillars) {
                    guard !item.targetIndicator.isEmpty, !item.targetDecimal.isEmpty, let end = item.window?.last,
                        let first = windows.first?.first, let last = windows.last?.last, first <= end, end <= last
                    else { continue }
                    found.append(PlanDemand(origin: origin, item: item, isEarlier: true))
                }
            }
            for report in current[index] {
                let origin = frame.origin(report, member.office)
                found += report.report.planItems.filter { frame.isAsked($0.pillars) }.map {
                    PlanDemand(origin: origin, item: $0, isEarlier: false)
                }
            }
        }
        return found
    }

    func gaps() -> [TextGap] {
        var gaps: [TextGap] = []
        for (index, member) in members.enumerated() {
            let there = Set(current[index].map(\.receipt.key.period))
            for (period, expectation) in zip(frame.periods, member.expectations) {
                guard let expectation, !there.contains(period) else { continue }
                let key = ReportKey(office: member.office.id, regime: frame.regime, period: period)
                gaps.append(
                    TextGap(
                        office: member.office.named(on: expectation.lastDay), period: period,
                        isReturned: returned.contains(key)))
            }
        }
        return gaps
    }
}
