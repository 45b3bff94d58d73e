// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel

/// What `check` found.
struct CheckView: View {
    struct CheckedReport {
        let document: ReportDocument
        let findings: [LocatedFinding]
    }

    struct CheckedFile {
        let file: ReportFile
        let reports: [CheckedReport]

        /// Those about the form of the file first.
        var findings: [LocatedFinding] { file.findings + reports.flatMap(\.findings) }
    }

    let files: [CheckedFile]

    var counts: FindingCounts { FindingCounts(files.lazy.flatMap(\.findings)) }

    func text(_ style: TextStyle) -> String {
        let findings = files.map { FindingList.text($0.findings, file: $0.file.path, style) }.joined()
        let reports = files.reduce(0) { $0 + $1.reports.count }
        let summary = "\(counted(reports, "report")) in \(counted(files.count, "file")): \(counts.text)"
        guard counts.errors == 0 else { return findings + summary + ".\n" }
        let questions = counts.questions == 0 ? "" : " It cannot be accepted before the questions are answered."
        return findings + summary + ". Fit to be submitted." + questions + "\n"
    }

    var json: JSONValue {
        [
            "files": .array(
                files.map { checked in
                    [
                        "file": .string(checked.file.path), "findings": FindingList.json(checked.file.findings),
                        "reports": .array(
                            checked.reports.map { report in
                                [
                                    "name": .string(report.document.name),
                                    "office": .string(report.document.report.office),
                                    "regime": .string(report.document.report.regime),
                                    "period": .string(report.document.report.period),
                                    "findings": FindingList.json(report.findings),
                                ]
                            }),
                    ]
                }),
            "error_count": .integer(Int64(counts.errors)), "warning_count": .integer(Int64(counts.warnings)),
            "note_count": .integer(Int64(counts.notes)), "question_count": .integer(Int64(counts.questions)),
        ]
    }

    var csv: [[String]] {
        [FindingList.csvHeader] + files.flatMap { FindingList.csvRows($0.findings, file: $0.file.path) }
    }
}
