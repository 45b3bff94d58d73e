// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

/// One change to the honest report and the finding that it must bring.
struct FindingCase: Sendable, CustomStringConvertible {
    let code: FindingCode
    let severity: Severity
    let path: String
    /// Part of the English message or remedy, where the wording matters.
    let says: String
    let report: Report
    let now: Instant
    let previous: [Narrative]?
    let earlier: [Report]

    init(
        _ code: FindingCode, _ path: String, severity: Severity? = nil, says: String = "",
        now: Instant = SampleReport.now, previous: [Narrative]? = nil, earlier: [Report] = [],
        _ change: (inout Report) -> Void
    ) {
        self.code = code
        self.severity = severity ?? code.defaultSeverity
        self.path = path
        self.says = says
        self.now = now
        self.previous = previous
        self.earlier = earlier
        report = SampleReport.changed(change)
    }

    /// A change to the figure of `indicator`; `path` is the rest of the path below that figure.
    init(
        _ code: FindingCode, figure indicator: String, _ path: String, severity: Severity? = nil, says: String = "",
        _ change: (inout Figure) -> Void
    ) {
        let index = SampleReport.index(of: indicator)
        let whole = "figures[\(index)]" + (path.isEmpty ? "" : ".") + path
        self.init(code, whole, severity: severity, says: says) { change(&$0.figures[index]) }
    }

    var description: String { "\(code) at \(path.isEmpty ? "the report" : path)" }

    var history: SampleHistory { SampleHistory(earlier, previous: previous) }

    static let all = envelope + figures + values + dates + comparisons + texts + entries + rules + questions
}
