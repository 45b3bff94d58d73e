// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Which entries of a report's registers a figure counts.
public struct EntryCount: Hashable, Sendable {
    public let register: RegisterKind
    public let measure: EntryMeasure
    /// Only entries that stand so, as `AgreementStatus` or `CaseStatus` say it; empty means all.
    public let statuses: [String]
    /// Only delegations of this direction; `nil` means both.
    public let direction: Direction?
    /// Only cases of these types; empty means all.
    public let caseTypes: [String]
    /// Only aid of these types; empty means all.
    public let aidTypes: [String]
    /// Whether offices list every entry. Only then can the list stand for a figure that was not stated.
    public let isListComplete: Bool

    public init(
        register: RegisterKind, measure: EntryMeasure = .entries, statuses: [String] = [],
        direction: Direction? = nil, caseTypes: [String] = [], aidTypes: [String] = [], isListComplete: Bool = false
    ) {
        self.register = register
        self.measure = measure
        self.statuses = statuses
        self.direction = direction
        self.caseTypes = caseTypes
        self.aidTypes = aidTypes
        self.isListComplete = isListComplete
    }

    /// Whether a figure counts `entry`, whatever its cell.
    public func counts(_ entry: RegisterEntry) -> Bool {
        guard entry.register == register else { return false }
        if !statuses.isEmpty, !statuses.contains(entry.status) { return false }
        switch entry {
        case .delegation(let entry): return direction == nil || entry.direction == direction
        case .handledCase(let entry): return caseTypes.isEmpty || caseTypes.contains(entry.caseType)
        case .aid(let entry): return aidTypes.isEmpty || aidTypes.contains(entry.aidType)
        case .agreement, .event: return true
        }
    }
}

/// What is counted of an entry.
public enum EntryMeasure: String, CaseIterable, Hashable, Sendable {
    case entries
    case persons
    /// The amount, where currency and legal weight are the indicator's.
    case amount
}

extension IndicatorKind {
    /// What a figure of this kind can count of register entries; empty when entries cannot give it.
    public var entryMeasures: [EntryMeasure] {
        switch self {
        case .flowCount, .stockCount, .pipeline: [.entries, .persons]
        case .flowAmount, .stockAmount: [.amount]
        default: []
        }
    }
}
