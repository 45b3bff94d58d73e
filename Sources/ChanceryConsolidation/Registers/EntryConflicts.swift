// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Where offices that report one agreement or event disagree about it.
///
/// Titles are labels and may differ. What an office leaves open contradicts nobody. An agreement may move on between
/// two periods; it cannot move back, and in one period it stands in one place. Days of an agreement are compared where
/// it stands the same, because the day is that of its last change.
struct EntryConflicts {
    let names: OfficeNames

    /// - Parameter statements: of different offices, in the order of the members.
    func conflicts(of id: String, among statements: [EntryStatement]) -> [ConsolidationFinding] {
        guard statements.count > 1 else { return [] }
        var conflicts: [ConsolidationFinding] = []
        for field in EntryField.allCases {
            let said = statements.filter { !field.value(of: $0.entry).isEmpty }
            guard field.isDisputed(in: said) else { continue }
            conflicts.append(
                ConsolidationFinding(
                    field.code, subject: id, field: field.rawValue,
                    statements: said.map {
                        OfficeStatement(
                            office: $0.reporter.office, period: $0.reporter.period, revision: $0.reporter.revision,
                            value: field.value(of: $0.entry))
                    }, message: message(id, field, said)))
        }
        return conflicts
    }

    private func message(_ id: String, _ field: EntryField, _ said: [EntryStatement]) -> Label {
        func list(_ language: Language) -> String {
            let statements = said.prefix(ConsolidationLimits.messageNamesMax).map {
                "\(names.name(of: $0.reporter.office).text(in: language)): \(field.value(of: $0.entry))"
            }
            let rest = said.count - statements.count
            return statements.joined(separator: "; ") + (rest > 0 ? "; … (+\(rest))" : "")
        }
        return Label(
            english: "The offices that report “\(id)” differ about the \(field.english): \(list(.english)).",
            vietnamese: "Các đơn vị báo cáo “\(id)” nêu \(field.vietnamese) khác nhau: \(list(.vietnamese)).")
    }
}

/// A field in which the reporters of one entry have to agree. The raw values are the keys of report files.
private enum EntryField: String, CaseIterable {
    case partner
    case date
    case status
    case ordinal
    case instrument

    var code: ConsolidationFindingCode {
        switch self {
        case .partner: .entryPartnerDiffers
        case .date: .entryDateDiffers
        case .status: .entryStatusDiffers
        case .ordinal: .entryOrdinalDiffers
        case .instrument: .entryInstrumentDiffers
        }
    }

    var english: String {
        switch self {
        case .partner: "partner"
        case .date: "date"
        case .status: "status"
        case .ordinal: "number in the series"
        case .instrument: "kind of instrument"
        }
    }

    var vietnamese: String {
        switch self {
        case .partner: "đối tác"
        case .date: "ngày"
        case .status: "trạng thái"
        case .ordinal: "số thứ tự"
        case .instrument: "loại văn kiện"
        }
    }

    /// Empty where the entry has no such field, or leaves it open.
    func value(of entry: RegisterEntry) -> String {
        switch self {
        case .partner, .instrument: return entry.value(of: rawValue) ?? ""
        case .status: return entry.status
        case .date:
            guard let dates = entry.dates else { return "" }
            return dates.first == dates.last ? dates.first.description : dates.description
        case .ordinal:
            guard case .event(let event) = entry, event.ordinal != 0 else { return "" }
            return String(event.ordinal)
        }
    }

    /// Whether statements that all say something cannot all be true.
    func isDisputed(in said: [EntryStatement]) -> Bool {
        switch self {
        case .partner, .ordinal, .instrument:
            return Set(said.map { value(of: $0.entry) }).count > 1
        case .date:
            return Dictionary(grouping: said, by: \.entry.status).values.contains { alike in
                Set(alike.map { value(of: $0.entry) }).count > 1
            }
        case .status:
            var furthest = 0
            for period in Dictionary(grouping: said, by: \.reporter.period).sorted(by: { $0.key < $1.key }) {
                let steps = Set(period.value.map(\.entry.step))
                guard steps.count == 1, let step = steps.first, step >= furthest else { return true }
                furthest = step
            }
            return false
        }
    }
}

extension RegisterEntry {
    /// How far an agreement has come. What one office inherited is in force for the other.
    fileprivate var step: Int {
        guard case .agreement(let agreement) = self else { return 0 }
        return switch agreement.status {
        case .inProgress: 0
        case .signed: 1
        case .inForce, .inherited: 2
        case .ended: 3
        }
    }
}
