// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What became of an answer.
enum AnswerUse {
    case taken
    /// The code is none of a question.
    case unknownCode
    /// Nothing of that code is asked, there or at all.
    case notAsked
    /// The same is asked about several places, and the answer does not say which it means.
    case ambiguous
}

/// Collects findings up to a bound, and counts the rest.
struct FindingLog {
    private struct Entry {
        let field: Int
        let index: Int
        var finding: Finding
    }

    private var entries: [Entry] = []
    private var omittedCount = 0
    private var isErrorOmitted = false
    private var omittedQuestionCount = 0

    /// Notes a finding. Nothing is evaluated beyond the bound.
    mutating func add(
        _ code: FindingCode, severity: Severity? = nil, at place: @autoclosure () -> Place,
        value: @autoclosure () -> String = "", rule: @autoclosure () -> String, _ wording: @autoclosure () -> Wording
    ) {
        let severity = severity ?? code.defaultSeverity
        guard entries.count < Limits.findingsMax else {
            omittedCount += 1
            isErrorOmitted = isErrorOmitted || severity == .error
            if code.isQuestion, severity == .warning { omittedQuestionCount += 1 }
            return
        }
        let place = place()
        let wording = wording()
        let finding = Finding(
            code: code, severity: severity, path: place.path, value: value(), rule: rule(),
            message: wording.message, remedy: wording.remedy)
        entries.append(Entry(field: place.field.rawValue, index: place.index, finding: finding))
    }

    /// Questions that are not answered, those that were left out among them.
    var openQuestionCount: Int { entries.count { $0.finding.needsAnswer } + omittedQuestionCount }

    /// Answers the question that `answer` names.
    mutating func apply(_ answer: FindingAnswer) -> AnswerUse {
        guard let code = FindingCode.question(answer.code) else { return .unknownCode }
        let asked = entries.indices.filter { entries[$0].finding.needsAnswer && entries[$0].finding.code == code }
        let named = answer.path.isEmpty ? asked : asked.filter { entries[$0].finding.path == answer.path }
        guard let first = named.first else { return .notAsked }
        // One answer serves every rule that asks the same about one place.
        guard named.allSatisfy({ entries[$0].finding.path == entries[first].finding.path }) else { return .ambiguous }
        for index in named { entries[index].finding = entries[index].finding.answered(with: answer.text) }
        return .taken
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
