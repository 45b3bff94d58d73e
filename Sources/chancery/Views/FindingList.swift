// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel

/// How findings are told.
enum FindingList {
    static let csvHeader = [
        "file", "line", "column", "severity", "code", "name", "path", "value", "rule", "message", "remedy",
        "needs_answer", "answer",
    ]

    /// One block for each finding, with the place first, in the form that editors understand.
    static func text(_ findings: [LocatedFinding], file: String, _ style: TextStyle) -> String {
        findings.map { located in
            let finding = located.finding
            let place = located.location?.description ?? file
            // A question is a question first, whatever its severity.
            let kind = finding.needsAnswer ? "question" : finding.severity.rawValue
            var text = "\(printable(place)): \(kind) \(finding.code.rawValue) \(finding.code.name)"
            if !finding.path.isEmpty { text += " at \(printable(finding.path))" }
            if !finding.value.isEmpty { text += ": “\(printable(finding.value))”" }
            text += "\n    \(printable(style.name(finding.message)))\n"
            let remedy = style.name(finding.remedy)
            if !remedy.isEmpty { text += "    → \(printable(remedy))\n" }
            if !finding.rule.isEmpty { text += "    (\(printable(finding.rule)))\n" }
            if finding.needsAnswer { text += howToAnswer(finding) }
            if !finding.answer.isEmpty { text += "    answered: “\(printable(finding.answer))”\n" }
            return text
        }.joined()
    }

    /// What to write into the report file when the report is right as it is.
    private static func howToAnswer(_ finding: Finding) -> String {
        let path = finding.path.isEmpty ? "" : ", path: \"\(printable(finding.path))\""
        return "    ? mend it, or say under answers: in the file why it is right:\n"
            + "      - {code: \(finding.code.name)\(path), text: \"...\"}\n"
    }

    static func json(_ findings: [LocatedFinding]) -> JSONValue {
        .array(
            findings.map { located in
                let finding = located.finding
                return [
                    "line": located.location.map { .integer(Int64($0.line)) } ?? .null,
                    "column": located.location.map { .integer(Int64($0.column)) } ?? .null,
                    "severity": .string(finding.severity.rawValue), "code": .integer(finding.code.rawValue),
                    "name": .string(finding.code.name), "path": .string(finding.path),
                    "value": .string(finding.value), "rule": .string(finding.rule),
                    "message": JSONValue(finding.message), "remedy": JSONValue(finding.remedy),
                    "needs_answer": .bool(finding.needsAnswer), "answer": .optional(finding.answer),
                ]
            })
    }

    /// Messages in English, so that rows can be compared whoever made them.
    static func csvRows(_ findings: [LocatedFinding], file: String) -> [[String]] {
        findings.map { located in
            let finding = located.finding
            return [
                file, located.location.map { String($0.line) } ?? "", located.location.map { String($0.column) } ?? "",
                finding.severity.rawValue, String(finding.code.rawValue), finding.code.name, finding.path,
                finding.value, finding.rule, finding.message.english, finding.remedy.english,
                finding.needsAnswer ? "true" : "false", finding.answer,
            ]
        }
    }
}

/// How many findings there are of each weight.
struct FindingCounts: Hashable {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var notes = 0
    /// Warnings that ask and have no answer.
    private(set) var questions = 0

    init(_ findings: some Sequence<LocatedFinding>) {
        for located in findings {
            if located.finding.needsAnswer { questions += 1 }
            switch located.finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: notes += 1
            }
        }
    }

    var text: String {
        [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")].joined(separator: ", ")
            + (questions == 0 ? "" : "; \(counted(questions, "unanswered question"))")
    }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
