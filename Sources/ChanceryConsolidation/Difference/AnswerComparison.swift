// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Compares two answers to the same question.
///
/// It has two steps, because the answers say what changed and only the reports say why: make it of the answers, read
/// the revisions that `spans` names, and ask for the `difference`.
public struct AnswerComparison: Sendable {
    private let from: ComparedAnswer
    private let to: ComparedAnswer
    private let reports: ReportPairs
    private let figures: [FigurePair]
    /// The revisions to read, one span for each report that changed.
    public let spans: [RevisionSpan]
    /// Indicators whose figures changed: all that the records of the revisions need to hold.
    public let indicators: Set<String>

    /// - Parameters:
    ///   - from: the earlier answer.
    ///   - to: the later answer, of the same question.
    public init(from: ComparedAnswer, to: ComparedAnswer) {
        self.from = from
        self.to = to
        let reports = ReportPairs(from: from, to: to)
        self.reports = reports
        figures = FigurePair.changed(from: from, to: to, reports: reports)
        spans = reports.changed.compactMap { pair in
            guard pair.before.revision != pair.after.revision || pair.before.state.counts != pair.after.state.counts
            else { return nil }
            return RevisionSpan(place: pair.place, after: pair.before.revision, through: pair.after.revision)
        }
        indicators = Set(
            figures.flatMap { figure in
                [figure.identity.indicator]
                    + (figure.recomputedFrom.map { [$0.numerator, $0.denominator] } ?? [])
            })
    }

    /// The reports that changed: acts on others explain nothing.
    public var changedReports: [ReportPlace] { reports.changed.map(\.place) }

    /// What changed, and why.
    ///
    /// - Parameters:
    ///   - records: what `spans` names, in any order.
    ///   - acts: what was done to the `changedReports` after the earlier answer and up to the later one, in the order
    ///     of the store. Acts that leave the standing of a report alone are passed over.
    public func difference(
        records: [RevisionRecord], acts: [ReportPlace: [ChangeStep]]
    ) -> ConsolidationDifference {
        let history = ChangeHistory(from: from.side, spans: spans, records: records, acts: acts)
        let catalogueChanged = from.side.catalogueVersion != to.side.catalogueVersion
        return ConsolidationDifference(
            from: from.side, to: to.side, reports: reports.changed.map { $0.change(history) },
            figures: figures.compactMap { figure in
                let finder = CauseFinder(
                    figure: figure, reports: reports, history: history, catalogueChanged: catalogueChanged)
                return figure.change(causes: finder.causes, catalogueChanged: catalogueChanged)
            })
    }
}

/// The expected reports of two answers, paired.
struct ReportPairs {
    struct Pair {
        let place: ReportPlace
        let name: Label
        let before: ComparedReport
        let after: ComparedReport

        var isChanged: Bool { before.state != after.state || before.revision != after.revision }
    }

    /// In the order of the later answer; those that only the earlier one expects come last.
    let changed: [Pair]
    /// The last period of which a report is expected; `nil` without any.
    let lastPeriod: Period?
    private let pairs: [ReportPlace: Pair]
    /// Position of an office among the members of the later answer, then of the earlier one.
    private let ranks: [String: Int]

    init(from: ComparedAnswer, to: ComparedAnswer) {
        let before = ReportPairs.reports(of: from)
        var known: Set<ReportPlace> = []
        var all: [Pair] = []
        var ranks: [String: Int] = [:]
        for (answer, isLater) in [(to, true), (from, false)] {
            for member in answer.members {
                if ranks[member.office] == nil { ranks[member.office] = ranks.count }
                for report in member.reports {
                    let place = ReportPlace(office: member.office, period: report.period)
                    guard known.insert(place).inserted else { continue }
                    let absent = ComparedReport(period: report.period, state: .notExpected, revision: 0)
                    all.append(
                        Pair(
                            place: place, name: member.name, before: before[place] ?? absent,
                            after: isLater ? report : absent))
                }
            }
        }
        pairs = Dictionary(uniqueKeysWithValues: all.map { ($0.place, $0) })
        changed = all.filter(\.isChanged)
        lastPeriod = all.map(\.place.period).max()
        self.ranks = ranks
    }

    subscript(place: ReportPlace) -> Pair? { pairs[place] }

    func rank(of office: String) -> Int { ranks[office] ?? ranks.count }

    private static func reports(of answer: ComparedAnswer) -> [ReportPlace: ComparedReport] {
        var reports: [ReportPlace: ComparedReport] = [:]
        for member in answer.members {
            for report in member.reports {
                reports[ReportPlace(office: member.office, period: report.period)] = report
            }
        }
        return reports
    }
}

extension ReportPairs.Pair {
    fileprivate func change(_ history: ChangeHistory) -> ReportChange {
        ReportChange(
            office: place.office, name: name, period: place.period, before: before.state, after: after.state,
            revisionBefore: before.revision, revisionAfter: after.revision, steps: history.steps(at: place),
            stepsLeftOut: history.leftOutCount(at: place))
    }
}
