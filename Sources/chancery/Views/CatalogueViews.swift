// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// The regimes and indicators of a catalogue.
struct CatalogueView: View {
    let installed: InstalledCatalogueMessage
    let catalogue: Catalogue

    func text(_ style: TextStyle) -> String {
        var text = "Catalogue \(installed.version), edition \(printable(catalogue.edition)), installed "
        text += "\(style.time(installed.installedAt))\nDigest \(installed.digest)\n"
        text +=
            [
                counted(catalogue.offices.count, "office"), counted(catalogue.groups.count, "group"),
                counted(catalogue.dimensions.count, "dimension"), counted(catalogue.rules.count, "rule"),
            ].joined(separator: ", ") + "\n\n"
        var regimes = TextTable([
            TextTable.Column("REGIME"), TextTable.Column("TITLE"), TextTable.Column("PERIODS"),
            TextTable.Column("WINDOWS"), TextTable.Column("REPORTERS"), TextTable.Column("DUE"),
        ])
        for regime in catalogue.regimes {
            regimes.add([
                regime.code, style.name(regime.title), regime.forms.map(\.rawValue).joined(separator: ", "),
                regime.windowFamily, regime.reporters.isEmpty ? "all" : regime.reporters.joined(separator: ", "),
                regime.dues.map { "\($0.level.rawValue) +\($0.daysAfterCutOff) d" }.joined(separator: ", "),
            ])
        }
        var indicators = TextTable([
            TextTable.Column("INDICATOR"), TextTable.Column("NAME"), TextTable.Column("KIND"),
            TextTable.Column("UNIT"), TextTable.Column("DECIMALS", .trailing), TextTable.Column("DIMENSIONS"),
        ])
        for indicator in catalogue.indicators {
            indicators.add([
                indicator.code, style.name(indicator.label), indicator.kind.rawValue, indicator.unit,
                String(indicator.scale),
                indicator.dimensions.map { $0.dimension + ($0.isRequired ? "" : "?") }.joined(separator: ", "),
            ])
        }
        return text + regimes.text(style) + "\n" + indicators.text(style)
    }

    var json: JSONValue {
        [
            "version": .integer(installed.version), "edition": .string(catalogue.edition),
            "installed_at": .optional(installed.installedAt), "digest": .string(installed.digest.description),
            "regimes": .array(catalogue.regimes.map(regime)),
            "indicators": .array(catalogue.indicators.map(indicator)),
        ]
    }

    private func regime(_ regime: Regime) -> JSONValue {
        [
            "code": .string(regime.code), "title": JSONValue(regime.title),
            "forms": .strings(regime.forms.map(\.rawValue)), "window_family": .string(regime.windowFamily),
            "reporters": .strings(regime.reporters),
            "dues": .array(
                regime.dues.map {
                    [
                        "level": .string($0.level.rawValue),
                        "days_after_cut_off": .integer(Int64($0.daysAfterCutOff)),
                    ]
                }),
            "sections": .array(
                regime.sections.map {
                    [
                        "code": .string($0.code), "title": JSONValue($0.title), "is_mandatory": .bool($0.isMandatory),
                        "length_max": .integer(Int64($0.lengthMax)),
                    ]
                }),
            "figures": .array(
                regime.figures.map {
                    ["indicator": .string($0.indicator), "is_mandatory": .bool($0.isMandatory)]
                }),
            "zone": .string(regime.zone.description), "validity": JSONValue(regime.validity),
            "source": .optional(regime.source),
        ]
    }

    private func indicator(_ indicator: Indicator) -> JSONValue {
        [
            "code": .string(indicator.code), "label": JSONValue(indicator.label),
            "kind": .string(indicator.kind.rawValue), "unit": .string(indicator.unit),
            "scale": .integer(Int64(indicator.scale)), "pillars": .strings(indicator.pillars),
            "field": .optional(indicator.field), "money_kind": .optional(indicator.moneyKind?.rawValue ?? ""),
            "allows_negative": .bool(indicator.allowsNegative), "definition": JSONValue(indicator.definition),
            "dimensions": .array(
                indicator.dimensions.map {
                    ["dimension": .string($0.dimension), "is_required": .bool($0.isRequired)]
                }),
            "validity": JSONValue(indicator.validity),
        ]
    }

    var csv: [[String]] {
        [["code", "label_en", "label_vi", "label_ar", "kind", "unit", "scale", "dimensions"]]
            + catalogue.indicators.map { indicator in
                [
                    indicator.code, indicator.label.english, indicator.label.vietnamese, indicator.label.arabic,
                    indicator.kind.rawValue, indicator.unit, String(indicator.scale),
                    indicator.dimensions.map(\.dimension).joined(separator: " "),
                ]
            }
    }
}

/// The offices of a day.
struct OfficesView: View {
    let response: ListOfficesResponse

    func text(_ style: TextStyle) -> String {
        var table = TextTable([
            TextTable.Column("ID"), TextTable.Column("CODE"), TextTable.Column("NAME"), TextTable.Column("PARENT"),
            TextTable.Column("EXISTS"),
        ])
        for office in response.offices {
            table.add([
                office.id, office.code, style.name(office.name), office.parent, office.validity.description,
            ])
        }
        return table.text(style)
    }

    var json: JSONValue {
        [
            "catalogue_version": .integer(response.catalogueVersion),
            "offices": .array(
                response.offices.map {
                    [
                        "id": .string($0.id), "code": .optional($0.code), "name": JSONValue($0.name),
                        "parent": .optional($0.parent), "validity": JSONValue($0.validity),
                    ]
                }),
        ]
    }

    var csv: [[String]] {
        [["id", "code", "name_en", "name_vi", "name_ar", "parent", "from", "to"]]
            + response.offices.map {
                [
                    $0.id, $0.code, $0.name.english, $0.name.vietnamese, $0.name.arabic, $0.parent,
                    $0.validity.from?.description ?? "", $0.validity.to?.description ?? "",
                ]
            }
    }
}

/// The groups of a day.
struct GroupsView: View {
    let response: ListGroupsResponse
    let offices: [OfficeSummary]

    func text(_ style: TextStyle) -> String {
        let names = Dictionary(offices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var text = ""
        for group in response.groups {
            text += printable("\(group.id)  \(style.name(group.label))") + "\n"
            var table = TextTable([
                TextTable.Column("OFFICE"), TextTable.Column("CODE"), TextTable.Column("NAME"),
                TextTable.Column("KIND"), TextTable.Column("LEADS"),
            ])
            for member in group.members {
                table.add([
                    member.office, names[member.office]?.code ?? "",
                    names[member.office].map { style.name($0.name) } ?? "", member.kind.rawValue,
                    member.office == group.leader ? "yes" : "",
                ])
            }
            text += table.text(style, indentation: 2)
        }
        return text.isEmpty ? "There are no groups on that day.\n" : text
    }

    var json: JSONValue {
        [
            "catalogue_version": .integer(response.catalogueVersion),
            "groups": .array(
                response.groups.map { group in
                    [
                        "id": .string(group.id), "label": JSONValue(group.label), "leader": .optional(group.leader),
                        "members": .array(
                            group.members.map {
                                [
                                    "office": .string($0.office), "kind": .string($0.kind.rawValue),
                                    "validity": JSONValue($0.validity),
                                ]
                            }),
                    ]
                }),
        ]
    }

    var csv: [[String]] {
        [["group", "label", "office", "kind", "leads"]]
            + response.groups.flatMap { group in
                group.members.map {
                    [
                        group.id, group.label.english, $0.office, $0.kind.rawValue,
                        $0.office == group.leader ? "true" : "false",
                    ]
                }
            }
    }
}
