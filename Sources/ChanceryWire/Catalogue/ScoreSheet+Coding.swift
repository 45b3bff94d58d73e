// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    mutating func scoreSheet(_ sheet: ScoreSheet) {
        text(1, sheet.code)
        label(2, sheet.label)
        texts(3, sheet.groups)
        text(4, sheet.regime)
        texts(5, sheet.forms.map(\.rawValue))
        date(6, sheet.validity.from)
        date(7, sheet.validity.to)
        bool(8, sheet.isSample)
        text(9, sheet.source)
        for criterion in sheet.criteria { message(10) { $0.scoreCriterion(criterion) } }
        texts(11, sheet.tieBreak)
    }

    private mutating func scoreCriterion(_ criterion: ScoreCriterion) {
        text(1, criterion.code)
        label(2, criterion.label)
        text(3, criterion.pointsMax.description)
        switch criterion.form {
        case .judged:
            message(4) { _ in }
        case .resultShare(let indicator):
            message(5) { $0.text(1, indicator) }
        case .resultThreshold(let indicator, let steps):
            message(6) { writer in
                writer.text(1, indicator)
                for step in steps {
                    writer.message(2) { writer in
                        writer.text(1, step.atLeast.description)
                        writer.text(2, step.points.description)
                    }
                }
            }
        case .deduction(let event, let pointsEach):
            message(7) { writer in
                writer.text(1, event.rawValue)
                writer.text(2, pointsEach.description)
            }
        case .bonus(let event):
            message(8) { $0.text(1, event.rawValue) }
        }
    }
}

extension FieldReader {
    mutating func scoreSheet(
        _ message: UnsafeMutablePointer<Chancery__V1__ScoreSheet>, _ path: @autoclosure () -> String
    ) -> ScoreSheet {
        let path = path()
        let from = date(message.pointee.valid_from, path + ".valid_from")
        let to = date(message.pointee.valid_to, path + ".valid_to")
        let validity = Validity(from: from, to: to)
        if validity == nil { report(path + ".valid_to", "the last day must not lie before the first day") }
        return ScoreSheet(
            code: line(message.pointee.code, path + ".code"), label: label(message.pointee.label, path + ".label"),
            groups: lines(message.pointee.groups, message.pointee.n_groups, path + ".groups"),
            regime: line(message.pointee.regime, path + ".regime"),
            forms: lines(message.pointee.forms, message.pointee.n_forms, path + ".forms").enumerated().compactMap {
                word($1, PeriodForm.self, "\(path).forms[\($0)]")
            },
            validity: validity ?? .always, isSample: message.pointee.is_sample != 0,
            source: prose(message.pointee.source, path + ".source"),
            criteria: each(message.pointee.criteria, message.pointee.n_criteria, path + ".criteria") {
                $0.scoreCriterion($1, $2)
            },
            tieBreak: lines(message.pointee.tie_break, message.pointee.n_tie_break, path + ".tie_break"))
    }

    private mutating func scoreCriterion(
        _ message: UnsafeMutablePointer<Chancery__V1__ScoreCriterion>, _ path: ItemPath
    ) -> ScoreCriterion? {
        guard let form = scoreForm(message, path) else { return nil }
        let most = points(message.pointee.points_max, path + ".points_max")
        if most.units <= 0 { report(path + ".points_max", "must be above zero") }
        return ScoreCriterion(
            code: line(message.pointee.code, path + ".code"), label: label(message.pointee.label, path + ".label"),
            pointsMax: most, form: form)
    }

    private mutating func scoreForm(
        _ message: UnsafeMutablePointer<Chancery__V1__ScoreCriterion>, _ path: ItemPath
    ) -> ScoreForm? {
        switch message.pointee.form_case {
        case CHANCERY__V1__SCORE_CRITERION__FORM_JUDGED:
            return .judged
        case CHANCERY__V1__SCORE_CRITERION__FORM_RESULT_SHARE:
            guard let form = message.pointee.result_share else { return nil }
            return .resultShare(indicator: line(form.pointee.indicator, path + ".result_share.indicator"))
        case CHANCERY__V1__SCORE_CRITERION__FORM_RESULT_THRESHOLD:
            guard let form = message.pointee.result_threshold else { return nil }
            return .resultThreshold(
                indicator: line(form.pointee.indicator, path + ".result_threshold.indicator"),
                steps: each(form.pointee.steps, form.pointee.n_steps, path + ".result_threshold.steps") {
                    fields, step, path in
                    fields.decimal(step.pointee.at_least, path + ".at_least").map { atLeast in
                        ScoreStep(atLeast: atLeast, points: fields.points(step.pointee.points, path + ".points"))
                    }
                })
        case CHANCERY__V1__SCORE_CRITERION__FORM_DEDUCTION:
            guard let form = message.pointee.deduction else { return nil }
            let event = line(form.pointee.event, path + ".deduction.event")
            let pointsEach = points(form.pointee.points_each, path + ".deduction.points_each")
            return word(event, DeductionEvent.self, path + ".deduction.event").map {
                .deduction(event: $0, pointsEach: pointsEach)
            }
        case CHANCERY__V1__SCORE_CRITERION__FORM_BONUS:
            guard let form = message.pointee.bonus else { return nil }
            let event = line(form.pointee.event, path + ".bonus.event")
            return word(event, BonusEvent.self, path + ".bonus.event").map { .bonus(event: $0) }
        default:
            report(path + ".form", "a form is mandatory")
            return nil
        }
    }

    /// One of the words of an enumeration.
    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ type: Word.Type, _ path: @autoclosure () -> String
    ) -> Word? {
        if let word = Word(rawValue: text) { return word }
        report(path(), "must be one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    /// Points at `ScoreSheet.pointsScale`.
    mutating func points(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> FixedPoint {
        guard let number = decimal(data, path()) else { return .zero(scale: ScoreSheet.pointsScale) }
        if let points = number.rescaled(to: ScoreSheet.pointsScale) { return points }
        report(path(), "points have at most \(ScoreSheet.pointsScale) digits after the point")
        return .zero(scale: ScoreSheet.pointsScale)
    }

    /// The same where there may be none.
    mutating func optionalPoints(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> FixedPoint? {
        data.len == 0 ? nil : points(data, path())
    }
}
