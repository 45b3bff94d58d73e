// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A rule that reports must satisfy, as catalogue data. The forms are few and each costs time linear in the report.
public struct ValidationRule: Hashable, Sendable {
    /// Stable key, quoted in findings.
    public let code: String
    public let severity: Severity
    /// Why the rule exists, for the clerk.
    public let explanation: Label
    public let form: RuleForm
    /// Regimes the rule applies to; empty means all.
    public let regimes: [String]
    public let validity: Validity

    public init(
        code: String, severity: Severity, explanation: Label, form: RuleForm, regimes: [String] = [],
        validity: Validity = .always
    ) {
        self.code = code
        self.severity = severity
        self.explanation = explanation
        self.form = form
        self.regimes = regimes
        self.validity = validity
    }
}

/// The forms of rule that a catalogue can state.
public enum RuleForm: Hashable, Sendable {
    /// Every figure of `larger` is at least the figure of `smaller` with the same dimensions: persons and delegations.
    case notLess(larger: String, smaller: String)
    /// The figure of `total` equals the sum of the figures of `parts`, where all are given.
    case sum(total: String, parts: [String])
    /// A figure of `indicator` lies within the bounds; `nil` is open. Bounds are at the indicator's scale.
    case range(indicator: String, minimum: FixedPoint?, maximum: FixedPoint?)
    /// When `indicator` is given and not zero, `companion` is given too.
    case requires(indicator: String, companion: String)
    /// No section's text equals the text of the same section in the previous period's report.
    case textDiffersFromPrevious
    /// A figure of `indicator` lies within the median of the office's own earlier figures of the same period form,
    /// divided by and times `factor`. Asks.
    case changeWithin(indicator: String, factor: FixedPoint)
    /// A figure of `indicator` lies within the median of what members of the same kind stated for the previous period,
    /// divided by and times `factor`. Asks.
    case peersWithin(indicator: String, factor: FixedPoint)
    /// `amount` divided by `count` lies within the bounds; `nil` is open. Bounds are in the unit of the amount. Asks.
    case perItem(amount: String, count: String, minimum: FixedPoint?, maximum: FixedPoint?)
    /// `stock` is the stock of the previous period, and `added`, less `ended` (`nil`: nothing counts as ended). Asks.
    case stockArithmetic(stock: String, added: String, ended: String?)
    /// A published change from a period fits the figure that the office stated for that period. Asks.
    case growthMatchesHistory
    /// Asks when at least `textPercent` of the text and `figuresPercent` of the figures are those of the previous
    /// period; both 1...100.
    case similarToPrevious(textPercent: Int, figuresPercent: Int)
    /// No text carries one of `marks` on a line of its own.
    case secretMarking(marks: [String])

    /// Whether rules of this form ask and never refuse, so that their severity is warning.
    public var isQuestion: Bool {
        switch self {
        case .notLess, .sum, .range, .requires, .textDiffersFromPrevious, .secretMarking: false
        case .changeWithin, .peersWithin, .perItem, .stockArithmetic, .growthMatchesHistory, .similarToPrevious: true
        }
    }
}

/// How much a finding weighs.
public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The report is refused.
    case error
    /// The report is accepted; the clerk should look.
    case warning
    /// How something was read.
    case info
}
