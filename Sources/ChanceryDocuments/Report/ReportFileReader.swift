// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// How a file of reports is written.
public enum ReportFileFormat: String, CaseIterable, Hashable, Sendable {
    /// By the end of the file's name: `.yaml`, `.yml` or `.csv`.
    case automatic
    case yaml
    case csv
}

/// Reads reports from files that people write; `docs/reference/report-files.md` describes the forms.
///
/// Texts and numbers are kept as they were sent: nothing is normalised, rounded or interpreted here. The one
/// exception are word quantities such as "dozens", and each of them is told in a finding.
public enum ReportFileReader {
    public static func read(
        name: String, bytes: [UInt8], format: ReportFileFormat = .automatic, defaults: ReportDefaults = ReportDefaults()
    ) -> ReportFileReading {
        let log = ProblemLog()
        let context = ReadingContext(file: name, log: log)
        var documents: [ReportDocument] = []
        switch format == .automatic ? ReportFileFormat(extensionOf: name) : format {
        case .yaml:
            if let text = SourceText.decode(bytes, file: name, log: log) {
                documents = YAMLReportReader(context: context, defaults: defaults).read(text)
            }
        case .csv:
            if let text = SourceText.decode(bytes, file: name, log: log) {
                documents = CSVReportReader(context: context, defaults: defaults).read(text)
            }
        case .automatic, nil:
            log.add(
                .unreadable(
                    at: Place(location: SourceLocation(file: name, line: 1, column: 1), path: ""), value: name,
                    english: "its name ends neither in .yaml, .yml nor .csv",
                    vietnamese: "tên tệp không kết thúc bằng .yaml, .yml hay .csv"))
        }
        if documents.isEmpty, log.count == 0 { context.notes.append(.emptyFile(name)) }
        return ReportFileReading(documents: documents, findings: findings(of: context))
    }

    private static func findings(of context: ReadingContext) -> [LocatedFinding] {
        var findings = context.log.problems.map(LocatedFinding.init) + context.notes
        let count = context.log.count + context.notes.count
        findings.sort { left, right in
            (left.location?.line ?? 0, left.location?.column ?? 0)
                < (right.location?.line ?? 0, right.location?.column ?? 0)
        }
        if count > DocumentLimits.findingsMax {
            findings = Array(findings.prefix(DocumentLimits.findingsMax))
            findings.append(.moreFindings(count - DocumentLimits.findingsMax))
        }
        return findings
    }
}

extension ReportFileFormat {
    fileprivate init?(extensionOf name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "yaml", "yml": self = .yaml
        case "csv": self = .csv
        default: return nil
        }
    }
}
