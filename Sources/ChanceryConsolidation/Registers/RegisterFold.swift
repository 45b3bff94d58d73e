// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One statement of an entry: what a report of one office lists.
struct EntryStatement {
    let entry: RegisterEntry
    let reporter: EntryReporter
    /// Position of the office among all that the register has to do with; members come first.
    let rank: Int
}

/// Brings the statements of one register together by identity. Reports come in any order.
struct RegisterFold {
    /// What makes two statements statements of one thing.
    struct Identity: Hashable {
        let id: String
        /// Empty where the id is shared.
        let office: String
    }

    /// By identity, the latest statement of each office by its rank.
    private var statements: [Identity: [Int: EntryStatement]] = [:]
    /// Statements that only an inheritance shows: of reports outside the periods asked for.
    private var earlier: [Identity: [Int: EntryStatement]] = [:]
    private let register: RegisterKind
    private let ranks: [String: Int]
    private let heirs: [String: [Heir]]
    private let conflicts: EntryConflicts

    init(register: RegisterKind, ranks: [String: Int], heirs: [Heir], names: OfficeNames) {
        self.register = register
        self.ranks = ranks
        self.heirs = Dictionary(grouping: heirs, by: \.origin)
        conflicts = EntryConflicts(names: names)
    }

    /// Takes in a report of the periods asked for.
    mutating func add(_ report: RegisterReport) { add(report, to: \.statements) }

    /// Takes in an earlier report of an office that was merged, or of one that followed it.
    mutating func addHistory(_ report: RegisterReport) { add(report, to: \.earlier) }

    private mutating func add(
        _ report: RegisterReport, to table: WritableKeyPath<RegisterFold, [Identity: [Int: EntryStatement]]>
    ) {
        guard let rank = ranks[report.office] else { return }
        for entry in report.entries {
            let identity = Identity(id: entry.id, office: register.sharesIdentity ? "" : report.office)
            let statement = EntryStatement(entry: entry, reporter: report.reporter(of: entry), rank: rank)
            if let known = self[keyPath: table][identity]?[rank], report.period < known.reporter.period { continue }
            self[keyPath: table][identity, default: [:]][rank] = statement
        }
    }

    /// The rows, by the first day of the entry, then by id and office.
    func rows() -> [RegisterRow] {
        var rows = statements.compactMap { row($0, $1.values.sorted { $0.rank < $1.rank }) }
        for identity in earlier.keys where statements[identity] == nil {
            if let row = row(identity, []) { rows.append(row) }
        }
        return rows.sorted(by: RegisterRow.precedes)
    }

    /// `nil` where nobody states the entry in the periods asked for and nobody has inherited it.
    private func row(_ identity: Identity, _ stated: [EntryStatement]) -> RegisterRow? {
        let inherited = register == .agreements ? inheritances(of: identity) : []
        let origins = Set(inherited.map(\.statement.rank))
        // Periods ascend over windows; of one period the first member speaks.
        let latest = (stated + inherited.map(\.statement)).max { left, right in
            (left.reporter.period, -left.rank) < (right.reporter.period, -right.rank)
        }
        guard var entry = latest?.entry else { return nil }
        if !inherited.isEmpty, stated.allSatisfy({ origins.contains($0.rank) }) { entry = entry.inherited }
        return RegisterRow(
            entry: entry, office: identity.office, reporters: stated.map(\.reporter),
            inheritors: inherited.map(\.inheritor),
            conflicts: conflicts.conflicts(of: identity.id, among: stated.filter { !isSettled($0, in: stated) }))
    }

    /// Whether an office that followed the reporter of `statement` has stated the entry itself.
    private func isSettled(_ statement: EntryStatement, in stated: [EntryStatement]) -> Bool {
        guard let heirs = heirs[statement.reporter.office] else { return false }
        let offices = Set(stated.map(\.reporter.office))
        return heirs.contains { !offices.isDisjoint(with: $0.line) }
    }

    private struct Inheritance {
        let inheritor: EntryInheritor
        let statement: EntryStatement
    }

    /// Who holds the entry because nobody after the office that reported it has ended or restated it.
    private func inheritances(of identity: Identity) -> [Inheritance] {
        var latest = earlier[identity] ?? [:]
        for (rank, statement) in statements[identity] ?? [:] {
            if let known = latest[rank], statement.reporter.period < known.reporter.period { continue }
            latest[rank] = statement
        }
        let offices = Set(latest.values.map(\.reporter.office))
        var inheritances: [Inheritance] = []
        for statement in latest.values.sorted(by: { $0.rank < $1.rank }) {
            guard case .agreement(let agreement) = statement.entry, agreement.status != .ended else { continue }
            for heir in heirs[statement.reporter.office] ?? [] where offices.isDisjoint(with: heir.line) {
                inheritances.append(
                    Inheritance(
                        inheritor: EntryInheritor(
                            office: heir.office, origin: heir.origin, date: heir.date, statement: statement.reporter),
                        statement: statement))
            }
        }
        return inheritances
    }
}

extension RegisterEntry {
    /// The agreement as its successor holds it.
    fileprivate var inherited: RegisterEntry {
        guard case .agreement(var agreement) = self else { return self }
        agreement.status = .inherited
        return .agreement(agreement)
    }
}

extension RegisterRow {
    fileprivate static func precedes(_ left: RegisterRow, _ right: RegisterRow) -> Bool {
        switch (left.entry.dates?.first, right.entry.dates?.first) {
        case (let leftDay?, let rightDay?) where leftDay != rightDay: leftDay < rightDay
        case (_?, nil): true
        case (nil, _?): false
        default: (left.entry.id, left.office) < (right.entry.id, right.office)
        }
    }
}
