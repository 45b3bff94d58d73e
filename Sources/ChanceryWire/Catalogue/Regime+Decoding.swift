// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    mutating func regime(_ message: UnsafeMutablePointer<Chancery__V1__Regime>, _ path: ItemPath) -> Regime {
        Regime(
            code: line(message.pointee.code, path + ".code"), title: label(message.pointee.title, path + ".title"),
            content: label(message.pointee.content, path + ".content"),
            reporters: lines(message.pointee.reporters, message.pointee.n_reporters, path + ".reporters"),
            receiver: label(message.pointee.receiver, path + ".receiver"),
            sending: label(message.pointee.sending, path + ".sending"),
            dues: each(message.pointee.dues, message.pointee.n_dues, path + ".dues") { fields, due, path in
                DueRule(
                    level: fields.choice(due.pointee.level.rawValue, Enumerations.reportingLevel, path + ".level"),
                    daysAfterCutOff: Int(due.pointee.days_after_cut_off))
            },
            forms: forms(message, path),
            windowFamily: line(message.pointee.window_family, path + ".window_family"),
            sections: each(message.pointee.sections, message.pointee.n_sections, path + ".sections") {
                fields, section, path in
                SectionRule(
                    code: fields.line(section.pointee.code, path + ".code"),
                    title: fields.label(section.pointee.title, path + ".title"),
                    isMandatory: section.pointee.is_mandatory != 0, lengthMax: Int(section.pointee.length_max))
            },
            figures: each(message.pointee.figures, message.pointee.n_figures, path + ".figures") {
                fields, figure, path in
                FigureRule(
                    indicator: fields.line(figure.pointee.indicator, path + ".indicator"),
                    isMandatory: figure.pointee.is_mandatory != 0)
            },
            zone: zone(message.pointee.zone_offset_minutes, path + ".zone_offset_minutes"),
            validity: validity(message.pointee.validity, path + ".validity"),
            source: prose(message.pointee.source, path + ".source"),
            signature: choice(message.pointee.signature.rawValue, Enumerations.signatureDemand, path + ".signature"))
    }

    private mutating func forms(
        _ message: UnsafeMutablePointer<Chancery__V1__Regime>, _ path: ItemPath
    ) -> [PeriodForm] {
        let numbers = UnsafeBufferPointer(
            start: message.pointee.forms, count: message.pointee.forms == nil ? 0 : message.pointee.n_forms)
        return numbers.enumerated().map { index, number in
            choice(number.rawValue, Enumerations.periodForm, path + ".forms[\(index)]")
        }
    }

    private mutating func zone(_ minutes: Int32, _ path: @autoclosure () -> String) -> ZoneOffset {
        if let zone = ZoneOffset(minutes: Int(minutes)) { return zone }
        report(path(), "a zone is at most 18 hours from UTC")
        return .utc
    }
}
