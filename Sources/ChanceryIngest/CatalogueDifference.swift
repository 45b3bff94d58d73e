// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire

/// How many of the examined reports each office, regime and indicator is in.
struct ExaminedReach {
    private(set) var offices: [String: Int] = [:]
    private(set) var regimes: [String: Int] = [:]
    private(set) var indicators: [String: Int] = [:]

    mutating func add(_ key: ReportKey, _ report: Report) {
        offices[key.office, default: 0] += 1
        regimes[key.regime, default: 0] += 1
        for indicator in Set(report.figures.map(\.indicator)) { indicators[indicator, default: 0] += 1 }
    }
}

/// Compares two catalogues entry by entry: what findings about reports do not show, such as another leader, another
/// kind of an indicator or another score sheet.
struct CatalogueDifference {
    let current: Catalogue
    let other: Catalogue
    let reach: ExaminedReach

    /// Every entry that is not the same in both, by kind and name.
    var definitions: [ChangedDefinition] {
        var found: [ChangedDefinition] = []
        found += changes("dimension", \.dimensions, name: \.code)
        found += changes("group", \.groups, name: \.id) { old, new in
            let members = Set([old, new].compactMap { $0?.members.map(\.office) }.joined())
            return members.reduce(0) { $0 + reach.offices[$1, default: 0] }
        }
        found += changes("indicator", \.indicators, name: \.code) {
            reach.indicators[($0 ?? $1)?.code ?? "", default: 0]
        }
        found += changes("merger", \.mergers, name: \.successor)
        found += changes("office", \.offices, name: \.id) { reach.offices[($0 ?? $1)?.id ?? "", default: 0] }
        found += changes("regime", \.regimes, name: \.code) { reach.regimes[($0 ?? $1)?.code ?? "", default: 0] }
        found += changes("rule", \.rules, name: \.code)
        found += changes("score sheet", \.scoreSheets, name: \.code)
        found += changes("unit", \.measureUnits, name: \.code)
        found += changes("window family", \.windowFamilies, name: \.code) { old, new in
            let code = (old ?? new)?.code ?? ""
            let regimes = Set((current.regimes + other.regimes).filter { $0.windowFamily == code }.map(\.code))
            return regimes.reduce(0) { $0 + reach.regimes[$1, default: 0] }
        }
        return found
    }

    private func changes<Entry: Hashable>(
        _ kind: String, _ entries: KeyPath<Catalogue, [Entry]>, name: KeyPath<Entry, String>,
        reports: (_ old: Entry?, _ new: Entry?) -> Int = { _, _ in 0 }
    ) -> [ChangedDefinition] {
        let old = Dictionary(
            current[keyPath: entries].map { ($0[keyPath: name], $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(
            other[keyPath: entries].map { ($0[keyPath: name], $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (before, after) = (old[key], new[key])
            guard before != after else { return nil }
            let change: ChangedDefinition.Change = before == nil ? .added : after == nil ? .removed : .changed
            return ChangedDefinition(
                kind: kind, name: key, change: change, reportCount: Int32(clamping: reports(before, after)))
        }
    }
}
