// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension WireDecoder {
    /// Decodes a chancery.v1.Catalogue. What the entries say about each other is not checked.
    public func catalogue(_ bytes: [UInt8]) throws(WireError) -> Catalogue {
        try decode(
            bytes, as: "chancery.v1.Catalogue", with: chancery__v1__catalogue__unpack
        ) { message, fields in
            fields.catalogue(message)
        }
    }
}

extension FieldReader {
    fileprivate mutating func catalogue(_ message: UnsafeMutablePointer<Chancery__V1__Catalogue>) -> Catalogue {
        let catalogue = message.pointee
        return Catalogue(
            edition: line(catalogue.edition, "edition"),
            offices: each(catalogue.offices, catalogue.n_offices, "offices") { $0.office($1, $2) },
            mergers: each(catalogue.mergers, catalogue.n_mergers, "mergers") { $0.merger($1, $2) },
            groups: each(catalogue.groups, catalogue.n_groups, "groups") { $0.group($1, $2) },
            windowFamilies: each(catalogue.window_families, catalogue.n_window_families, "window_families") {
                $0.windowFamily($1, $2)
            },
            regimes: each(catalogue.regimes, catalogue.n_regimes, "regimes") { $0.regime($1, $2) },
            measureUnits: each(catalogue.measure_units, catalogue.n_measure_units, "measure_units") {
                fields, unit, path in
                MeasureUnit(
                    code: fields.line(unit.pointee.code, path + ".code"),
                    label: fields.label(unit.pointee.label, path + ".label"),
                    isCurrency: unit.pointee.is_currency != 0)
            },
            dimensions: each(catalogue.dimensions, catalogue.n_dimensions, "dimensions") { $0.dimension($1, $2) },
            indicators: each(catalogue.indicators, catalogue.n_indicators, "indicators") { $0.indicator($1, $2) },
            rules: each(catalogue.rules, catalogue.n_rules, "rules") { $0.rule($1, $2) },
            scoreSheets: each(catalogue.score_sheets, catalogue.n_score_sheets, "score_sheets") {
                $0.scoreSheet($1, $2 + "")
            })
    }

    private mutating func office(_ message: UnsafeMutablePointer<Chancery__V1__Office>, _ path: ItemPath) -> Office {
        let parent = line(message.pointee.parent, path + ".parent")
        return Office(
            id: line(message.pointee.id, path + ".id"),
            names: each(message.pointee.names, message.pointee.n_names, path + ".names") { fields, name, path in
                OfficeName(
                    code: fields.line(name.pointee.code, path + ".code"),
                    label: fields.label(name.pointee.label, path + ".label"),
                    validity: fields.validity(name.pointee.validity, path + ".validity"))
            },
            parent: parent.isEmpty ? nil : parent, validity: validity(message.pointee.validity, path + ".validity"),
            signingKeys: each(message.pointee.signing_keys, message.pointee.n_signing_keys, path + ".signing_keys") {
                fields, key, path in
                SigningKeyEntry(
                    id: fields.line(key.pointee.id, path + ".id"),
                    algorithm: fields.choice(
                        key.pointee.algorithm.rawValue, Enumerations.signatureAlgorithm, path + ".algorithm"),
                    publicKey: fields.line(key.pointee.public_key, path + ".public_key"),
                    validity: fields.validity(key.pointee.validity, path + ".validity"))
            })
    }

    private mutating func merger(_ message: UnsafeMutablePointer<Chancery__V1__Merger>, _ path: ItemPath) -> Merger? {
        if message.pointee.date == nil { report(path + ".date", "a day is mandatory") }
        guard let date = date(message.pointee.date, path + ".date") else { return nil }
        return Merger(
            date: date,
            predecessors: lines(message.pointee.predecessors, message.pointee.n_predecessors, path + ".predecessors"),
            successor: line(message.pointee.successor, path + ".successor"),
            source: prose(message.pointee.source, path + ".source"))
    }

    private mutating func group(_ message: UnsafeMutablePointer<Chancery__V1__Group>, _ path: ItemPath) -> Group {
        Group(
            id: line(message.pointee.id, path + ".id"), label: label(message.pointee.label, path + ".label"),
            members: each(message.pointee.members, message.pointee.n_members, path + ".members") {
                $0.membership($1, $2)
            },
            leaders: each(message.pointee.leaders, message.pointee.n_leaders, path + ".leaders") {
                fields, leader, path in
                Leadership(
                    office: fields.line(leader.pointee.office, path + ".office"),
                    validity: fields.validity(leader.pointee.validity, path + ".validity"))
            },
            sharesFigures: choice(
                message.pointee.shares_figures.rawValue, Enumerations.figureSharing, path + ".shares_figures"))
    }

    private mutating func windowFamily(
        _ message: UnsafeMutablePointer<Chancery__V1__WindowFamily>, _ path: ItemPath
    ) -> WindowFamily? {
        let family = WindowFamily(
            code: line(message.pointee.code, path + ".code"), label: label(message.pointee.label, path + ".label"),
            startDay: Int(message.pointee.start_day), monthShift: Int(message.pointee.month_shift))
        if family == nil { report(path + "", "the start day lies in 1 to 28 and the month shift in -1 to 0") }
        return family
    }

    private mutating func dimension(
        _ message: UnsafeMutablePointer<Chancery__V1__Dimension>, _ path: ItemPath
    ) -> Dimension {
        Dimension(
            code: line(message.pointee.code, path + ".code"), label: label(message.pointee.label, path + ".label"),
            values: each(message.pointee.values, message.pointee.n_values, path + ".values") { fields, value, path in
                DimensionValue(
                    code: fields.line(value.pointee.code, path + ".code"),
                    label: fields.label(value.pointee.label, path + ".label"),
                    validity: fields.validity(value.pointee.validity, path + ".validity"))
            })
    }
}
