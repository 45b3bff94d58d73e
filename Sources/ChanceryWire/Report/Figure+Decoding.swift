// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    /// Reads through the pointer: the C struct is large, and a copy for each figure would cost more than the reading.
    mutating func figure(_ message: UnsafeMutablePointer<Chancery__V1__Figure>, _ index: Int) -> Figure {
        let indicator = line(message.pointee.indicator, "figures[\(index)].indicator")
        let value = figureValue(message, index)
        let dimensions = message.pointee.n_dimensions > 0 ? dimensions(message, index) : []
        // Zero is what both enumerations mean when nothing is said, and what most figures say.
        let qualifier: Qualifier =
            message.pointee.qualifier.rawValue == 0
            ? .exact : choice(message.pointee.qualifier.rawValue, Enumerations.qualifier, "figures[\(index)].qualifier")
        let status: FigureStatus =
            message.pointee.status.rawValue == 0
            ? .actual : choice(message.pointee.status.rawValue, Enumerations.figureStatus, "figures[\(index)].status")
        guard message.pointee.hasParticulars else {
            return Figure(
                indicator: indicator, plainValue: value, qualifier: qualifier, status: status, dimensions: dimensions)
        }
        let path = ItemPath(list: "figures", index: index)
        return Figure(
            indicator: indicator, value: value, qualifier: qualifier, status: status,
            words: line(message.pointee.words, path + ".words"), unit: line(message.pointee.unit, path + ".unit"),
            asOf: date(message.pointee.as_of, path + ".as_of"), since: date(message.pointee.since, path + ".since"),
            window: dateRange(message.pointee.window, path + ".window"),
            event: line(message.pointee.event, path + ".event"), dimensions: dimensions,
            members: lines(message.pointee.members, message.pointee.n_members, path + ".members"),
            base: comparisonBase(message.pointee.comparison_base, path + ".comparison_base"),
            ranking: ranking(message.pointee.ranking, path + ".ranking"),
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"),
            inclusion: choice(message.pointee.inclusion.rawValue, Enumerations.inclusion, path + ".inclusion"),
            isRecord: message.pointee.is_record != 0, source: prose(message.pointee.source, path + ".source"),
            note: prose(message.pointee.note, path + ".note"))
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
        let items = elements(message.pointee.dimensions, message.pointee.n_dimensions)
        var choices: [DimensionChoice] = []
        choices.reserveCapacity(items.count)
        for (position, item) in items.enumerated() {
            guard let item else { continue }
            choices.append(
                DimensionChoice(
                    dimension: line(item.pointee.dimension, "figures[\(index)].dimensions[\(position)].dimension"),
                    value: line(item.pointee.value, "figures[\(index)].dimensions[\(position)].value")))
        }
        return choices
    }

    private mutating func comparisonBase(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparisonBase>?, _ path: @autoclosure () -> String
    ) -> ComparisonBase? {
        guard let message else { return nil }
        return ComparisonBase(
            decimal: line(message.pointee.decimal, path() + ".decimal"),
            reference: line(message.pointee.reference, path() + ".reference"),
            changePercent: line(message.pointee.change_percent, path() + ".change_percent"))
    }

    private mutating func ranking(
        _ message: UnsafeMutablePointer<Chancery__V1__Ranking>?, _ path: @autoclosure () -> String
    ) -> Ranking? {
        guard let message else { return nil }
        return Ranking(population: message.pointee.population, scope: line(message.pointee.scope, path() + ".scope"))
    }
}

extension Chancery__V1__Figure {
    /// Whether any field is set that few figures have.
    fileprivate var hasParticulars: Bool {
        let lengths =
            words.len | unit.len | event.len | sub_unit.len | source.len | note.len | Int(n_members)
        let isAnyPresent =
            as_of != nil || since != nil || window != nil || comparison_base != nil || ranking != nil
        return lengths != 0 || isAnyPresent || inclusion.rawValue != 0 || is_record != 0
    }
}
