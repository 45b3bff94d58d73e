// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What validation says about a report.
public struct ValidationResult: Hashable, Sendable {
    /// In the order of the report's fields, at most `Limits.findingsMax` and one that counts the rest.
    public let findings: [Finding]
    /// The key of the report, when it names a known office, a known regime and a well-formed period.
    public let key: ReportKey?
    /// The days that the report covers, when the regime and the period say so.
    public let window: DateRange?
    /// Questions that the report does not answer. They do not keep it from being stored, but from being accepted.
    public let openQuestionCount: Int32

    public init(findings: [Finding], key: ReportKey?, window: DateRange?, openQuestionCount: Int32 = 0) {
        self.findings = findings
        self.key = key
        self.window = window
        self.openQuestionCount = openQuestionCount
    }

    /// Whether no finding is an error.
    public var isAccepted: Bool { !findings.contains { $0.severity == .error } }
}
