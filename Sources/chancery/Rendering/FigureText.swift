// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// How figures are told to people.
enum FigureText {
    /// A quantity with its digits grouped and the word for its qualifier; the status where it is not final.
    static func quantity(_ quantity: Quantity, _ style: TextStyle) -> String {
        let text = ApproximateWords.text(quantity, in: style.language)
        return quantity.status == .actual ? text : "\(text) (\(quantity.status.rawValue))"
    }

    /// A number as an office wrote it, grouped where it can be read as one.
    static func written(_ text: String, _ qualifier: Qualifier, _ style: TextStyle) -> String {
        do {
            let quantity = Quantity(value: try DecimalReading(text).value, qualifier: qualifier)
            return ApproximateWords.text(quantity, in: style.language)
        } catch {
            return qualifier == .exact ? text : "\(qualifier.rawValue) \(text)"
        }
    }

    /// `partner CN, aid-type project`.
    static func dimensions(_ choices: [DimensionChoice]) -> String {
        choices.map { "\($0.dimension) \($0.value)" }.joined(separator: ", ")
    }

    /// The label of a figure with what sets it apart: `Outbound delegations [partner CN; plan]`.
    static func name(
        label: Label, indicator: String, dimensions: [DimensionChoice], isPlan: Bool, event: String,
        since: CivilDate?, window: DateRange?, _ style: TextStyle
    ) -> String {
        var details: [String] = []
        if !dimensions.isEmpty { details.append(FigureText.dimensions(dimensions)) }
        if isPlan { details.append("plan") }
        if !event.isEmpty { details.append("event \(event)") }
        if let since { details.append("since \(since)") }
        if let window { details.append("\(window)") }
        let text = style.name(label)
        let name = text.isEmpty ? indicator : text
        return details.isEmpty ? name : "\(name) [\(details.joined(separator: "; "))]"
    }
}
