// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

// The entries of registers, in reports and in answers.
extension ProtoWriter {
    mutating func agreement(_ item: AgreementEntry) {
        text(1, item.id)
        text(2, item.title)
        text(3, item.partner)
        text(4, item.instrument)
        text(5, item.signatoryLevel)
        text(6, item.field)
        date(7, item.date)
        enumeration(8, item.status, Enumerations.agreementStatus)
    }

    mutating func delegation(_ item: DelegationEntry) {
        text(1, item.id)
        text(2, item.title)
        enumeration(3, item.direction, Enumerations.direction)
        text(4, item.partner)
        text(5, item.headLevel)
        integer(6, item.persons)
        dateRange(7, item.dates)
    }

    mutating func aid(_ item: AidEntry) {
        text(1, item.id)
        text(2, item.title)
        text(3, item.sponsor)
        text(4, item.implementer)
        text(5, item.aidType)
        text(6, item.amount)
        text(7, item.currency)
        enumeration(8, item.qualifier, Enumerations.qualifier)
        enumeration(9, item.moneyKind, Enumerations.moneyKind)
        dateRange(10, item.dates)
    }

    mutating func event(_ item: EventEntry) {
        text(1, item.id)
        text(2, item.title)
        text(3, item.partner)
        integer(4, item.ordinal)
        dateRange(5, item.dates)
        text(6, item.note)
    }

    mutating func handledCase(_ item: CaseEntry) {
        text(1, item.id)
        text(2, item.title)
        text(3, item.caseType)
        text(4, item.partner)
        integer(5, item.persons)
        dateRange(6, item.dates)
        enumeration(7, item.status, Enumerations.caseStatus)
        text(8, item.note)
    }
}
