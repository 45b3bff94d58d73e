// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads reports from CSV: one figure per row where the header has `indicator`, otherwise one report per row.
struct CSVReportReader {
    /// Columns that concern the report and not a figure.
    static let keyColumns = ["office", "regime", "period"]
    static let reportColumns =
        keyColumns + ["catalogue_version", "language", "author", "replaces_revision", "correction_reason"]

    let context: ReadingContext
    let defaults: ReportDefaults

    func read(_ text: String) -> [ReportDocument] {
        let rows = CSVTable.rows(text, context: context)
        guard let header = rows.first else { return [] }
        guard header.count <= DocumentLimits.columnsMax else {
            let place = Place(location: header[DocumentLimits.columnsMax].location, path: "")
            context.log.add(
                .tooLarge(
                    at: place, what: Label(english: "columns", vietnamese: "cột"), limit: DocumentLimits.columnsMax))
            return []
        }
        let names = header.map { CSVReportReader.columnName($0.text) }
        let form: any CSVForm = names.contains("indicator") ? CSVLongForm() : CSVWideForm()
        let columns = columns(header, names, form: form)
        let keysAreKnown = checkKeyColumns(columns, header)
        var reports = CSVReports(context: context, defaults: defaults, reportsMissingKeys: keysAreKnown)
        for cells in rows.dropFirst() {
            guard cells.count == header.count else {
                let place = Place(location: cells[min(cells.count, header.count + 1) - 1].location, path: "")
                context.notes.append(.rowLength(at: place, cells: cells.count, columns: header.count))
                continue
            }
            guard reports.add(CSVRow(cells: cells, columns: columns, context: context), form: form) else { break }
        }
        return reports.documents()
    }

    /// Known columns are spelled with underscores; hyphens are read as such. Codes stay as they are.
    private static func columnName(_ text: String) -> String {
        let underscored = String(text.map { $0 == "-" ? "_" : $0 })
        return reportColumns.contains(underscored) || CSVLongForm.columns.contains(underscored) ? underscored : text
    }

    /// Positions of the columns that are read; the others are logged.
    private func columns(_ header: [CSVCell], _ names: [String], form: any CSVForm) -> CSVColumns {
        var columns = CSVColumns()
        for (position, name) in names.enumerated() {
            let place = Place(location: header[position].location, path: "")
            if columns[name] != nil {
                context.log.add(.duplicateKey(name, at: place))
            } else if CSVReportReader.reportColumns.contains(name) || form.isColumn(name) {
                columns.append(name, at: position)
            } else {
                context.log.add(
                    .unknownKey(name, at: place, known: CSVReportReader.reportColumns + form.columnsForRemedy))
            }
        }
        return columns
    }

    /// Whether every key has a column or a default; otherwise it is logged once, and not again for each row.
    private func checkKeyColumns(_ columns: CSVColumns, _ header: [CSVCell]) -> Bool {
        var isComplete = true
        for key in CSVReportReader.keyColumns where columns[key] == nil && defaults.value(of: key).isEmpty {
            isComplete = false
            context.log.add(.missingKey(key, at: Place(location: header.first?.location, path: key)))
        }
        return isComplete
    }
}

extension ReportDefaults {
    func value(of column: String) -> String {
        switch column {
        case "office": office
        case "regime": regime
        case "period": period
        case "language": language
        case "author": author
        default: ""
        }
    }
}
