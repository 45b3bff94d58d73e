// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A field of a report, in the order of the schema.
enum ReportField: Int {
    case office
    case regime
    case period
    case catalogueVersion
    case correction
    case language
    case author
    case figures
    case narratives
    case difficulties
    case proposals
    case planItems
    case agreements
    case delegations
    case aid
    case events
    case answers
    case cases
    /// No field: the report as a whole.
    case whole

    /// The field's name in the schema.
    var name: String {
        switch self {
        case .office: "office"
        case .regime: "regime"
        case .period: "period"
        case .catalogueVersion: "catalogue_version"
        case .correction: "correction"
        case .language: "language"
        case .author: "author"
        case .figures: "figures"
        case .narratives: "narratives"
        case .difficulties: "difficulties"
        case .proposals: "proposals"
        case .planItems: "plan_items"
        case .agreements: "agreements"
        case .delegations: "delegations"
        case .aid: "aid"
        case .events: "events"
        case .answers: "answers"
        case .cases: "cases"
        case .whole: ""
        }
    }
}

/// Where a finding belongs. The path is built only when there is something to say.
struct Place {
    let field: ReportField
    /// Position in a repeated field; -1 for the field itself.
    let index: Int
    /// The rest of the path, below the entry.
    let tail: String

    init(_ field: ReportField, _ index: Int = -1, _ tail: String = "") {
        self.field = field
        self.index = index
        self.tail = tail
    }

    /// `figures[3].dimensions[0].value`.
    var path: String {
        let entry = index >= 0 ? "\(field.name)[\(index)]" : field.name
        return tail.isEmpty ? entry : "\(entry).\(tail)"
    }
}
