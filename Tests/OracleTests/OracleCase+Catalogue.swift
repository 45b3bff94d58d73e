// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension OracleCase.CatalogueEntry {
    /// The catalogue in the terms of the model.
    func catalogue() throws -> Catalogue {
        Catalogue(
            edition: "oracle", offices: try offices.map { try $0.office() },
            mergers: try mergers.map { try $0.merger() }, groups: try groups.map { try $0.group() },
            windowFamilies: try families.map { try $0.family() }, regimes: try regimes.map { try $0.regime() },
            measureUnits: units.map {
                MeasureUnit(code: $0, label: Label(english: $0), isCurrency: ["USD", "VND"].contains($0))
            },
            dimensions: dimensions.map { dimension in
                Dimension(
                    code: dimension.code, label: Label(english: dimension.code),
                    values: dimension.values.map { DimensionValue(code: $0, label: Label(english: $0)) })
            },
            indicators: try indicators.map { try $0.indicator() })
    }
}

extension OracleCase.FamilyEntry {
    fileprivate func family() throws -> WindowFamily {
        try known(
            WindowFamily(code: code, label: Label(english: code), startDay: startDay, monthShift: monthShift),
            "window family \(code)")
    }
}

extension OracleCase.OfficeEntry {
    fileprivate func office() throws -> Office {
        Office(
            id: id,
            names: try names.map {
                OfficeName(
                    code: $0.code, label: Label(english: $0.label), validity: try validity(from: $0.from, to: $0.to))
            }, parent: parent, validity: try validity(from: from, to: to))
    }
}

extension OracleCase.MergerEntry {
    fileprivate func merger() throws -> Merger {
        Merger(date: try day(date), predecessors: predecessors, successor: successor, source: "a resolution")
    }
}

extension OracleCase.GroupEntry {
    fileprivate func group() throws -> Group {
        Group(
            id: id, label: Label(english: id),
            members: try members.map {
                Membership(
                    office: $0.office, kind: try known(MemberKind(rawValue: $0.kind), $0.kind),
                    validity: try validity(from: $0.from, to: $0.to))
            }, leaders: [])
    }
}

extension OracleCase.RegimeEntry {
    fileprivate func regime() throws -> Regime {
        let label = Label(english: code)
        return Regime(
            code: code, title: label, content: label, receiver: label, sending: label,
            dues: try dues.map {
                DueRule(level: try known(ReportingLevel(rawValue: $0.level), $0.level), daysAfterCutOff: $0.days)
            },
            forms: try forms.map { try known(PeriodForm(rawValue: $0), $0) }, windowFamily: family, sections: [],
            figures: figures.map { FigureRule(indicator: $0.indicator, isMandatory: $0.mandatory) },
            zone: try known(ZoneOffset(minutes: zone), "zone \(zone)"))
    }
}

extension OracleCase.IndicatorEntry {
    fileprivate func indicator() throws -> Indicator {
        Indicator(
            code: code, label: Label(english: code), kind: try known(IndicatorKind(rawValue: kind), kind), unit: unit,
            scale: scale, dimensions: dimensions.map { DimensionUse(dimension: $0) },
            moneyKind: try moneyKind.map { try known(MoneyKind(rawValue: $0), $0) }, allowsNegative: true,
            entries: try entries.map { try $0.count() },
            parts: try parts.map {
                RateParts(
                    numerator: $0.numerator, denominator: $0.denominator, factor: try DecimalReading($0.factor).value)
            })
    }
}

extension OracleCase.LinkEntry {
    fileprivate func count() throws -> EntryCount {
        EntryCount(
            register: try known(RegisterKind(rawValue: register), register),
            measure: try known(EntryMeasure(rawValue: measure), measure), statuses: statuses ?? [],
            direction: try direction.map { try known(Direction(rawValue: $0), $0) }, isListComplete: completeList)
    }
}

/// `value`, or an error that names what the oracle wrote.
func known<Value>(_ value: Value?, _ text: String) throws -> Value {
    guard let value else { throw OracleFailure(text: "the oracle wrote \(text)") }
    return value
}

func day(_ text: String) throws -> CivilDate { try known(CivilDate(iso: text), text) }

func validity(from: String?, to: String?) throws -> Validity {
    try known(Validity(from: try from.map(day), to: try to.map(day)), "\(from ?? "")..\(to ?? "")")
}

func dateRange(_ ends: [String]) throws -> DateRange {
    try known(DateRange(first: try day(ends[0]), last: try day(ends[1])), ends.joined(separator: ".."))
}
