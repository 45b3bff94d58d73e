// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads the figures of a YAML report: a mapping from indicators to a value, a mapping of details, or a list of either.
struct YAMLFigureReader {
    static let keys = [
        "value", "not-available", "qualifier", "status", "words", "unit", "as-of", "since", "window", "event",
        "dimensions", "members", "base", "ranking", "sub-unit", "inclusion", "record", "source", "note",
    ]

    let context: ReadingContext

    func figures(_ report: MappingReader) -> [Figure] {
        guard let node = report.node("figures") else { return [] }
        guard case .mapping(let entries) = node.content else {
            context.log.add(
                .wrongType(
                    at: report.place("figures"), value: node.excerpt,
                    expected: Label(
                        english: "a mapping of indicators to values (delegations.outbound: 118)",
                        vietnamese: "danh sách “chỉ tiêu: giá trị” (delegations.outbound: 118)")))
            return []
        }
        var figures: [Figure] = []
        for entry in entries {
            var cells = [entry.value]
            if case .sequence(let elements) = entry.value.content { cells = elements }
            for cell in cells {
                let path = "\(report.path("figures"))[\(figures.count)]"
                context.locations[path] = entry.keyLocation
                context.locations[path + ".indicator"] = entry.keyLocation
                figures.append(figure(cell, indicator: entry.key, path: path))
            }
        }
        return figures
    }

    private func figure(_ node: YAMLNode, indicator: String, path: String) -> Figure {
        var figure = Figure(indicator: indicator, value: .unstated)
        let place = Place(location: node.location, path: path + ".decimal")
        if let text = node.text {
            context.locations[place.path] = node.location
            if !node.isAbsent {
                figure.take(value: text, at: place, qualifier: nil, at: place, context: context)
            }
            return figure
        }
        guard let reader = MappingReader(node, path: path, keys: YAMLFigureReader.keys, context: context) else {
            return figure
        }
        readValue(reader, into: &figure)
        readDetails(reader, into: &figure)
        return figure
    }

    private func readValue(_ reader: MappingReader, into figure: inout Figure) {
        figure.words = reader.text("words")
        let qualifier = reader.word("qualifier", Qualifier.self)
        figure.qualifier = qualifier ?? .exact
        if let text = reader.optionalText("value") {
            figure.take(
                value: text, at: reader.place("value"), qualifier: qualifier, at: reader.place("qualifier"),
                context: context)
        }
        guard reader.has("not-available") else { return }
        if reader.has("value") {
            context.log.add(
                .wrongType(
                    at: reader.place("not-available"), value: reader.text("not-available"),
                    expected: Label(
                        english: "a figure with either value: or not-available:",
                        vietnamese: "số liệu chỉ có value: hoặc not-available:")))
            return
        }
        if let reason = reader.optionalText("not-available") { figure.value = .notAvailable(reason: reason) }
    }

    private func readDetails(_ reader: MappingReader, into figure: inout Figure) {
        figure.status = reader.word("status") ?? .actual
        figure.unit = reader.text("unit")
        figure.asOf = reader.date("as-of")
        figure.since = reader.date("since")
        figure.window = reader.mapping("window", keys: ["from", "to"])?.dateRange()
        figure.event = reader.text("event")
        figure.dimensions = dimensions(reader)
        figure.members = reader.texts("members")
        if let base = reader.mapping("base", keys: ["value", "reference", "change-percent"]) {
            figure.base = ComparisonBase(
                decimal: base.text("value"), reference: base.requiredText("reference"),
                changePercent: base.text("change-percent"))
        }
        if let ranking = reader.mapping("ranking", keys: ["population", "scope"]) {
            figure.ranking = Ranking(population: ranking.number("population"), scope: ranking.text("scope"))
        }
        figure.subUnit = reader.text("sub-unit")
        figure.inclusion = reader.word("inclusion") ?? .unknown
        figure.isRecord = reader.flag("record")
        figure.source = reader.text("source")
        figure.note = reader.text("note")
    }

    private func dimensions(_ reader: MappingReader) -> [DimensionChoice] {
        guard let node = reader.node("dimensions") else { return [] }
        guard case .mapping(let entries) = node.content else {
            context.log.add(
                .wrongType(
                    at: reader.place("dimensions"), value: node.excerpt,
                    expected: Label(
                        english: "a mapping of dimensions to values (partner: CN)",
                        vietnamese: "danh sách “chiều: giá trị” (partner: CN)")))
            return []
        }
        return entries.enumerated().map { position, entry in
            let path = "\(reader.path("dimensions"))[\(position)]"
            context.locations[path] = entry.keyLocation
            context.locations[path + ".dimension"] = entry.keyLocation
            context.locations[path + ".value"] = entry.value.location
            if let text = entry.value.text { return DimensionChoice(dimension: entry.key, value: text) }
            context.log.add(
                .wrongType(
                    at: Place(location: entry.value.location, path: path + ".value"), value: entry.value.excerpt,
                    expected: Label(english: "a text", vietnamese: "văn bản")))
            return DimensionChoice(dimension: entry.key, value: "")
        }
    }
}
