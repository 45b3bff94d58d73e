// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire

/// What became of every report of a submission.
struct SubmissionView: View {
    /// What became of one report.
    enum Outcome {
        case accepted(AcceptedSubmission)
        case refused(CallFailure)
        /// Not known, or not tried: the report may be stored or not.
        case unanswered(Problem)
        /// The file has errors, so nothing of it was sent.
        case notSent

        init(_ result: FileSubmission.Outcome) {
            switch result {
            case .success(let accepted): self = .accepted(accepted)
            case .failure(let failure as CallFailure) where result.isKnown: self = .refused(failure)
            case .failure(let error): self = .unanswered(Problem(error))
            }
        }

        /// Stable word for scripts.
        var word: String {
            switch self {
            case .accepted(let accepted): accepted.isRepeated ? "accepted_earlier" : "accepted"
            case .refused: "refused"
            case .unanswered: "unanswered"
            case .notSent: "not_sent"
            }
        }

        var title: String {
            switch self {
            case .accepted(let accepted): accepted.isRepeated ? "already accepted earlier (same receipt)" : "accepted"
            case .refused: "refused"
            case .unanswered: "no answer"
            case .notSent: "not sent"
            }
        }

        var receipt: Receipt? {
            if case .accepted(let accepted) = self { accepted.receipt } else { nil }
        }

        var findings: [Finding] {
            switch self {
            case .accepted(let accepted): accepted.findings
            case .refused(let failure): failure.findings
            case .unanswered, .notSent: []
            }
        }

        var status: CommandStatus {
            switch self {
            case .accepted: .success
            case .refused(let failure): Problem(failure).status
            case .unanswered(let problem): problem.status
            case .notSent: .refused
            }
        }
    }

    struct SubmittedReport {
        let document: ReportDocument
        let outcome: Outcome

        var findings: [LocatedFinding] { outcome.findings.map { document.located($0) } }
    }

    struct SubmittedFile {
        let file: ReportFile
        let receiptsPath: String
        let reports: [SubmittedReport]
    }

    let files: [SubmittedFile]

    var status: CommandStatus {
        var status = CommandStatus.success
        for file in files {
            if file.reports.isEmpty { status = status.combined(with: .unreadable) }
            for report in file.reports { status = status.combined(with: report.outcome.status) }
        }
        return status
    }

    private func count(_ word: String) -> Int {
        files.reduce(0) { $0 + $1.reports.count { $0.outcome.word == word } }
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("OFFICE"), TextTable.Column("REGIME"), TextTable.Column("PERIOD"),
            TextTable.Column("RESULT"), TextTable.Column("REVISION", .trailing),
            TextTable.Column("SEQUENCE", .trailing), TextTable.Column("RECEIVED"), TextTable.Column("DIGEST"),
        ])
        var details = ""
        for file in files {
            details += FindingList.text(file.file.findings, file: file.file.path, style)
            for report in file.reports {
                table.add(row(report, style))
                details += FindingList.text(report.findings, file: file.file.path, style)
                details += explanation(report)
            }
        }
        return (table.isEmpty ? "" : table.text(style)) + details + summary
    }

    private func row(_ report: SubmittedReport, _ style: TextStyle) -> [String] {
        let written = report.document.report
        let cells = [written.office, written.regime, written.period, report.outcome.title]
        guard let receipt = report.outcome.receipt else { return cells }
        return cells + [
            String(receipt.revision), String(receipt.sequence), style.time(receipt.receivedAt),
            String(receipt.digest.description.prefix(12)),
        ]
    }

    /// Why there is no receipt, where findings do not say it.
    private func explanation(_ report: SubmittedReport) -> String {
        let place = printable(report.document.name)
        switch report.outcome {
        case .refused(let failure) where failure.findings.isEmpty:
            var text = "\(place): \(failure.reason.name): \(printable(failure.message))\n"
            if let current = failure.current, [.alreadyReported, .staleRevision].contains(failure.reason) {
                text += "    → to correct it: --correct \(current.revision) --reason TEXT\n"
            }
            return text
        case .unanswered(let problem):
            return "\(place): \(printable(problem.message))\n"
        default:
            return ""
        }
    }

    private var summary: String {
        let titles = [
            ("accepted", "accepted"), ("accepted_earlier", "accepted earlier"), ("refused", "refused"),
            ("unanswered", "without an answer"), ("not_sent", "not sent"),
        ]
        let parts = titles.map { (count($0.0), $0.1) }.filter { $0.0 > 0 || $0.1 == "accepted" }
        var text = parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + ".\n"
        let paths = files.filter { $0.reports.contains { $0.outcome.receipt != nil } }.map(\.receiptsPath)
        if !paths.isEmpty { text += "Receipts: \(paths.joined(separator: ", "))\n" }
        let questions = FindingCounts(files.lazy.flatMap(\.reports).flatMap(\.findings)).questions
        if questions > 0 {
            text +=
                "\(counted(questions, "question")) to be answered: a report with open questions cannot be accepted.\n"
        }
        if count("unanswered") > 0 { text += "Run the same command again: it goes on under the same request ids.\n" }
        return text
    }

    var json: JSONValue {
        [
            "files": .array(
                files.map { file in
                    [
                        "file": .string(file.file.path), "receipts_file": .string(file.receiptsPath),
                        "findings": FindingList.json(file.file.findings),
                        "reports": .array(file.reports.map(json)),
                    ]
                }),
            "accepted": .integer(Int64(count("accepted"))),
            "accepted_earlier": .integer(Int64(count("accepted_earlier"))),
            "refused": .integer(Int64(count("refused"))), "unanswered": .integer(Int64(count("unanswered"))),
            "not_sent": .integer(Int64(count("not_sent"))),
        ]
    }

    private func json(_ report: SubmittedReport) -> JSONValue {
        let (reason, message, current) = refusal(report.outcome)
        return [
            "name": .string(report.document.name), "office": .string(report.document.report.office),
            "regime": .string(report.document.report.regime), "period": .string(report.document.report.period),
            "outcome": .string(report.outcome.word),
            "receipt": report.outcome.receipt.map { JSONValue(receipt: $0) } ?? .null,
            "reason": .optional(reason), "message": .optional(message),
            "current": current.map { JSONValue(receipt: $0) } ?? .null,
            "findings": FindingList.json(report.findings),
        ]
    }

    private func refusal(_ outcome: Outcome) -> (reason: String, message: String, current: Receipt?) {
        switch outcome {
        case .refused(let failure): (failure.reason.name, failure.message, failure.current)
        case .unanswered(let problem): (problem.reason, problem.message, nil)
        case .accepted, .notSent: ("", "", nil)
        }
    }

    var csv: [[String]] {
        let header = [
            "file", "name", "office", "regime", "period", "outcome", "revision", "sequence", "received_at", "digest",
            "request_id", "reason", "message", "error_count", "warning_count", "question_count",
        ]
        return [header]
            + files.flatMap { file in
                file.reports.map { report in
                    let written = report.document.report
                    let receipt = report.outcome.receipt
                    let (reason, message, _) = refusal(report.outcome)
                    let counts = FindingCounts(report.findings)
                    return [
                        file.file.path, report.document.name, written.office, written.regime, written.period,
                        report.outcome.word, receipt.map { String($0.revision) } ?? "",
                        receipt.map { String($0.sequence) } ?? "", receipt?.receivedAt.rfc3339(in: .utc) ?? "",
                        receipt?.digest.description ?? "", receipt?.requestID.description ?? "", reason, message,
                        String(counts.errors), String(counts.warnings), String(counts.questions),
                    ]
                }
            }
    }
}
