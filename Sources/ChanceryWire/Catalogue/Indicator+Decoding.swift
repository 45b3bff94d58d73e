// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    mutating func indicator(
        _ message: UnsafeMutablePointer<Chancery__V1__Indicator>, _ path: ItemPath
    ) -> Indicator? {
        let word = line(message.pointee.kind, path + ".kind")
        guard let kind = IndicatorKind(rawValue: word) else {
            report(path + ".kind", "must be a kind of indicator, such as flow-count")
            return nil
        }
        let scale = Int(message.pointee.scale)
        if !(0...FixedPoint.scaleMax).contains(scale) {
            report(path + ".scale", "a scale lies in 0 to \(FixedPoint.scaleMax)")
        }
        return Indicator(
            code: line(message.pointee.code, path + ".code"), label: label(message.pointee.label, path + ".label"),
            kind: kind, unit: line(message.pointee.unit, path + ".unit"), scale: scale,
            pillars: lines(message.pointee.pillars, message.pointee.n_pillars, path + ".pillars"),
            field: line(message.pointee.field, path + ".field"),
            dimensions: each(message.pointee.dimensions, message.pointee.n_dimensions, path + ".dimensions") {
                fields, use, path in
                DimensionUse(
                    dimension: fields.line(use.pointee.dimension, path + ".dimension"),
                    isRequired: use.pointee.is_required != 0)
            },
            moneyKind: choice(message.pointee.money_kind.rawValue, Enumerations.moneyKind, path + ".money_kind"),
            allowsNegative: message.pointee.allows_negative != 0,
            definition: label(message.pointee.definition, path + ".definition"),
            validity: validity(message.pointee.validity, path + ".validity"),
            entries: entryCount(message.pointee.entries, path + ".entries"),
            parts: rateParts(message.pointee.parts, path + ".parts"),
            planOf: line(message.pointee.plan_of, path + ".plan_of"))
    }

    private mutating func entryCount(
        _ message: UnsafeMutablePointer<Chancery__V1__EntryCount>?, _ path: @autoclosure () -> String
    ) -> EntryCount? {
        guard let message else { return nil }
        return EntryCount(
            register: choice(message.pointee.register_.rawValue, Enumerations.registerKind, path() + ".register"),
            measure: choice(message.pointee.measure.rawValue, Enumerations.entryMeasure, path() + ".measure"),
            statuses: lines(message.pointee.statuses, message.pointee.n_statuses, path() + ".statuses"),
            direction: choice(message.pointee.direction.rawValue, Enumerations.wantedDirection, path() + ".direction"),
            caseTypes: lines(message.pointee.case_types, message.pointee.n_case_types, path() + ".case_types"),
            aidTypes: lines(message.pointee.aid_types, message.pointee.n_aid_types, path() + ".aid_types"),
            isListComplete: message.pointee.is_list_complete != 0)
    }

    mutating func rateParts(
        _ message: UnsafeMutablePointer<Chancery__V1__RateParts>?, _ path: @autoclosure () -> String
    ) -> RateParts? {
        guard let message else { return nil }
        let one = FixedPoint(units: 1, scale: 0)
        let factor = message.pointee.factor.len == 0 ? one : decimal(message.pointee.factor, path() + ".factor") ?? one
        if factor.units <= 0 { report(path() + ".factor", "a factor is above zero") }
        return RateParts(
            numerator: line(message.pointee.numerator, path() + ".numerator"),
            denominator: line(message.pointee.denominator, path() + ".denominator"), factor: factor)
    }

    mutating func rule(
        _ message: UnsafeMutablePointer<Chancery__V1__ValidationRule>, _ path: ItemPath
    ) -> ValidationRule? {
        guard let form = ruleForm(message, path) else {
            report(path + "", "a form of rule is mandatory")
            return nil
        }
        return ValidationRule(
            code: line(message.pointee.code, path + ".code"),
            severity: choice(message.pointee.severity.rawValue, Enumerations.severity, path + ".severity"),
            explanation: label(message.pointee.explanation, path + ".explanation"), form: form,
            regimes: lines(message.pointee.regimes, message.pointee.n_regimes, path + ".regimes"),
            validity: validity(message.pointee.validity, path + ".validity"))
    }
}
