// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire

/// A stored report with everything that it says.
struct ReportView: View {
    let stored: StoredReportMessage
    let report: Report
    /// Of the version that the report was validated against, for names and units.
    let catalogue: CatalogueIndex

    private var receipt: Receipt { stored.receipt }

    func text(_ style: TextStyle) -> String {
        let office = catalogue.office(receipt.key.office)
        let window = catalogue.window(of: receipt.key.period, regime: receipt.key.regime)
        var name = receipt.key.office
        if let window, let label = office?.name(on: window.last)?.label { name += " " + style.name(label) }
        var text = printable("\(name) · \(receipt.key.regime) · \(receipt.key.period)")
        if let window { text += " (\(window))" }
        text +=
            "\nRevision \(receipt.revision) · sequence \(receipt.sequence) · received \(style.time(receipt.receivedAt))"
        text += " · catalogue \(receipt.catalogueVersion)\nDigest \(receipt.digest)\n"
        if receipt.revision > 1 {
            text += "First received \(style.time(stored.firstReceivedAt)). Corrected: \(printable(stored.reason))\n"
        }
        let author = AuthorText.text(report.author, submittedBy: stored.submittedBy)
        if !author.isEmpty { text += "By \(printable(author))\n" }
        if let signature = stored.signature {
            text += printable("Signed with key \(signature.keyID) (\(signature.algorithm.rawValue))") + "\n"
        }
        text += "\n" + figures.text(style)
        return text + ReportTexts(report: report).text(style)
    }

    private var figures: FigureTable { FigureTable(figures: report.figures, catalogue: catalogue) }

    var json: JSONValue {
        [
            "receipt": JSONValue(receipt: receipt),
            "first_received_at": .optional(stored.firstReceivedAt), "reason": .optional(stored.reason),
            "submitted_by": .optional(stored.submittedBy),
            "signature": stored.signature.map { signature in
                [
                    "algorithm": .string(signature.algorithm.rawValue), "key_id": .string(signature.keyID),
                    "value": .string(Base64.encode(signature.value)),
                ]
            } ?? .null,
            "report": ReportJSON.report(report),
        ]
    }

    var csv: [[String]] { figures.csv }
}

/// The figures of one report, with what each means.
struct FigureTable {
    let figures: [Figure]
    let catalogue: CatalogueIndex

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("FIGURE"), TextTable.Column("VALUE", .trailing), TextTable.Column("UNIT"),
            TextTable.Column("STATUS"), TextTable.Column("MEANING"),
        ])
        for figure in figures {
            let indicator = catalogue.indicator(figure.indicator)
            let unit = figure.unit.isEmpty ? indicator?.unit ?? "" : figure.unit
            table.add([
                indicator.map { style.name($0.label) } ?? figure.indicator, value(figure, style),
                catalogue.measureUnit(unit).map { style.name($0.label) } ?? unit, figure.status.rawValue,
                meanings(figure).joined(separator: "; "),
            ])
        }
        return table.isEmpty ? "" : table.text(style)
    }

    private func value(_ figure: Figure, _ style: TextStyle) -> String {
        switch figure.value {
        case .decimal(let text): FigureText.written(text, figure.qualifier, style)
        case .notAvailable: "n/a"
        case .unstated: ""
        }
    }

    /// Everything beside number, qualifier, unit and status, in the order of the contract.
    private func meanings(_ figure: Figure) -> [String] {
        var parts: [String] = []
        func add(_ name: String, _ text: String) {
            if !text.isEmpty { parts.append("\(name) \(text)") }
        }
        if case .notAvailable(let reason) = figure.value { add("not available:", reason) }
        if !figure.words.isEmpty { parts.append("stated as “\(figure.words)”") }
        add("as of", figure.asOf?.description ?? "")
        add("since", figure.since?.description ?? "")
        add("window", figure.window?.description ?? "")
        add("event", figure.event)
        add("", FigureText.dimensions(figure.dimensions))
        add("counted", figure.members.joined(separator: " "))
        if let base = figure.base {
            add("base", [base.decimal, base.reference].filter { !$0.isEmpty }.joined(separator: " of "))
            if !base.changePercent.isEmpty { add("change", base.changePercent + " %") }
        }
        if let ranking = figure.ranking {
            add("ranked among", (ranking.population > 0 ? "\(ranking.population) " : "") + ranking.scope)
        }
        if !figure.subUnit.isEmpty {
            parts.append("sub-unit \(figure.subUnit), inclusion \(figure.inclusion.rawValue)")
        }
        if figure.isRecord { parts.append("highest ever") }
        add("source:", figure.source)
        add("note:", figure.note)
        return parts.map { $0.first == " " ? String($0.dropFirst()) : $0 }
    }

    var csv: [[String]] {
        let header = [
            "indicator", "label", "value", "not_available", "qualifier", "status", "words", "unit", "as_of", "since",
            "window_from", "window_to", "event", "dimensions", "members", "base_value", "base_reference",
            "base_change_percent", "rank_population", "rank_scope", "sub_unit", "inclusion", "record", "source", "note",
        ]
        return [header]
            + figures.map { figure in
                let indicator = catalogue.indicator(figure.indicator)
                var value = ""
                var reason = ""
                switch figure.value {
                case .decimal(let text): value = text
                case .notAvailable(let text): reason = text
                case .unstated: break
                }
                return [
                    figure.indicator, indicator?.label.english ?? "", value, reason, figure.qualifier.rawValue,
                    figure.status.rawValue, figure.words, figure.unit.isEmpty ? indicator?.unit ?? "" : figure.unit,
                    figure.asOf?.description ?? "", figure.since?.description ?? "",
                    figure.window?.first.description ?? "", figure.window?.last.description ?? "", figure.event,
                    figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: " "),
                    figure.members.joined(separator: " "), figure.base?.decimal ?? "", figure.base?.reference ?? "",
                    figure.base?.changePercent ?? "", figure.ranking.map { String($0.population) } ?? "",
                    figure.ranking?.scope ?? "", figure.subUnit, figure.inclusion.rawValue,
                    figure.isRecord ? "true" : "false", figure.source, figure.note,
                ]
            }
    }
}
