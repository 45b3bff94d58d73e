// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    mutating func coverage(
        _ message: UnsafeMutablePointer<Chancery__V1__FigureCoverage>?, _ path: String
    ) -> FigureCoverage {
        guard let message else { return FigureCoverage() }
        return FigureCoverage(
            included: lines(message.pointee.included, message.pointee.n_included, path + ".included"),
            partial: lines(message.pointee.partial, message.pointee.n_partial, path + ".partial"),
            missing: each(message.pointee.missing, message.pointee.n_missing, path + ".missing") {
                $0.coverageGap($1, $2)
            },
            notAvailable: each(
                message.pointee.not_available, message.pointee.n_not_available, path + ".not_available"
            ) { fields, item, path in
                UnavailableFigure(
                    office: fields.line(item.pointee.office, path + ".office"),
                    period: fields.mandatoryPeriod(item.pointee.period, path + ".period"),
                    reason: fields.prose(item.pointee.reason, path + ".reason"))
            },
            silent: each(message.pointee.silent, message.pointee.n_silent, path + ".silent") {
                $0.coverageGap($1, $2)
            },
            isComplete: message.pointee.is_complete != 0)
    }

    private mutating func coverageGap(
        _ message: UnsafeMutablePointer<Chancery__V1__CoverageGap>, _ path: ItemPath
    ) -> CoverageGap {
        CoverageGap(
            office: line(message.pointee.office, path + ".office"),
            periods: elements(message.pointee.periods, message.pointee.n_periods).enumerated().map { index, code in
                mandatoryPeriod(code, path + ".periods[\(index)]")
            })
    }

    mutating func contribution(
        _ message: UnsafeMutablePointer<Chancery__V1__Contribution>, _ path: ItemPath
    ) -> Contribution? {
        guard let quantity = quantity(message.pointee.quantity, path + ".quantity") else {
            report(path + ".quantity", "a quantity is mandatory")
            return nil
        }
        return Contribution(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), revision: message.pointee.revision,
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"), quantity: quantity,
            asOf: date(message.pointee.as_of, path + ".as_of"),
            use: choice(message.pointee.use.rawValue, Enumerations.contributionUse, path + ".use"),
            flags: flags(message.pointee.flags, message.pointee.n_flags, path + ".flags"))
    }

    mutating func besideFigure(
        _ message: UnsafeMutablePointer<Chancery__V1__BesideFigure>, _ path: ItemPath
    ) -> BesideFigure {
        BesideFigure(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), revision: message.pointee.revision,
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"),
            inclusion: choice(message.pointee.inclusion.rawValue, Enumerations.inclusion, path + ".inclusion"),
            quantity: quantity(message.pointee.quantity, path + ".quantity"),
            asOf: date(message.pointee.as_of, path + ".as_of"),
            reason: prose(message.pointee.reason, path + ".reason"),
            flags: flags(message.pointee.flags, message.pointee.n_flags, path + ".flags"))
    }

    mutating func flags(
        _ items: UnsafeMutablePointer<Chancery__V1__FigureFlag>?, _ count: Int, _ path: @autoclosure () -> String
    ) -> FigureFlags {
        var flags: FigureFlags = []
        for (index, flag) in UnsafeBufferPointer(start: items, count: items == nil ? 0 : count).enumerated() {
            guard FigureFlags.numbers.contains(flag.rawValue) else {
                report(path() + "[\(index)]", "\(flag.rawValue) is no value of FigureFlag")
                continue
            }
            flags.insert(FigureFlags(number: flag.rawValue))
        }
        return flags
    }

    mutating func unreadFigure(
        _ message: UnsafeMutablePointer<Chancery__V1__UnreadFigure>, _ path: ItemPath
    ) -> UnreadFigure {
        UnreadFigure(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), revision: message.pointee.revision,
            indicator: line(message.pointee.indicator, path + ".indicator"),
            reason: line(message.pointee.reason, path + ".reason"))
    }
}
