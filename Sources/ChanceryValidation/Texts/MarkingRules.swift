// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Rules about marks of secrecy. Texts that hold no mark, which is almost all of them, are read once for all rules.
struct MarkingRules: Sendable {
    private let rules: [MarkingRule]
    /// What every mark of every rule fits into.
    private let bounds: LineShape

    init(_ rules: [ValidationRule]) { self.init(rules.compactMap { MarkingRule($0) }) }

    private init(_ rules: [MarkingRule]) {
        self.rules = rules
        bounds = LineShape(words: rules.map(\.bounds.words).max() ?? 0, bytes: rules.map(\.bounds.bytes).max() ?? 0)
    }

    var isEmpty: Bool { rules.isEmpty }

    /// Those that apply.
    func filter(_ applies: (ValidationRule) -> Bool) -> MarkingRules {
        rules.allSatisfy { applies($0.rule) } ? self : MarkingRules(rules.filter { applies($0.rule) })
    }

    /// Each rule whose mark stands in the text on a line of its own, with the first such mark.
    func marks(in text: String) -> [(rule: ValidationRule, mark: String)] {
        if text.isEmpty { return [] }
        var text = text
        return text.withUTF8 { bytes in
            guard LineShape.firstLine(of: bytes, within: bounds, { _ in true }) != nil else { return [] }
            return rules.compactMap { rule in rule.mark(in: bytes).map { (rule.rule, $0) } }
        }
    }
}
