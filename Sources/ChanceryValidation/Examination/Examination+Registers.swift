// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The registers: agreements, delegations, aid, events and cases.
extension Examination {
    mutating func examineRegisters() {
        examineAgreements()
        examineDelegations()
        examineAid()
        examineEvents()
        examineCases()
    }

    private mutating func examineAgreements() {
        let field = ReportField.agreements
        let count = boundedCount(report.agreements.count, of: field, max: Limits.registerEntriesMax)
        var seen = IdentifierTable()
        for (index, entry) in report.agreements.prefix(count).enumerated() {
            examineEntry(id: entry.id, title: entry.title, of: field, at: index, in: &seen)
            examinePartner(entry.partner, isMandatory: true, of: field, at: index)
            examineCode(entry.instrument, of: "instrument", at: Place(field, index, "instrument"))
            examineCode(entry.signatoryLevel, of: "signatory-level", at: Place(field, index, "signatory_level"))
            examineCode(entry.field, of: "field", at: Place(field, index, "field"))
            // What is in force or inherited was signed at any time; what was signed now belongs to the period.
            if entry.status == .signed, let date = entry.date {
                examineEntryDates(DateRange(first: date, last: date), at: Place(field, index, "date"))
            }
        }
    }

    private mutating func examineDelegations() {
        let field = ReportField.delegations
        let count = boundedCount(report.delegations.count, of: field, max: Limits.registerEntriesMax)
        var seen = IdentifierTable()
        for (index, entry) in report.delegations.prefix(count).enumerated() {
            examineEntry(id: entry.id, title: entry.title, of: field, at: index, in: &seen)
            examinePartner(entry.partner, isMandatory: true, of: field, at: index)
            examineCode(entry.headLevel, of: "head-level", at: Place(field, index, "head_level"))
            examineCount(entry.persons, at: Place(field, index, "persons"))
            examineEntryDates(entry.dates, at: Place(field, index, "dates"))
        }
    }

    private mutating func examineAid() {
        let field = ReportField.aid
        let count = boundedCount(report.aid.count, of: field, max: Limits.registerEntriesMax)
        var seen = IdentifierTable()
        for (index, entry) in report.aid.prefix(count).enumerated() {
            examineEntry(id: entry.id, title: entry.title, of: field, at: index, in: &seen)
            examineCode(entry.aidType, of: "aid-type", at: Place(field, index, "aid_type"))
            checkLength(entry.sponsor, max: Limits.noteLengthMax, at: Place(field, index, "sponsor"))
            checkLength(entry.implementer, max: Limits.noteLengthMax, at: Place(field, index, "implementer"))
            examineAmount(entry, at: index)
            examineEntryDates(entry.dates, at: Place(field, index, "dates"))
        }
    }

    private mutating func examineEvents() {
        let field = ReportField.events
        let count = boundedCount(report.events.count, of: field, max: Limits.registerEntriesMax)
        var seen = IdentifierTable()
        for (index, entry) in report.events.prefix(count).enumerated() {
            examineEntry(id: entry.id, title: entry.title, of: field, at: index, in: &seen)
            examinePartner(entry.partner, isMandatory: false, of: field, at: index)
            examineCount(entry.ordinal, at: Place(field, index, "ordinal"))
            checkLength(entry.note, max: Limits.noteLengthMax, at: Place(field, index, "note"))
            examineEntryDates(entry.dates, at: Place(field, index, "dates"))
        }
    }

    private mutating func examineCases() {
        let field = ReportField.cases
        let count = boundedCount(report.cases.count, of: field, max: Limits.registerEntriesMax)
        var seen = IdentifierTable()
        for (index, entry) in report.cases.prefix(count).enumerated() {
            examineEntry(id: entry.id, title: entry.title, of: field, at: index, in: &seen)
            examineCode(entry.caseType, of: "case-type", at: Place(field, index, "case_type"))
            examinePartner(entry.partner, isMandatory: false, of: field, at: index)
            examineCount(entry.persons, at: Place(field, index, "persons"))
            checkLength(entry.note, max: Limits.noteLengthMax, at: Place(field, index, "note"))
            examineEntryDates(entry.dates, at: Place(field, index, "dates"))
        }
    }

