// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

extension CaseRun {
    /// What moved between two sequences, in the lines of the oracle, and the figures whose causes do not add up to
    /// their difference.
    func difference(_ entry: OracleCase.DifferenceEntry) throws -> (lines: [String], unexplained: [String]) {
        let query = try entry.query.query()
        let consolidator = Consolidator(catalogue: catalogue)
        do {
            let sides = try [entry.from, entry.to].map { sequence in
                var answer = try consolidator.consolidate(
                    query, reports: seen(asOf: sequence), acts: done(asOf: sequence))
                answer.sequence = sequence
                return ComparedAnswer(answer)
            }
            let comparison = AnswerComparison(from: sides[0], to: sides[1])
            let records = reports.filter { accepted in comparison.spans.contains { names(accepted.receipt, $0, query) }
            }
            .map {
                RevisionRecord($0, reason: "counted again", indicators: comparison.indicators, catalogue: catalogue)
            }
            let difference = comparison.difference(records: records, acts: [:])
            let figures = difference.figures.filter { $0.kind != .partsOnly }
            return (figures.flatMap(lines), difference.figures.filter { !isExplained($0) }.map { lines($0)[0] })
        } catch let refusal as ConsolidationRefusal {
            return (["refused \(refusal.code.name)"], [])
        }
    }

    private func names(_ receipt: Receipt, _ span: RevisionSpan, _ query: ConsolidationQuery) -> Bool {
        receipt.key.regime == query.regime
            && span.place == ReportPlace(office: receipt.key.office, period: receipt.key.period)
            && (span.first == receipt.revision || span.later?.contains(receipt.revision) == true)
    }

    /// Where every cause says what it adds, all of them together are the difference.
    private func isExplained(_ change: FigureChange) -> Bool {
        guard let difference = change.difference else { return true }
        let parts = change.causes.compactMap(\.contribution)
        guard parts.count == change.causes.count, !parts.isEmpty else { return true }
        return parts.reduce(0) { $0 + $1.billionths } == difference.value.billionths
    }
}

private func lines(_ change: FigureChange) -> [String] {
    let figure = change.figure
    let choices = figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: ",")
    let head =
        "figure \(figure.indicator) [\(choices)] \(figure.unit) \(figure.isPlan ? "plan" : "result")"
        + " event=\(figure.event) since=\(figure.since?.description ?? "") window=\(figure.window?.description ?? "")"
        + " \(change.kind.rawValue)"
    return [head] + (change.before.map { ["  before \(text($0))"] } ?? [])
        + (change.after.map { ["  after \(text($0))"] } ?? [])
        + (change.difference.map { ["  difference \(text($0))"] } ?? [])
}

private func text(_ statement: FigureStatement) -> String {
    switch statement {
    case .number(let quantity, _, _): text(quantity)
    case .refused(_, let name, _): name
    }
}
