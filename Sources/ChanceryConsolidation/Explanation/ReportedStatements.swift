// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidator {
    /// What an accepted report says of a figure, in the order of the report; a number that its entries give comes last.
    public func statements(of reference: FigureReference, in accepted: AcceptedReport) -> [ReportedStatement] {
        guard let indicator = catalogue.indicator(reference.indicator) else { return [] }
        let key = accepted.receipt.key
        let window = catalogue.window(of: key.period, regime: key.regime)
        let marks = FigureMarks(
            dimensions: reference.dimensions.sorted(), unit: reference.unit == indicator.unit ? "" : reference.unit,
            event: reference.event, since: reference.since, window: reference.window)
        let ofIndicator = accepted.report.figures.filter { $0.indicator == reference.indicator }
        var statements: [ReportedStatement] = []
        for figure in ofIndicator {
            let isPlan = figure.status == .plan || indicator.kind == .plan
            let own = FigureMarks(figure, of: indicator, reportWindow: window)
            var isMeant = own == marks
            // "Not available" names no event, start or window, so it stands in every figure of the cell.
            if case .notAvailable = figure.value { isMeant = isMeant || own == marks.general }
            guard isMeant, isPlan == reference.isPlan else { continue }
            statements.append(statement(figure, indicator))
        }
        return statements + generated(ofIndicator, accepted, reference, marks, window)
    }

    private func statement(_ figure: Figure, _ indicator: Indicator) -> ReportedStatement {
        var statement = ReportedStatement(
            subUnit: figure.subUnit, inclusion: figure.inclusion, quantity: nil, asOf: figure.asOf,
            flags: FigureFlags(figure), source: figure.source, note: figure.note)
        switch figure.value {
        case .decimal(let text):
            if let value = FixedPoint(written: text, scale: indicator.scale) {
                statement.quantity = Quantity(value: value, qualifier: figure.qualifier, status: figure.status)
            } else {
                statement.unavailable = text
            }
        case .notAvailable(let reason): statement.unavailable = reason
        case .unstated: break
        }
        return statement
    }

    private func generated(
        _ figures: [Figure], _ accepted: AcceptedReport, _ reference: FigureReference, _ marks: FigureMarks,
        _ window: DateRange?
    ) -> [ReportedStatement] {
        guard !reference.isPlan, marks == .plain, let position = catalogue.indicatorPositions[reference.indicator]
        else {
            return []
        }
        var lists = EntryLists(accepted.report, catalogue: catalogue)
        for figure in figures { lists.note(figure, of: position) }
        return lists.generated(under: accepted.receipt.key.regime, window: window)
            .filter { $0.position == position }
            .map { ReportedStatement(quantity: $0.quantity, asOf: $0.asOf, flags: .generated) }
    }
}