    private mutating func examineAmount(_ entry: AidEntry, at index: Int) {
        if !entry.amount.isEmpty {
            _ = readNumber(
                entry.amount, scale: nil, allowsNegative: false, rule: "amount", at: Place(.aid, index, "amount"))
            if entry.currency.isEmpty {
                log.add(
                    .currencyMissing, at: Place(.aid, index, "currency"), rule: "amount",
                    EntryMessages.currencyMissing())
            }
        }
        let code = entry.currency
        guard !code.isEmpty, plan.index.measureUnit(code)?.isCurrency != true else { return }
        let currencies = plan.index.catalogue.measureUnits.lazy.filter(\.isCurrency)
        let near = suggestion(for: code, among: currencies.map { (code: $0.code, label: $0.label) })
        log.add(
            .unknownCode, at: Place(.aid, index, "currency"), value: code, rule: "catalogue measure units",
            EntryMessages.unknownCurrency(code, near: near))
    }

    private mutating func examineEntry(
        id: String, title: String, of field: ReportField, at index: Int, in seen: inout IdentifierTable
    ) {
        examineIdentifier(id, of: field, at: index, in: &seen)
        if isBlank(title) {
            log.add(.emptyText, at: Place(field, index, "title"), value: title, rule: "title", TextMessages.empty())
        }
        checkLength(title, max: Limits.noteLengthMax, at: Place(field, index, "title"))
    }

    /// Notes an identifier that is missing, too long, or given to an earlier entry of the same list.
    mutating func examineIdentifier(
        _ id: String, of field: ReportField, at index: Int, in seen: inout IdentifierTable
    ) {
        guard !isBlank(id) else {
            log.add(
                .missingIdentifier, at: Place(field, index, "id"), value: id, rule: "identifier",
                EntryMessages.missingIdentifier())
            return
        }
        checkLength(id, max: Limits.codeLengthMax, at: Place(field, index, "id"))
        guard let earlier = seen.enter(id, at: index) else { return }
        log.add(
            .duplicateIdentifier, at: Place(field, index, "id"), value: id, rule: "identifier",
            EntryMessages.duplicateIdentifier(id, earlier: earlier, in: field))
    }

    private mutating func examinePartner(_ code: String, isMandatory: Bool, of field: ReportField, at index: Int) {
        guard let partners = plan.partners, isMandatory || !code.isEmpty, partners.validity(of: code) == nil else {
            return
        }
        let near = suggestion(for: code, in: partners)
        log.add(
            .unknownPartner, at: Place(field, index, "partner"), value: code, rule: "dimension partner",
            EntryMessages.unknownPartner(code, near: near))
    }

    private mutating func examineCode(_ code: String, of dimension: String, at place: @autoclosure () -> Place) {
        guard !code.isEmpty, let known = plan.dimension(dimension), known.validity(of: code) == nil else { return }
        let near = suggestion(for: code, in: known)
        log.add(
            .unknownCode, at: place(), value: code, rule: "dimension \(dimension)",
            DimensionMessages.unknownValue(code, dimension: dimension, near: near))
    }

    private mutating func examineCount(_ count: Int32, at place: @autoclosure () -> Place) {
        guard count < 0 else { return }
        log.add(
            .negativeCount, at: place(), value: String(count), rule: "count", EntryMessages.negativeCount(count))
    }

    private mutating func examineEntryDates(_ dates: DateRange?, at place: @autoclosure () -> Place) {
        guard let dates, let window, !dates.overlaps(window) else { return }
        log.add(
            .dateOutsideWindow, at: place(), value: dates.description, rule: "period",
            EntryMessages.dateOutsideWindow(dates, window: window))
    }
}

/// The identifiers of one list.
struct IdentifierTable {
    private var positions: [String: Int] = [:]

    /// Gives the earlier entry with the same identifier when there is one.
    mutating func enter(_ id: String, at index: Int) -> Int? {
        if let earlier = positions[id] { return earlier }
        positions[id] = index
        return nil
    }
}
