// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A register of a report. The raw values are the words of files.
public enum RegisterKind: String, CaseIterable, Hashable, Sendable {
    case agreements
    case delegations
    case aid
    case events
    case cases

    /// Whether an entry's id names one thing wherever it is reported. Otherwise it names it within its office only.
    public var sharesIdentity: Bool { self == .agreements || self == .events }

    /// Coded properties of an entry, by their dimensions: the ones in which a cell of a figure can be compared.
    public var dimensions: [String] {
        switch self {
        case .agreements: ["partner", "instrument", "signatory-level", "field"]
        case .delegations: ["partner", "head-level"]
        case .aid: ["aid-type"]
        case .events: ["partner"]
        case .cases: ["partner", "case-type"]
        }
    }

    /// The words that an entry can stand in; empty for registers whose entries have no status.
    public var statuses: [String] {
        switch self {
        case .agreements: AgreementStatus.allCases.map(\.rawValue)
        case .cases: CaseStatus.allCases.map(\.rawValue)
        case .delegations, .aid, .events: []
        }
    }
}

/// One entry of any register.
public enum RegisterEntry: Hashable, Sendable {
    case agreement(AgreementEntry)
    case delegation(DelegationEntry)
    case aid(AidEntry)
    case event(EventEntry)
    case handledCase(CaseEntry)

    public var register: RegisterKind {
        switch self {
        case .agreement: .agreements
        case .delegation: .delegations
        case .aid: .aid
        case .event: .events
        case .handledCase: .cases
        }
    }

    public var id: String {
        switch self {
        case .agreement(let entry): entry.id
        case .delegation(let entry): entry.id
        case .aid(let entry): entry.id
        case .event(let entry): entry.id
        case .handledCase(let entry): entry.id
        }
    }

    public var title: String {
        switch self {
        case .agreement(let entry): entry.title
        case .delegation(let entry): entry.title
        case .aid(let entry): entry.title
        case .event(let entry): entry.title
        case .handledCase(let entry): entry.title
        }
    }

    /// Where it stands; empty for registers whose entries have no status.
    public var status: String {
        switch self {
        case .agreement(let entry): entry.status.rawValue
        case .handledCase(let entry): entry.status.rawValue
        case .delegation, .aid, .event: ""
        }
    }

    /// The day, or the days, of the entry.
    public var dates: DateRange? {
        switch self {
        case .agreement(let entry): entry.date.flatMap { DateRange(first: $0, last: $0) }
        case .delegation(let entry): entry.dates
        case .aid(let entry): entry.dates
        case .event(let entry): entry.dates
        case .handledCase(let entry): entry.dates
        }
    }

    /// The value of a coded property, empty where the office gave none; `nil` for a dimension that entries of this
    /// register do not have.
    public func value(of dimension: String) -> String? {
        switch (self, dimension) {
        case (.agreement(let entry), "partner"): entry.partner
        case (.agreement(let entry), "instrument"): entry.instrument
        case (.agreement(let entry), "signatory-level"): entry.signatoryLevel
        case (.agreement(let entry), "field"): entry.field
        case (.delegation(let entry), "partner"): entry.partner
        case (.delegation(let entry), "head-level"): entry.headLevel
        case (.aid(let entry), "aid-type"): entry.aidType
        case (.event(let entry), "partner"): entry.partner
        case (.handledCase(let entry), "partner"): entry.partner
        case (.handledCase(let entry), "case-type"): entry.caseType
        default: nil
        }
    }
}

extension Report {
    /// The entries of a register, in the order of the report.
    public func entries(of register: RegisterKind) -> [RegisterEntry] {
        switch register {
        case .agreements: agreements.map { .agreement($0) }
        case .delegations: delegations.map { .delegation($0) }
        case .aid: aid.map { .aid($0) }
        case .events: events.map { .event($0) }
        case .cases: cases.map { .handledCase($0) }
        }
    }

    /// How many entries a register has.
    public func entryCount(of register: RegisterKind) -> Int {
        switch register {
        case .agreements: agreements.count
        case .delegations: delegations.count
        case .aid: aid.count
        case .events: events.count
        case .cases: cases.count
        }
    }
}
