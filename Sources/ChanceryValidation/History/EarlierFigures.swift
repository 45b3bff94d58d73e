// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a figure counts, whatever day it was true on: what it has in common with its counterpart in another report.
struct Counterpart: Hashable {
    /// Catalogue position of the indicator.
    let position: Int
    let since: CivilDate?
    let event: String
    let subUnit: String
    let dimensions: [DimensionChoice]

    init(_ figure: Figure, position: Int) {
        self.position = position
        since = figure.since
        event = figure.event
        subUnit = figure.subUnit
        dimensions = figure.dimensions.count > 1 ? figure.dimensions.sorted() : figure.dimensions
    }

    private init(position: Int, like other: Counterpart) {
        self.position = position
        since = other.since
        event = other.event
        subUnit = other.subUnit
        dimensions = other.dimensions
    }

    /// The same of another indicator.
    func of(position: Int) -> Counterpart { Counterpart(position: position, like: self) }

    /// Whether it is the office's own number, not broken down.
    var isOwnTotal: Bool { dimensions.isEmpty && subUnit.isEmpty && event.isEmpty }
}

/// What an earlier report says about one thing.
struct Statement {
    let value: FixedPoint
    let qualifier: Qualifier
    let status: FigureStatus
    /// The day it was true on; `nil` is the last of the period.
    let day: CivilDate?

    var quantity: Quantity { Quantity(value: value, qualifier: qualifier, status: status) }
}

/// The figures of an earlier report by what they count.
struct EarlierFigures {
    let key: ReportKey
    let revision: Int32
    private let statements: [Counterpart: Statement]

    /// Plans, figures in other units, and flows of another window than the report's are no counterparts.
    init(_ earlier: EarlierReport, plan: CataloguePlan) {
        key = earlier.key
        revision = earlier.revision
        var statements: [Counterpart: Statement] = [:]
        for figure in earlier.report.figures.prefix(Limits.figuresMax) where figure.status != .plan {
            guard let position = plan.indicatorPositions.position(of: figure.indicator),
                figure.window == nil || plan.indicators[position].needsStart,
                let value = EarlierFigures.value(of: figure, plan.indicators[position])
            else { continue }
            let statement = Statement(
                value: value, qualifier: figure.qualifier, status: figure.status,
                day: figure.asOf ?? figure.window?.last)
            let counterpart = Counterpart(figure, position: position)
            if let known = statements[counterpart], !known.isBefore(statement) { continue }
            statements[counterpart] = statement
        }
        self.statements = statements
    }

    subscript(counterpart: Counterpart) -> Statement? { statements[counterpart] }

    var count: Int { statements.count }

    private static func value(of figure: Figure, _ indicator: IndicatorPlan) -> FixedPoint? {
        guard case .decimal(let text) = figure.value, figure.unit.isEmpty || figure.unit == indicator.unit else {
            return nil
        }
        do { return try DecimalReading(text).value.rescaled(to: indicator.scale) } catch { return nil }
    }
}

extension Statement {
    /// Whether `other` is the later word on the same thing in one report.
    fileprivate func isBefore(_ other: Statement) -> Bool {
        guard let day else { return false }
        guard let later = other.day else { return true }
        return day < later
    }
}
