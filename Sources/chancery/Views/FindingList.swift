// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel

/// How findings are told.
enum FindingList {
    static let csvHeader = [
        "file", "line", "column", "severity", "code", "name", "path", "value", "rule", "message", "remedy",
    ]

    /// One block for each finding, with the place first, in the form that editors understand.
    static func text(_ findings: [LocatedFinding], file: String, _ style: TextStyle) -> String {
        findings.map { located in
            let finding = located.finding
            let place = located.location?.description ?? file
            var text = "\(printable(place)): \(finding.severity.rawValue) \(finding.code.rawValue) \(finding.code.name)"
            if !finding.path.isEmpty { text += " at \(printable(finding.path))" }
            if !finding.value.isEmpty { text += ": “\(printable(finding.value))”" }
            text += "\n    \(printable(style.name(finding.message)))\n"
            let remedy = style.name(finding.remedy)
            if !remedy.isEmpty { text += "    → \(printable(remedy))\n" }
            if !finding.rule.isEmpty { text += "    (\(printable(finding.rule)))\n" }
            return text
        }.joined()
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
            ]
        }
    }
}

/// How many findings there are of each weight.
struct FindingCounts: Hashable {
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var notes = 0

    init(_ findings: some Sequence<LocatedFinding>) {
        for located in findings {
            switch located.finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: notes += 1
            }
        }
    }

    var text: String {
        [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")].joined(separator: ", ")
    }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
