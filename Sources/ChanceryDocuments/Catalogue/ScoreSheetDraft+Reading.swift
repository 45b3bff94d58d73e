// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A score sheet as read; exactly one key must have given the form of each criterion.
struct ScoreSheetDraft {
    let sheet: ScoreSheet
    /// Of each criterion.
    let criteria: [Placed<[String]>]
}

extension ScoreSheetDraft {
    static let keys = [
        "code", "label", "groups", "regime", "forms", "valid", "is-sample", "source", "criteria", "tie-break",
    ]
    static let formKeys = ["judged", "result-share", "result-threshold", "deduction", "bonus"]
    static let criterionKeys = ["code", "label", "points-max"] + formKeys

    init(reading reader: MappingReader) {
        var given: [Placed<[String]>] = []
        let criteria = reader.parts("criteria", keys: ScoreSheetDraft.criterionKeys) { reader in
            let problemCount = reader.context.log.count
            let criterion = ScoreCriterion(
                code: reader.requiredText("code"), label: reader.requiredLabel("label"),
                pointsMax: reader.requiredPoints("points-max"), form: ScoreSheetDraft.form(reader))
            given.append(
                Placed(
                    value: ScoreSheetDraft.formKeys.filter(reader.has), path: reader.path,
                    isWhole: reader.context.log.count == problemCount))
            return criterion
        }
        self.criteria = given
        sheet = ScoreSheet(
            code: reader.requiredText("code"), label: reader.requiredLabel("label"), groups: reader.texts("groups"),
            regime: reader.requiredText("regime"), forms: reader.words("forms", PeriodForm.self),
            validity: reader.validity(), isSample: reader.flag("is-sample"), source: reader.text("source"),
            criteria: criteria, tieBreak: reader.texts("tie-break"))
    }

    /// The form under the first of the form keys. Where there is none, or more than one, the criterion is refused later.
    private static func form(_ reader: MappingReader) -> ScoreForm {
        if let form = reader.mapping("result-share", keys: ["indicator"]) {
            return .resultShare(indicator: form.requiredText("indicator"))
        }
        if let form = reader.mapping("result-threshold", keys: ["indicator", "steps"]) {
            return .resultThreshold(
                indicator: form.requiredText("indicator"),
                steps: form.parts("steps", keys: ["at-least", "points"]) { step in
                    if !step.has("at-least") { step.logMissing("at-least") }
                    return ScoreStep(
                        atLeast: step.decimal("at-least") ?? .zero(scale: 0), points: step.requiredPoints("points"))
                })
        }
        if let form = reader.mapping("deduction", keys: ["event", "points-each"]) {
            return .deduction(
                event: form.requiredWord("event", DeductionEvent.self) ?? .late,
                pointsEach: form.requiredPoints("points-each"))
        }
        if let form = reader.mapping("bonus", keys: ["event"]) {
            return .bonus(event: form.requiredWord("event", BonusEvent.self) ?? .onTime)
        }
        if let text = reader.optionalText("judged"), text != "true" {
            reader.context.log.add(.unknownWord(text, at: reader.place("judged"), known: ["true"]))
        }
        return .judged
    }
}

extension MappingReader {
    /// Points at the scale of all points; zero after a problem was logged.
    fileprivate func requiredPoints(_ key: String) -> FixedPoint {
        let none = FixedPoint.zero(scale: ScoreSheet.pointsScale)
        guard has(key) else {
            logMissing(key)
            return none
        }
        guard let number = decimal(key) else { return none }
        if let points = number.rescaled(to: ScoreSheet.pointsScale) { return points }
        context.log.add(
            .wrongType(
                at: place(key), value: "\(number)",
                expected: Label(
                    english: "points with at most \(ScoreSheet.pointsScale) decimals, such as \"12.50\"",
                    vietnamese: "số điểm có tối đa \(ScoreSheet.pointsScale) chữ số thập phân, như \"12.50\"")))
        return none
    }
}
