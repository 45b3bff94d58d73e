// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What each figure is of, and whether every figure that is asked for is there.
extension Examination {
    mutating func examineFigures() {
        let count = boundedCount(report.figures.count, of: .figures, max: Limits.figuresMax)
        let figures = count == report.figures.count ? report.figures : Array(report.figures.prefix(count))
        self.figures = figures
        var table = FigureTable(figures: figures, indicatorCount: plan.indicators.count)
        for index in figures.indices { examineFigure(at: index, of: figures, in: &table) }
        examineMandatoryFigures(table)
        examineRules(figures, table)
        examineCounts(figures, table)
        self.table = table
    }

    /// The figure is read through the array, a property at a time: a copy would retain each of its parts. Most figures
    /// have nothing but an indicator, a number and dimensions, and are asked for nothing else.
    private mutating func examineFigure(at index: Int, of figures: [Figure], in table: inout FigureTable) {
        let hasParticulars = figures[index].hasParticulars
        if hasParticulars { examineTexts(ofFigureAt: index, of: figures) }
        guard let position = plan.indicatorPositions.position(of: figures[index].indicator) else {
            noteUnknownIndicator(figures[index], at: index)
            return
        }
        let indicator = plan.indicators[position]
        examineIndicator(indicator, position: position, at: index)
        let isOwnResult = figures[index].status != .plan && (!hasParticulars || figures[index].subUnit.isEmpty)
        if let earlier = table.enter(index, position: position, isOwnResult: isOwnResult) {
            log.add(
                .duplicateFigure, at: Place(.figures, index), value: figures[index].indicator, rule: indicator.rule,
                FigureMessages.duplicate(indicator, earlier: earlier))
        }
        let value = examineValue(
            figures[index].value, unit: hasParticulars ? figures[index].unit : "", at: index, indicator: indicator)
        if let value {
            table.setValue(value, at: index)
            if indicator.fall != .nothing, figures[index].status != .plan { lasting.append(index) }
        }
        if !figures[index].dimensions.isEmpty || indicator.requiredDimensions != 0 {
            examineDimensions(figures[index].dimensions, at: index, indicator: indicator)
        }
        if hasParticulars || indicator.needsParticulars {
            examineParticulars(of: figures[index], at: index, indicator: indicator, value: value)
        }
        if figures[index].qualifier == .about, figures[index].status == .actual, isClosed {
            log.add(
                .aboutWithoutEstimate, at: Place(.figures, index, "status"), value: FigureStatus.actual.rawValue,
                rule: indicator.rule, FigureMessages.aboutWithoutEstimate())
        }
    }

    private mutating func examineParticulars(
        of figure: Figure, at index: Int, indicator: IndicatorPlan, value: FixedPoint?
    ) {
        examineDates(of: figure, at: index, indicator: indicator)
        examineComparisons(of: figure, at: index, indicator: indicator, value: value)
        examineSubUnit(of: figure, at: index)
    }

    private mutating func noteUnknownIndicator(_ figure: Figure, at index: Int) {
        let indicators = plan.index.catalogue.indicators
        let near = suggestion(for: figure.indicator, among: indicators.lazy.map { (code: $0.code, label: $0.label) })
        log.add(
            .unknownIndicator, at: Place(.figures, index, "indicator"), value: figure.indicator,
            rule: "catalogue indicators", FigureMessages.unknownIndicator(figure.indicator, near: near))
        if case .decimal(let text) = figure.value {
            _ = readNumber(
                text, scale: nil, allowsNegative: true, rule: "decimal", at: Place(.figures, index, "decimal"))
        }
    }

    private mutating func examineIndicator(_ indicator: IndicatorPlan, position: Int, at index: Int) {
        if let validity = indicator.validity, let window, !validity.overlaps(window) {
            log.add(
                .retiredIndicator, at: Place(.figures, index, "indicator"), value: indicator.code,
                rule: indicator.rule, FigureMessages.indicatorNotValid(indicator, window: window))
        }
        if let regime, !regime.takes(indicatorAt: position) {
            log.add(
                .indicatorNotInRegime, at: Place(.figures, index, "indicator"), value: indicator.code,
                rule: regime.rule, FigureMessages.indicatorNotInRegime(indicator, regime: regime.code))
        }
    }

    private mutating func examineTexts(ofFigureAt index: Int, of figures: [Figure]) {
        let max = Limits.noteLengthMax
        checkLength(figures[index].words, max: max, at: Place(.figures, index, "words"))
        checkLength(figures[index].source, max: max, at: Place(.figures, index, "source"))
        checkLength(figures[index].note, max: max, at: Place(.figures, index, "note"))
        checkLength(figures[index].event, max: Limits.codeLengthMax, at: Place(.figures, index, "event"))
    }

    private mutating func examineSubUnit(of figure: Figure, at index: Int) {
        guard !figure.subUnit.isEmpty else {
            if figure.inclusion != .unknown {
                log.add(
                    .inclusionWithoutSubUnit, at: Place(.figures, index, "inclusion"),
                    value: figure.inclusion.rawValue, rule: "inclusion", FigureMessages.inclusionWithoutSubUnit())
            }
            return
        }
        let subUnit = plan.index.office(figure.subUnit)
        if let subUnit, window.map(subUnit.validity.overlaps) ?? true {
            guard let office else { return }
            if plan.chain(from: subUnit).dropFirst().contains(where: { $0.id == office.id }) { return }
        }
        let owner = report.office
        log.add(
            .unknownSubUnit, at: Place(.figures, index, "sub_unit"), value: figure.subUnit,
            rule: "office \(Finding.shortened(owner))",
            FigureMessages.unknownSubUnit(figure.subUnit, office: owner))
    }

    /// A sub-unit is told what is asked for but not refused: the form is the office's, of which it sees a part.
    private mutating func examineMandatoryFigures(_ table: FigureTable) {
        guard let regime else { return }
        let severity: Severity = office?.parent == nil ? .error : .warning
        for position in regime.mandatory where !table.isGivenByOffice(position: position) {
            let indicator = plan.indicators[position]
            if let validity = indicator.validity, let window, !validity.overlaps(window) { continue }
            log.add(
                .missingFigure, severity: severity, at: Place(.figures), value: "", rule: indicator.rule,
                FigureMessages.missing(indicator, regime: regime.code))
        }
    }
}
