// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    /// Fields 15 to 17 of chancery.v1.Consolidation.
    mutating func territory(of answer: Consolidation) {
        date(15, answer.bordersOn)
        for unit in answer.units { message(16) { $0.unit(unit) } }
        guard let asked = answer.asked else { return }
        message(17) { writer in
            writer.text(1, asked.from.code)
            writer.text(2, asked.through.code)
            writer.dateRange(3, asked.window)
            writer.date(4, asked.until)
            writer.dateRange(5, asked.uncovered)
        }
    }

    private mutating func unit(_ unit: TerritoryUnit) {
        text(1, unit.office)
        label(2, unit.name)
        text(3, unit.code)
        texts(4, unit.parts)
        for outsider in unit.outsiders {
            message(5) { $0.namedOffice(outsider) }
        }
    }

    mutating func namedOffice(_ office: NamedOffice) {
        text(1, office.office)
        label(2, office.name)
        text(3, office.code)
    }

    /// Fields 17 to 19 of chancery.v1.ConsolidatedFigure.
    mutating func territory(of figure: ConsolidatedFigure) {
        for merger in figure.carriedOver {
            message(17) { writer in
                writer.text(1, merger.successor)
                writer.date(2, merger.date)
                writer.texts(3, merger.predecessors)
            }
        }
        for unit in figure.unitFigures {
            message(18) { writer in
                writer.text(1, unit.office)
                writer.outcome(2, 3, unit.outcome)
                writer.bounds(4, unit.bounds)
                writer.texts(5, unit.missing)
            }
        }
        rateParts(19, figure.recomputedFrom)
    }
}

extension FieldReader {
    mutating func territory(
        _ message: UnsafeMutablePointer<Chancery__V1__Consolidation>, into answer: inout Consolidation
    ) {
        answer.bordersOn = date(message.pointee.borders_on, "borders_on")
        answer.units = each(message.pointee.units, message.pointee.n_units, "units") { fields, item, path in
            fields.unit(item, path)
        }
        answer.asked = askedWindow(message.pointee.asked)
    }

    private mutating func unit(
        _ message: UnsafeMutablePointer<Chancery__V1__TerritoryUnit>, _ path: ItemPath
    ) -> TerritoryUnit {
        TerritoryUnit(
            office: line(message.pointee.office, path + ".office"), name: label(message.pointee.name, path + ".name"),
            code: line(message.pointee.code, path + ".code"),
            parts: lines(message.pointee.parts, message.pointee.n_parts, path + ".parts"),
            outsiders: each(message.pointee.outsiders, message.pointee.n_outsiders, path + ".outsiders") {
                fields, item, path in
                fields.namedOffice(item, path)
            })
    }

    mutating func namedOffice(
        _ message: UnsafeMutablePointer<Chancery__V1__NamedOffice>, _ path: ItemPath
    ) -> NamedOffice {
        NamedOffice(
            office: line(message.pointee.office, path + ".office"), name: label(message.pointee.name, path + ".name"),
            code: line(message.pointee.code, path + ".code"))
    }

    private mutating func askedWindow(
        _ message: UnsafeMutablePointer<Chancery__V1__AskedWindow>?
    ) -> AskedWindow? {
        guard let message, let window = mandatoryDateRange(message.pointee.window, "asked.window") else { return nil }
        return AskedWindow(
            from: mandatoryPeriod(message.pointee.period, "asked.period"),
            through: mandatoryPeriod(message.pointee.through_period, "asked.through_period"), window: window,
            until: date(message.pointee.until, "asked.until"),
            uncovered: dateRange(message.pointee.uncovered, "asked.uncovered"))
    }

    mutating func carriedOver(
        _ message: UnsafeMutablePointer<Chancery__V1__ConsolidatedFigure>, _ path: ItemPath
    ) -> [CarriedOver] {
        each(message.pointee.carried_over, message.pointee.n_carried_over, path + ".carried_over") {
            fields, item, path in
            guard let date = fields.date(item.pointee.date, path + ".date") else {
                fields.report(path + ".date", "a date is mandatory")
                return nil
            }
            return CarriedOver(
                successor: fields.line(item.pointee.successor, path + ".successor"), date: date,
                predecessors: fields.lines(
                    item.pointee.predecessors, item.pointee.n_predecessors, path + ".predecessors"))
        }
    }

    mutating func unitFigures(
        _ message: UnsafeMutablePointer<Chancery__V1__ConsolidatedFigure>, _ path: ItemPath
    ) -> [UnitFigure] {
        each(message.pointee.unit_figures, message.pointee.n_unit_figures, path + ".unit_figures") {
            fields, item, path in
            guard let outcome = fields.outcome(item, path) else { return nil }
            return UnitFigure(
                office: fields.line(item.pointee.office, path + ".office"), outcome: outcome,
                bounds: fields.bounds(item.pointee.bounds, path + ".bounds"),
                missing: fields.lines(item.pointee.missing, item.pointee.n_missing, path + ".missing"))
        }
    }

    private mutating func outcome(
        _ message: UnsafeMutablePointer<Chancery__V1__UnitFigure>, _ path: ItemPath
    ) -> FigureOutcome? {
        switch message.pointee.outcome_case {
        case CHANCERY__V1__UNIT_FIGURE__OUTCOME_QUANTITY:
            outcome(quantity: message.pointee.quantity, refusal: nil, path)
        case CHANCERY__V1__UNIT_FIGURE__OUTCOME_REFUSAL:
            outcome(quantity: nil, refusal: message.pointee.refusal, path)
        default:
            outcome(quantity: nil, refusal: nil, path)
        }
    }
}
