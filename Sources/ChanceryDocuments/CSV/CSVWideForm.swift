// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One report per row; every column that is not about the report is an indicator. An empty cell says nothing.
struct CSVWideForm: CSVForm {
    var isReportPerRow: Bool { true }

    var columnsForRemedy: [String] { ["codes of indicators (details of figures need a column “indicator”)"] }

    func isColumn(_ name: String) -> Bool {
        name.isCatalogueCode && !CSVLongForm.columns.contains(name)
            && !name.hasPrefix(CSVLongForm.dimensionPrefix)
    }

    func read(_ row: CSVRow, into content: inout CSVReportContent) {
        for (column, position) in row.columns.ordered
        where !CSVReportReader.reportColumns.contains(column) {
            let cell = row.cells[position]
            if cell.text.isEmpty { continue }
            let path = "figures[\(content.figures.count)]"
            content.locations[path] = cell.location
            var figure = Figure(indicator: column, value: .unstated)
            if let reason = notAvailableReason(cell.text) {
                figure.value = .notAvailable(reason: reason)
            } else {
                let place = Place(location: cell.location, path: path + ".decimal")
                figure.take(value: cell.text, at: place, qualifier: nil, at: place, context: row.context)
            }
            content.figures.append(figure)
        }
    }
}
