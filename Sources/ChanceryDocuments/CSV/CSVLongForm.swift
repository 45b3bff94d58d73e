// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One figure per row; rows of the same office, regime and period make one report.
struct CSVLongForm: CSVForm {
    static let columns = [
        "indicator", "value", "not_available", "qualifier", "status", "words", "unit", "as_of", "since", "window_from",
        "window_to", "event", "members", "base_value", "base_reference", "base_change_percent", "rank_population",
        "rank_scope", "sub_unit", "inclusion", "record", "source", "note",
    ]
    /// Before the code of a dimension: `dimension.partner`.
    static let dimensionPrefix = "dimension."

    var isReportPerRow: Bool { false }

    var columnsForRemedy: [String] { CSVLongForm.columns + [CSVLongForm.dimensionPrefix + "CODE"] }

    func isColumn(_ name: String) -> Bool {
        CSVLongForm.columns.contains(name)
            || name.hasPrefix(CSVLongForm.dimensionPrefix)
                && String(name.dropFirst(CSVLongForm.dimensionPrefix.count)).isCatalogueCode
    }

    func read(_ row: CSVRow, into content: inout CSVReportContent) {
        let path = "figures[\(content.figures.count)]"
        var figure = Figure(indicator: row.text("indicator"), value: .unstated)
        content.locations[path] = row.location
        for (column, position) in row.columns.ordered {
            guard let field = CSVLongForm.fields[column] else { continue }
            content.locations[path + field] = row.cells[position].location
        }
        if figure.indicator.isEmpty {
            row.context.log.add(.missingKey("indicator", at: row.place("indicator", path + ".indicator")))
        }
        readValue(row, path: path, into: &figure)
        figure.status = row.word("status", path + ".status") ?? .actual
        figure.unit = row.text("unit")
        figure.asOf = row.date("as_of", path + ".as_of")
        figure.since = row.date("since", path + ".since")
        figure.window = row.dateRange("window_from", "window_to", path + ".window")
        figure.event = row.text("event")
        figure.dimensions = dimensions(row, path: path, locations: &content.locations)
        figure.members = row.text("members").split(separator: " ").map(String.init)
        readComparison(row, path: path, into: &figure)
        figure.subUnit = row.text("sub_unit")
        figure.inclusion = row.word("inclusion", path + ".inclusion") ?? .unknown
        figure.isRecord = row.flag("record", path + ".is_record")
        figure.source = row.text("source")
        figure.note = row.text("note")
        content.figures.append(figure)
    }

    /// Parts of paths for the columns that findings point at.
    private static let fields = [
        "indicator": ".indicator", "value": ".decimal", "not_available": ".not_available", "qualifier": ".qualifier",
        "status": ".status", "words": ".words", "unit": ".unit", "as_of": ".as_of", "since": ".since",
        "window_from": ".window", "event": ".event", "members": ".members", "base_value": ".base",
        "rank_population": ".ranking", "sub_unit": ".sub_unit", "inclusion": ".inclusion", "record": ".is_record",
        "source": ".source", "note": ".note",
    ]

    private func readValue(_ row: CSVRow, path: String, into figure: inout Figure) {
        figure.words = row.text("words")
        let qualifier: Qualifier? = row.word("qualifier", path + ".qualifier")
        figure.qualifier = qualifier ?? .exact
        let text = row.text("value")
        let reason = row.text("not_available")
        if let written = notAvailableReason(text) {
            figure.value = .notAvailable(reason: written.isEmpty ? reason : written)
            if written.isEmpty || reason.isEmpty { return }
        } else if !text.isEmpty {
            figure.take(
                value: text, at: row.place("value", path + ".decimal"), qualifier: qualifier,
                at: row.place("qualifier", path + ".qualifier"), context: row.context)
            if reason.isEmpty { return }
        } else {
            if !reason.isEmpty { figure.value = .notAvailable(reason: reason) }
            return
        }
        row.context.log.add(
            .wrongType(
                at: row.place("not_available", path + ".not_available"), value: reason,
                expected: Label(
                    english: "a row with either value or not_available",
                    vietnamese: "dòng chỉ có value hoặc not_available")))
    }

    private func dimensions(_ row: CSVRow, path: String, locations: inout LocationTable) -> [DimensionChoice] {
        var choices: [DimensionChoice] = []
        // In the order of the columns, so that the same file always reads the same.
        for (column, position) in row.columns.ordered
        where column.hasPrefix(CSVLongForm.dimensionPrefix) {
            let cell = row.cells[position]
            if cell.text.isEmpty { continue }
            let choicePath = "\(path).dimensions[\(choices.count)]"
            locations[choicePath] = cell.location
            choices.append(
                DimensionChoice(
                    dimension: String(column.dropFirst(CSVLongForm.dimensionPrefix.count)), value: cell.text))
        }
        return choices
    }

    private func readComparison(_ row: CSVRow, path: String, into figure: inout Figure) {
        let base = ["base_value", "base_reference", "base_change_percent"].map(row.text)
        if base.contains(where: { !$0.isEmpty }) {
            if base[1].isEmpty {
                row.context.log.add(
                    .missingKey("base_reference", at: row.place("base_reference", path + ".base")))
            }
            figure.base = ComparisonBase(decimal: base[0], reference: base[1], changePercent: base[2])
        }
        if !row.text("rank_population").isEmpty || !row.text("rank_scope").isEmpty {
            figure.ranking = Ranking(
                population: row.number("rank_population", path + ".ranking"), scope: row.text("rank_scope"))
        }
    }
}
