// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Collects findings up to a bound, and counts the rest.
struct FindingLog {
    private struct Entry {
        let field: Int
        let index: Int
        let finding: Finding
    }

    private var entries: [Entry] = []
    private var omittedCount = 0
    private var isErrorOmitted = false

    /// Notes a finding. Nothing is evaluated beyond the bound.
    mutating func add(
        _ code: FindingCode, severity: Severity? = nil, at place: @autoclosure () -> Place,
        value: @autoclosure () -> String = "", rule: @autoclosure () -> String, _ wording: @autoclosure () -> Wording
    ) {
        let severity = severity ?? code.defaultSeverity
        guard entries.count < Limits.findingsMax else {
            omittedCount += 1
            isErrorOmitted = isErrorOmitted || severity == .error
            return
        }
        let place = place()
        let wording = wording()
        let finding = Finding(
            code: code, severity: severity, path: place.path, value: value(), rule: rule(),
            message: wording.message, remedy: wording.remedy)
        entries.append(Entry(field: place.field.rawValue, index: place.index, finding: finding))
    }

    /// The findings by field and position in the report; those of one entry in the order in which they were noted.
    func ordered() -> [Finding] {
        guard !entries.isEmpty else { return [] }
        let order = entries.indices.sorted { left, right in
            (entries[left].field, entries[left].index, left) < (entries[right].field, entries[right].index, right)
        }
        var findings = order.map { entries[$0].finding }
        if omittedCount > 0 {
            let wording = ReportMessages.findingsOmitted(count: omittedCount)
            findings.append(
                Finding(
                    code: .findingsOmitted, severity: isErrorOmitted ? .error : .warning, path: "",
                    value: String(omittedCount), rule: "limit findings \(Limits.findingsMax)",
                    message: wording.message, remedy: wording.remedy))
        }
        return findings
    }
}
