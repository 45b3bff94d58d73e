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
