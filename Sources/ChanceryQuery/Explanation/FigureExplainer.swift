// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// Explains one figure of an answer, from the snapshot and as of the sequence that the answer belongs to.
struct FigureExplainer {
    let snapshot: any StoreSnapshot
    let decoder: WireDecoder
    let answer: SequencedConsolidation
    let reference: FigureReference

    /// Revisions that one explanation reads.
    static let revisionsMax = 5_000

    private var consolidator: Consolidator { Consolidator(catalogue: answer.catalogue) }

    /// - Throws: `CallFailure`, `StoreError`.
    func explanation() throws -> ExplainFigureResponse {
        let consolidation = answer.consolidation
        guard let figure = consolidation.figure(reference, by: answer.catalogue) else { throw noSuchFigure }
        let entries = try registerEntries()
        var explanation = ExplainFigureResponse(
            sequence: answer.sequence, catalogueVersion: consolidation.catalogueVersion,
            periods: consolidation.periods, figure: figure,
            definition: answer.catalogue.indicator(reference.indicator)?.definition ?? Label(english: ""),
            rule: consolidator.rule(of: figure, in: consolidation), parts: parts(of: figure),
            remedy: figure.outcome.refusal?.remedy ?? Label(english: ""), reports: try reports(),
            gaps: consolidation.gaps(of: figure),
            entries: Array(entries.rows.prefix(ExplainFigureResponse.entryCountMax)),
            entryCount: Int32(clamping: entries.rows.count), count: entries.count)
        explanation.offices = consolidator.names(of: explanation.officesMentioned, in: consolidation)
        return explanation
    }

    private var noSuchFigure: CallFailure {
        let near = answer.consolidation.near(reference, by: answer.catalogue)
        return CallFailure(
            .noSuchFigure, "the answer has no such figure of \(reference.indicator)",
            metadata: near.map { FailureDetail("near", $0) })
    }

    /// What a rate was worked out from: the sums of its parts in the same cell.
    private func parts(of figure: ConsolidatedFigure) -> [ConsolidatedFigure] {
        guard let parts = figure.recomputedFrom else { return [] }
        return [parts.numerator, parts.denominator].compactMap { code in
            answer.consolidation.figures.first {
                $0.indicator == code && $0.dimensions == figure.dimensions && $0.isPlan == figure.isPlan
                    && $0.window == figure.window && (figure.since == nil || $0.since == figure.since)
            }
        }
    }

    /// Every report of which a revision says something of the figure.
    private func reports() throws -> [ExplainedReport] {
        let consolidation = answer.consolidation
        var reports: [ExplainedReport] = []
        var readCount = 0
        for member in consolidation.members {
            for report in member.reports {
                let newest = max(report.revision, report.returnedRevision)
                guard newest > 0 else { continue }
                readCount += Int(newest)
                guard readCount <= FigureExplainer.revisionsMax else {
                    throw CallFailure(
                        .queryRefused,
                        "the explanation would read more than \(FigureExplainer.revisionsMax) revisions; "
                            + "ask for fewer offices or periods",
                        metadata: [FailureDetail("revisions_max", String(FigureExplainer.revisionsMax))])
                }
                let key = ReportKey(office: member.office, regime: consolidation.regime, period: report.period)
                let revisions = try (1...newest).compactMap { number in
                    try revision(number, of: key, counted: report.revision)
                }
                guard revisions.contains(where: { !$0.statements.isEmpty }) else { continue }
                reports.append(
                    ExplainedReport(
                        office: member.office, period: report.period, state: report.state, revisions: revisions))
            }
        }
        return reports
    }

    private func revision(
        _ number: Int32, of key: ReportKey, counted: Int32
    ) throws -> ExplainedRevision? {
        guard let stored = try snapshot.revision(number, of: key) else { return nil }
        let accepted = try stored.accepted(by: decoder)
        return ExplainedRevision(
            revision: number, sequence: stored.receipt.sequence, receivedAt: stored.receipt.receivedAt,
            reason: stored.reason, author: accepted.report.author, submittedBy: stored.submittedBy,
            isCounted: number == counted,
            statements: consolidator.statements(of: reference, in: accepted))
    }

    /// The entries that the figure counts, and how they agree with it.
    private func registerEntries() throws -> (rows: [RegisterRow], count: RegisterCount?) {
        guard let link = answer.catalogue.indicator(reference.indicator)?.entries, !reference.isPlan,
            reference.event.isEmpty, reference.since == nil, reference.window == nil
        else { return ([], nil) }
        let register = try RegisterReader(
            snapshot: snapshot, decoder: decoder, answer: answer, kind: link.register
        ).register()
        let rows = register.rows.filter { row in
            !row.reporters.isEmpty && link.counts(row.entry)
                && reference.dimensions.allSatisfy { row.entry.value(of: $0.dimension) == $0.value }
        }
        return (rows, register.counts.first { $0.indicator == reference.indicator })
    }
}
