// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel

/// Reports read from text in tests.
enum SampleReport {
    static let documentPath = "docs/reference/report-files.md"

    static func yaml(_ text: String, defaults: ReportDefaults = ReportDefaults()) -> ReportFileReading {
        ReportFileReader.read(name: "r.yaml", bytes: Array(text.utf8), defaults: defaults)
    }

    static func csv(_ text: String, defaults: ReportDefaults = ReportDefaults()) -> ReportFileReading {
        ReportFileReader.read(name: "r.csv", bytes: Array(text.utf8), defaults: defaults)
    }

    /// A YAML report with these lines under `figures`.
    static func figures(_ lines: String) -> ReportFileReading {
        let indented = lines.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        return yaml("office: vn-01\nregime: FA-D09\nperiod: 2024-H1\nfigures:\n\(indented)\n")
    }
}

extension ReportFileReading {
    /// `line:column CODE path`, for comparing at a glance.
    var places: [String] {
        findings.map { found in
            let place = found.location.map { "\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(found.finding.code) \(found.finding.path)"
        }
    }

    var codes: [FindingCode] { findings.map(\.finding.code) }
}
