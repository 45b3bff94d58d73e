// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension RuleDraft {
    static let formKeys = [
        "not-less", "sum", "range", "requires", "text-differs-from-previous", "change-within", "peers-within",
        "per-item",
        "stock-arithmetic", "growth-matches-history", "similar-to-previous", "secret-marking",
    ]
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
        return question(reader) ?? textForm(reader)
    }

    private static func question(_ reader: MappingReader) -> RuleForm? {
        if let form = reader.mapping("change-within", keys: ["indicator", "factor"]) {
            return .changeWithin(indicator: form.requiredText("indicator"), factor: factor(form))
        }
        if let form = reader.mapping("peers-within", keys: ["indicator", "factor"]) {
            return .peersWithin(indicator: form.requiredText("indicator"), factor: factor(form))
        }
        if let form = reader.mapping("per-item", keys: ["amount", "count", "minimum", "maximum"]) {
            return .perItem(
                amount: form.requiredText("amount"), count: form.requiredText("count"),
                minimum: form.decimal("minimum"), maximum: form.decimal("maximum"))
        }
        if let form = reader.mapping("stock-arithmetic", keys: ["stock", "new", "ended"]) {
            return .stockArithmetic(
                stock: form.requiredText("stock"), added: form.requiredText("new"), ended: form.optionalText("ended"))
        }
        if let form = reader.mapping("similar-to-previous", keys: ["text-percent", "figures-percent"]) {
            return .similarToPrevious(
                textPercent: form.requiredInteger("text-percent", in: 1...100) ?? 100,
                figuresPercent: form.requiredInteger("figures-percent", in: 1...100) ?? 100)
        }
        return nil
    }

    private static func textForm(_ reader: MappingReader) -> RuleForm {
        if let form = reader.mapping("secret-marking", keys: ["marks"]) {
            return .secretMarking(marks: form.texts("marks"))
        }
        if checkTrue("growth-matches-history", reader) { return .growthMatchesHistory }
        _ = checkTrue("text-differs-from-previous", reader)
        return .textDiffersFromPrevious
    }

    /// Whether the key is there; anything but `true` behind it is a problem.
    private static func checkTrue(_ key: String, _ reader: MappingReader) -> Bool {
        guard let text = reader.optionalText(key) else { return false }
        if text != "true" { reader.context.log.add(.unknownWord(text, at: reader.place(key), known: ["true"])) }
        return true
    }

    private static func factor(_ reader: MappingReader) -> FixedPoint {
        if !reader.has("factor") { reader.logMissing("factor") }
        return reader.decimal("factor") ?? FixedPoint(units: 1, scale: 0)
    }
}
