// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// How rows hold figures.
protocol CSVForm {
    /// Whether a column that does not concern the report itself is read.
    func isColumn(_ name: String) -> Bool
    /// What to name to somebody who used another column.
    var columnsForRemedy: [String] { get }
    /// Whether every row is a report of its own.
    var isReportPerRow: Bool { get }
    /// Adds the figures of a row to its report.
    func read(_ row: CSVRow, into content: inout CSVReportContent)
}

/// Figures of a report, and where they stand.
struct CSVReportContent {
    var figures: [Figure] = []
    var locations = LocationTable()
}

/// Reports being put together from rows, in the order in which they first appear.
struct CSVReports {
    private struct Draft {
        var content = CSVReportContent()
        /// First cell that is not empty of each column of the report.
        var cells: [String: CSVCell] = [:]
        let row: CSVRow
    }

    private struct Key: Hashable {
        let office: String
        let regime: String
        let period: String
    }

    private let context: ReadingContext
    private let defaults: ReportDefaults
    private let reportsMissingKeys: Bool
    private var drafts: [Draft] = []
    private var positions: [Key: Int] = [:]

    init(context: ReadingContext, defaults: ReportDefaults, reportsMissingKeys: Bool) {
        self.context = context
        self.defaults = defaults
        self.reportsMissingKeys = reportsMissingKeys
    }

    /// `false` when there are too many reports, which is logged.
    mutating func add(_ row: CSVRow, form: any CSVForm) -> Bool {
        let key = Key(office: value("office", row), regime: value("regime", row), period: value("period", row))
        let known = form.isReportPerRow ? nil : positions[key]
        if known == nil, drafts.count == DocumentLimits.documentsMax {
            context.log.add(
                .tooLarge(
                    at: Place(location: row.location, path: ""),
                    what: Label(english: "reports in the file", vietnamese: "báo cáo trong tệp"),
                    limit: DocumentLimits.documentsMax))
            return false
        }
        let position = known ?? drafts.count
        if known == nil {
            positions[key] = position
            drafts.append(Draft(row: row))
            logMissingKeys(row)
        }
        for column in CSVReportReader.reportColumns {
            guard let cell = row.cell(column), !cell.text.isEmpty else { continue }
            if let first = drafts[position].cells[column] {
                if first.text == cell.text { continue }
                let place = Place(location: cell.location, path: column)
                context.notes.append(
                    .conflictingRows(at: place, column: column, value: cell.text, first: first.text))
            } else {
                drafts[position].cells[column] = cell
            }
        }
        form.read(row, into: &drafts[position].content)
        return true
    }

    func documents() -> [ReportDocument] {
        drafts.enumerated().map { position, draft in
            var locations = draft.content.locations
            locations[""] = draft.row.location
            for (column, cell) in draft.cells {
                locations[CSVReports.paths[column] ?? column] = cell.location
            }
            return ReportDocument(
                name: ReportDocument.name(of: position, in: context.file), report: report(draft),
                locations: locations)
        }
    }

    private static let paths = [
        "replaces_revision": "correction.replaces_revision", "correction_reason": "correction.reason",
    ]

    private func value(_ column: String, _ row: CSVRow) -> String {
        let text = row.text(column)
        return text.isEmpty ? defaults.value(of: column) : text
    }

    private func logMissingKeys(_ row: CSVRow) {
        guard reportsMissingKeys else { return }
        for column in CSVReportReader.keyColumns where value(column, row).isEmpty {
            context.log.add(.missingKey(column, at: row.place(column, column)))
        }
    }

    private func report(_ draft: Draft) -> Report {
        func text(_ column: String) -> String { draft.cells[column]?.text ?? defaults.value(of: column) }
        var report = Report(office: text("office"), regime: text("regime"), period: text("period"))
        report.catalogueVersion = CatalogueVersion(number("catalogue_version", draft))
        report.language = text("language")
        report.author = text("author")
        if draft.cells["replaces_revision"] != nil || draft.cells["correction_reason"] != nil {
            report.correction = Correction(
                replacesRevision: number("replaces_revision", draft), reason: text("correction_reason"))
        }
        report.figures = draft.content.figures
        return report
    }

    private func number(_ column: String, _ draft: Draft) -> Int32 {
        guard let cell = draft.cells[column] else { return 0 }
        let range = 0...Int(Int32.max)
        if let number = wholeNumber(cell.text, in: range) { return Int32(number) }
        let place = Place(location: cell.location, path: CSVReports.paths[column] ?? column)
        context.log.add(.numberOutOfRange(at: place, value: cell.text, range: range))
        return 0
    }
}

/// A value cell that says "not available": `n/a`, or `n/a: reason`.
func notAvailableReason(_ text: String) -> String? {
    guard text.prefix(3).lowercased() == "n/a" else { return nil }
    let rest = text.dropFirst(3)
    if rest.isEmpty { return "" }
    guard rest.first == ":" else { return nil }
    return String(rest.dropFirst().drop { $0 == " " })
}
