// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    /// Reads through the pointer: the C struct is large, and a copy for each figure would cost more than the reading.
    mutating func figure(_ message: UnsafeMutablePointer<Chancery__V1__Figure>, _ index: Int) -> Figure {
        var figure = Figure(
            indicator: line(message.pointee.indicator, "figures[\(index)].indicator"),
            value: figureValue(message, index),
            qualifier: choice(
                message.pointee.qualifier.rawValue, Enumerations.qualifier, "figures[\(index)].qualifier"),
            status: choice(message.pointee.status.rawValue, Enumerations.figureStatus, "figures[\(index)].status"),
            unit: line(message.pointee.unit, "figures[\(index)].unit"),
            inclusion: choice(
                message.pointee.inclusion.rawValue, Enumerations.inclusion, "figures[\(index)].inclusion"),
            isRecord: message.pointee.is_record != 0
        )
        if message.pointee.n_dimensions > 0 { figure.dimensions = dimensions(message, index) }
        if message.pointee.as_of != nil {
            figure.asOf = date(message.pointee.as_of, "figures[\(index)].as_of")
        }
        readRarities(message, index, into: &figure)
        return figure
    }

    private mutating func figureValue(
        _ message: UnsafeMutablePointer<Chancery__V1__Figure>, _ index: Int
    ) -> FigureValue {
        switch message.pointee.value_case {
        case CHANCERY__V1__FIGURE__VALUE_DECIMAL:
            return .decimal(line(message.pointee.decimal, "figures[\(index)].decimal"))
        case CHANCERY__V1__FIGURE__VALUE_NOT_AVAILABLE:
            guard let reason = message.pointee.not_available?.pointee.reason else { return .unstated }
            return .notAvailable(reason: prose(reason, "figures[\(index)].not_available.reason"))
        default:
            return .unstated
        }
    }

    private mutating func dimensions(
        _ message: UnsafeMutablePointer<Chancery__V1__Figure>, _ index: Int
    ) -> [DimensionChoice] {
        elements(message.pointee.dimensions, message.pointee.n_dimensions).enumerated().compactMap { position, item in
            guard let item else { return nil }
            let path = { "figures[\(index)].dimensions[\(position)]" }
            return DimensionChoice(
                dimension: line(item.pointee.dimension, path() + ".dimension"),
                value: line(item.pointee.value, path() + ".value"))
        }
    }

    /// What few figures have.
    private mutating func readRarities(
        _ message: UnsafeMutablePointer<Chancery__V1__Figure>, _ index: Int, into figure: inout Figure
    ) {
        figure.words = line(message.pointee.words, "figures[\(index)].words")
        figure.event = line(message.pointee.event, "figures[\(index)].event")
        figure.subUnit = line(message.pointee.sub_unit, "figures[\(index)].sub_unit")
        figure.source = prose(message.pointee.source, "figures[\(index)].source")
        figure.note = prose(message.pointee.note, "figures[\(index)].note")
        if message.pointee.since != nil {
            figure.since = date(message.pointee.since, "figures[\(index)].since")
        }
        if message.pointee.window != nil {
            figure.window = dateRange(message.pointee.window, "figures[\(index)].window")
        }
        figure.members = lines(message.pointee.members, message.pointee.n_members, "figures[\(index)].members")
        if let base = message.pointee.comparison_base?.pointee {
            figure.base = ComparisonBase(
                decimal: line(base.decimal, "figures[\(index)].comparison_base.decimal"),
                reference: line(base.reference, "figures[\(index)].comparison_base.reference"),
                changePercent: line(base.change_percent, "figures[\(index)].comparison_base.change_percent"))
        }
        if let ranking = message.pointee.ranking?.pointee {
            figure.ranking = Ranking(
                population: ranking.population, scope: line(ranking.scope, "figures[\(index)].ranking.scope"))
        }
    }
}
