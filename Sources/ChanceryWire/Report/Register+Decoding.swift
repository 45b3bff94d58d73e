// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension FieldReader {
    mutating func readRegisters(_ message: Chancery__V1__Report, into report: inout Report) {
        for (index, item) in elements(message.agreements, message.n_agreements).enumerated() {
            guard let item = item?.pointee else { continue }
            report.agreements.append(agreement(item, "agreements[\(index)]"))
        }
        for (index, item) in elements(message.delegations, message.n_delegations).enumerated() {
            guard let item = item?.pointee else { continue }
            report.delegations.append(delegation(item, "delegations[\(index)]"))
        }
        for (index, item) in elements(message.aid, message.n_aid).enumerated() {
            guard let item = item?.pointee else { continue }
            report.aid.append(aid(item, "aid[\(index)]"))
        }
        for (index, item) in elements(message.events, message.n_events).enumerated() {
            guard let item = item?.pointee else { continue }
            report.events.append(event(item, "events[\(index)]"))
        }
        for (index, item) in elements(message.cases, message.n_cases).enumerated() {
            guard let item = item?.pointee else { continue }
            report.cases.append(handledCase(item, "cases[\(index)]"))
        }
    }

    mutating func agreement(_ item: Chancery__V1__AgreementEntry, _ path: String) -> AgreementEntry {
        AgreementEntry(
            id: line(item.id, path + ".id"), title: line(item.title, path + ".title"),
            partner: line(item.partner, path + ".partner"), instrument: line(item.instrument, path + ".instrument"),
            signatoryLevel: line(item.signatory_level, path + ".signatory_level"),
            field: line(item.field, path + ".field"), date: date(item.date, path + ".date"),
            status: choice(item.status.rawValue, Enumerations.agreementStatus, path + ".status"))
    }

    mutating func delegation(_ item: Chancery__V1__DelegationEntry, _ path: String) -> DelegationEntry {
        DelegationEntry(
            id: line(item.id, path + ".id"), title: line(item.title, path + ".title"),
            direction: choice(item.direction.rawValue, Enumerations.direction, path + ".direction"),
            partner: line(item.partner, path + ".partner"), headLevel: line(item.head_level, path + ".head_level"),
            persons: item.persons, dates: dateRange(item.dates, path + ".dates"))
    }

    mutating func aid(_ item: Chancery__V1__AidEntry, _ path: String) -> AidEntry {
        AidEntry(
            id: line(item.id, path + ".id"), title: line(item.title, path + ".title"),
            sponsor: line(item.sponsor, path + ".sponsor"),
            implementer: line(item.implementer, path + ".implementer"),
            aidType: line(item.aid_type, path + ".aid_type"), amount: line(item.amount, path + ".amount"),
            currency: line(item.currency, path + ".currency"),
            qualifier: choice(item.qualifier.rawValue, Enumerations.qualifier, path + ".qualifier"),
            moneyKind: choice(item.money_kind.rawValue, Enumerations.moneyKind, path + ".money_kind"),
            dates: dateRange(item.dates, path + ".dates"))
    }

    mutating func event(_ item: Chancery__V1__EventEntry, _ path: String) -> EventEntry {
        EventEntry(
            id: line(item.id, path + ".id"), title: line(item.title, path + ".title"),
            partner: line(item.partner, path + ".partner"), ordinal: item.ordinal,
            dates: dateRange(item.dates, path + ".dates"), note: prose(item.note, path + ".note"))
    }

    mutating func handledCase(_ item: Chancery__V1__CaseEntry, _ path: String) -> CaseEntry {
        CaseEntry(
            id: line(item.id, path + ".id"), title: line(item.title, path + ".title"),
            caseType: line(item.case_type, path + ".case_type"), partner: line(item.partner, path + ".partner"),
            persons: item.persons, dates: dateRange(item.dates, path + ".dates"),
            status: choice(item.status.rawValue, Enumerations.caseStatus, path + ".status"),
            note: prose(item.note, path + ".note"))
    }
}
