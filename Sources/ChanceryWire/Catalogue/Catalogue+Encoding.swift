// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Catalogue {
    /// The catalogue as an encoded chancery.v1.Catalogue. Equal catalogues have equal bytes.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 256 << 10)
        writer.text(1, edition)
        for office in offices { writer.message(2) { $0.office(office) } }
        for merger in mergers {
            writer.message(3) { writer in
                writer.date(1, merger.date)
                writer.texts(2, merger.predecessors)
                writer.text(3, merger.successor)
                writer.text(4, merger.source)
            }
        }
        for group in groups { writer.message(4) { $0.group(group) } }
        for family in windowFamilies {
            writer.message(5) { writer in
                writer.text(1, family.code)
                writer.label(2, family.label)
                writer.integer(3, Int32(clamping: family.startDay))
                writer.integer(4, Int32(clamping: family.monthShift))
            }
        }
        for regime in regimes { writer.message(6) { $0.regime(regime) } }
        for unit in measureUnits {
            writer.message(7) { writer in
                writer.text(1, unit.code)
                writer.label(2, unit.label)
                writer.bool(3, unit.isCurrency)
            }
        }
        for dimension in dimensions { writer.message(8) { $0.dimension(dimension) } }
        for indicator in indicators { writer.message(9) { $0.indicator(indicator) } }
        for rule in rules { writer.message(10) { $0.rule(rule) } }
        for sheet in scoreSheets { writer.message(11) { $0.scoreSheet(sheet) } }
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func office(_ office: Office) {
        text(1, office.id)
        for name in office.names {
            message(2) { writer in
                writer.text(1, name.code)
                writer.label(2, name.label)
                writer.validity(3, name.validity)
            }
        }
        text(3, office.parent ?? "")
        validity(4, office.validity)
        for key in office.signingKeys {
            message(5) { writer in
                writer.text(1, key.id)
                writer.enumeration(2, key.algorithm, Enumerations.signatureAlgorithm)
                writer.text(3, key.publicKey)
                writer.validity(4, key.validity)
            }
        }
    }

    fileprivate mutating func group(_ group: Group) {
        text(1, group.id)
        label(2, group.label)
        for member in group.members { message(3) { $0.membership(member) } }
        for leader in group.leaders {
            message(4) { writer in
                writer.text(1, leader.office)
                writer.validity(2, leader.validity)
            }
        }
        enumeration(5, group.sharesFigures, Enumerations.figureSharing)
    }

    fileprivate mutating func regime(_ regime: Regime) {
        text(1, regime.code)
        label(2, regime.title)
        label(3, regime.content)
        texts(4, regime.reporters)
        label(5, regime.receiver)
        label(6, regime.sending)
        for due in regime.dues {
            message(7) { writer in
                writer.enumeration(1, due.level, Enumerations.reportingLevel)
                writer.integer(2, Int32(clamping: due.daysAfterCutOff))
            }
        }
        packed(8, regime.forms.map(Enumerations.periodForm.number(of:)))
        text(9, regime.windowFamily)
        for section in regime.sections {
            message(10) { writer in
                writer.text(1, section.code)
                writer.label(2, section.title)
                writer.bool(3, section.isMandatory)
                writer.integer(4, Int32(clamping: section.lengthMax))
            }
        }
        for figure in regime.figures {
            message(11) { writer in
                writer.text(1, figure.indicator)
                writer.bool(2, figure.isMandatory)
            }
        }
        integer(12, Int32(clamping: regime.zone.minutes))
        validity(13, regime.validity)
        text(14, regime.source)
        enumeration(15, regime.signature, Enumerations.signatureDemand)
    }

    fileprivate mutating func dimension(_ dimension: Dimension) {
        text(1, dimension.code)
        label(2, dimension.label)
        for value in dimension.values {
            message(3) { writer in
                writer.text(1, value.code)
                writer.label(2, value.label)
                writer.validity(3, value.validity)
            }
        }
    }

    fileprivate mutating func indicator(_ indicator: Indicator) {
        text(1, indicator.code)
        label(2, indicator.label)
        text(3, indicator.kind.rawValue)
        text(4, indicator.unit)
        integer(5, Int32(clamping: indicator.scale))
        texts(6, indicator.pillars)
        text(7, indicator.field)
        for use in indicator.dimensions {
            message(8) { writer in
                writer.text(1, use.dimension)
                writer.bool(2, use.isRequired)
            }
        }
        enumeration(9, indicator.moneyKind, Enumerations.moneyKind)
        bool(10, indicator.allowsNegative)
        label(11, indicator.definition)
        validity(12, indicator.validity)
        rateParts(13, indicator.parts)
        if let count = indicator.entries { message(14) { $0.entryCount(count) } }
        text(15, indicator.planOf)
    }

    mutating func rateParts(_ field: UInt64, _ parts: RateParts?) {
        guard let parts else { return }
        message(field) { writer in
            writer.text(1, parts.numerator)
            writer.text(2, parts.denominator)
            writer.text(3, parts.factor.description)
        }
    }

    private mutating func entryCount(_ count: EntryCount) {
        enumeration(1, count.register, Enumerations.registerKind)
        enumeration(2, count.measure, Enumerations.entryMeasure)
        texts(3, count.statuses)
        enumeration(4, count.direction, Enumerations.wantedDirection)
        texts(5, count.caseTypes)
        texts(6, count.aidTypes)
        bool(7, count.isListComplete)
    }

    fileprivate mutating func rule(_ rule: ValidationRule) {
        text(1, rule.code)
        enumeration(2, rule.severity, Enumerations.severity)
        label(3, rule.explanation)
        texts(4, rule.regimes)
        validity(5, rule.validity)
        ruleForm(rule.form)
    }
}
