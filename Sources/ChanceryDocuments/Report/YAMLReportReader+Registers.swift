// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension YAMLReportReader {
    func readRegisters(_ reader: MappingReader, into report: inout Report) {
        let agreementKeys = [
            "id", "title", "partner", "instrument", "signatory-level", "field", "date", "status",
        ]
        report.agreements = items("agreements", in: reader, agreementKeys) {
            AgreementEntry(
                id: $0.text("id"), title: $0.text("title"), partner: $0.text("partner"),
                instrument: $0.text("instrument"), signatoryLevel: $0.text("signatory-level"), field: $0.text("field"),
                // A missing status is a problem, so that this one is never used.
                date: $0.date("date"), status: $0.requiredWord("status", AgreementStatus.self) ?? .inProgress)
        }
        let delegationKeys = ["id", "title", "direction", "partner", "head-level", "persons", "from", "to"]
        report.delegations = items("delegations", in: reader, delegationKeys) {
            DelegationEntry(
                id: $0.text("id"), title: $0.text("title"),
                direction: $0.requiredWord("direction", Direction.self) ?? .outbound, partner: $0.text("partner"),
                headLevel: $0.text("head-level"), persons: $0.number("persons"), dates: $0.dates("dates"))
        }
        let aidKeys = [
            "id", "title", "sponsor", "implementer", "aid-type", "amount", "currency", "qualifier", "money-kind",
            "from", "to",
        ]
        report.aid = items("aid", in: reader, aidKeys) {
            AidEntry(
                id: $0.text("id"), title: $0.text("title"), sponsor: $0.text("sponsor"),
                implementer: $0.text("implementer"), aidType: $0.text("aid-type"), amount: $0.text("amount"),
                currency: $0.text("currency"), qualifier: $0.word("qualifier") ?? .exact,
                moneyKind: $0.word("money-kind"), dates: $0.dates("dates"))
        }
        report.events = items("events", in: reader, ["id", "title", "partner", "ordinal", "from", "to", "note"]) {
            EventEntry(
                id: $0.text("id"), title: $0.text("title"), partner: $0.text("partner"),
                ordinal: $0.number("ordinal"), dates: $0.dates("dates"), note: $0.text("note"))
        }
        let caseKeys = ["id", "title", "case-type", "partner", "persons", "from", "to", "status", "note"]
        report.cases = items("cases", in: reader, caseKeys) {
            CaseEntry(
                id: $0.text("id"), title: $0.text("title"), caseType: $0.text("case-type"),
                partner: $0.text("partner"), persons: $0.number("persons"), dates: $0.dates("dates"),
                // As for agreements.
                status: $0.requiredWord("status", CaseStatus.self) ?? .open, note: $0.text("note"))
        }
    }
}

extension MappingReader {
    /// A whole number of 32 bits, 0 where there is none. Whether it makes sense is for validation to say.
    func number(_ key: String) -> Int32 {
        Int32(integer(key, in: Int(Int32.min)...Int(Int32.max)) ?? 0)
    }
}
