// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads reports from YAML: one report per document.
struct YAMLReportReader {
    static let keys = [
        "office", "regime", "period", "catalogue-version", "language", "author", "correction", "figures", "narratives",
        "difficulties", "proposals", "plan", "registers", "answers",
    ]

    let context: ReadingContext
    let defaults: ReportDefaults

    func read(_ text: String) -> [ReportDocument] {
        let roots = YAMLDocuments.read(text, context: context)
        return roots.enumerated().compactMap { position, root in
            // Every report has places of its own; the log is that of the file.
            let own = ReadingContext(file: context.file, log: context.log, fieldName: reportFieldName)
            defer { context.notes += own.notes }
            guard let reader = MappingReader(root, path: "", keys: YAMLReportReader.keys, context: own) else {
                return nil
            }
            let report = report(reader)
            let name = ReportDocument.name(of: position, in: context.file)
            return ReportDocument(name: name, report: report, locations: own.locations)
        }
    }

    private func report(_ reader: MappingReader) -> Report {
        var report = Report(
            office: text("office", reader, or: defaults.office), regime: text("regime", reader, or: defaults.regime),
            period: text("period", reader, or: defaults.period))
        report.catalogueVersion = CatalogueVersion(reader.integer("catalogue-version", in: 0...Int(Int32.max)) ?? 0)
        report.language = reader.optionalText("language") ?? defaults.language
        report.author = reader.optionalText("author") ?? defaults.author
        report.correction = correction(reader)
        report.figures = YAMLFigureReader(context: reader.context).figures(reader)
        readItems(reader, into: &report)
        if let registers = reader.node("registers") {
            // The lists of the registers are fields of the report itself.
            let keys = ["agreements", "delegations", "aid", "events", "cases"]
            let registerReader = MappingReader(registers, path: "", keys: keys, context: reader.context)
            reader.context.locations[""] = reader.location
            registerReader.map { readRegisters($0, into: &report) }
        }
        report.answers = items("answers", in: reader, ["code", "path", "text"]) {
            FindingAnswer(code: $0.requiredText("code"), path: $0.text("path"), text: $0.text("text"))
        }
        return report
    }

    private func text(_ key: String, _ reader: MappingReader, or standard: String) -> String {
        !reader.has(key) && !standard.isEmpty ? standard : reader.requiredText(key)
    }

    private func correction(_ reader: MappingReader) -> Correction? {
        guard let correction = reader.mapping("correction", keys: ["replaces-revision", "reason"]) else { return nil }
        if !correction.has("replaces-revision") { correction.logMissing("replaces-revision") }
        return Correction(
            replacesRevision: Int32(correction.integer("replaces-revision", in: 0...Int(Int32.max)) ?? 0),
            reason: correction.text("reason"))
    }

    private func readItems(_ reader: MappingReader, into report: inout Report) {
        report.narratives = items("narratives", in: reader, ["section", "pillars", "text"]) {
            Narrative(section: $0.text("section"), pillars: $0.texts("pillars"), text: $0.text("text"))
        }
        report.difficulties = items("difficulties", in: reader, ["text", "cause", "pillars"]) {
            Difficulty(text: $0.text("text"), cause: $0.text("cause"), pillars: $0.texts("pillars"))
        }
        report.proposals = items("proposals", in: reader, ["id", "addressee", "text", "status", "reply"]) {
            Proposal(
                id: $0.text("id"), addressee: $0.text("addressee"), text: $0.text("text"),
                status: $0.word("status") ?? .open, reply: $0.text("reply"))
        }
        report.planItems = items("plan", in: reader, ["text", "pillars", "owner", "from", "to", "target"]) {
            let target = $0.mapping("target", keys: ["indicator", "value"])
            if let target {
                $0.context.locations[$0.path + ".target_indicator"] = target.place("indicator").location
                $0.context.locations[$0.path + ".target_decimal"] = target.place("value").location
            }
            return PlanItem(
                text: $0.text("text"), pillars: $0.texts("pillars"), owner: $0.text("owner"),
                window: $0.dates("window"), targetIndicator: target?.text("indicator") ?? "",
                targetDecimal: target?.text("value") ?? "")
        }
    }

    func items<Item>(
        _ key: String, in reader: MappingReader, _ keys: [String], _ make: (MappingReader) -> Item
    ) -> [Item] {
        reader.list(key).map { element in
            let item = MappingReader(element.node, path: element.path, keys: keys, context: reader.context)
            // An element that is no mapping has been logged and reads as an empty one, to keep the positions.
            return make(item ?? MappingReader(emptyAt: element.node.location, path: element.path, reader.context))
        }
    }
}

extension MappingReader {
    /// The days from `from` to `to`, with their place under the name of the field that holds them.
    func dates(_ field: String) -> DateRange? {
        let range = dateRange()
        if has("from") || has("to") {
            context.locations[path + "." + field] = place(has("from") ? "from" : "to").location
        }
        return range
    }
}
