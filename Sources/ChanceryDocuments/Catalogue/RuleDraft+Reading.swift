// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension RuleDraft {
    static let formKeys = ["not-less", "sum", "range", "requires", "text-differs-from-previous"]
    static let keys = ["code", "severity", "explanation", "regimes", "valid"] + formKeys

    init(reading reader: MappingReader) {
        formKeys = RuleDraft.formKeys.filter(reader.has)
        rule = ValidationRule(
            code: reader.requiredText("code"), severity: reader.requiredWord("severity", Severity.self) ?? .error,
            explanation: reader.requiredLabel("explanation"), form: RuleDraft.form(reader),
            regimes: reader.texts("regimes"), validity: reader.validity())
    }

    /// The form under the first of the form keys. Where there is none, or more than one, the rule is refused later.
    private static func form(_ reader: MappingReader) -> RuleForm {
        if let form = reader.mapping("not-less", keys: ["larger", "smaller"]) {
            return .notLess(larger: form.requiredText("larger"), smaller: form.requiredText("smaller"))
        }
        if let form = reader.mapping("sum", keys: ["total", "parts"]) {
            return .sum(total: form.requiredText("total"), parts: form.texts("parts"))
        }
        if let form = reader.mapping("range", keys: ["indicator", "minimum", "maximum"]) {
            return .range(
                indicator: form.requiredText("indicator"), minimum: form.decimal("minimum"),
                maximum: form.decimal("maximum"))
        }
        if let form = reader.mapping("requires", keys: ["indicator", "companion"]) {
            return .requires(indicator: form.requiredText("indicator"), companion: form.requiredText("companion"))
        }
        if let text = reader.optionalText("text-differs-from-previous"), text != "true" {
            reader.context.log.add(
                .unknownWord(text, at: reader.place("text-differs-from-previous"), known: ["true"]))
        }
        return .textDiffersFromPrevious
    }
}
