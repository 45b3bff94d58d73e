// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Why the offices of two answers are not the same territory.
enum ScopeBreak: Hashable {
    /// Offices of the scope were merged between the two windows.
    case mergers([Merger])
    /// The group is not the same; offices by id.
    case membership(onlyCurrent: [String], onlyEarlier: [String])
    /// Units of the borders that have offices outside the scope on one side only, with these.
    case outsiders([NamedOffice])

    /// `nil` when they are.
    init?(current: Consolidation, earlier: Consolidation, catalogue: CatalogueIndex) {
        if current.bordersOn != nil {
            if let outsiders = ScopeBreak.outsiders(current, earlier) {
                self = .outsiders(outsiders)
                return
            }
            guard !current.group.isEmpty else { return nil }
            self.init(current.units.map(\.office), earlier.units.map(\.office))
            return
        }
        let mergers = ScopeBreak.mergers(current, earlier, catalogue)
        guard mergers.isEmpty else {
            self = .mergers(mergers)
            return
        }
        guard !current.group.isEmpty else { return nil }
        self.init(current.members.map(\.office), earlier.members.map(\.office))
    }

    private init?(_ current: [String], _ earlier: [String]) {
        let (now, then) = (Set(current), Set(earlier))
        let (joined, left) = (current.filter { !then.contains($0) }, earlier.filter { !now.contains($0) })
        guard !joined.isEmpty || !left.isEmpty else { return nil }
        self = .membership(onlyCurrent: joined, onlyEarlier: left)
    }

    /// Mergers after the first day of both windows that touch the scope.
    private static func mergers(
        _ current: Consolidation, _ earlier: Consolidation, _ catalogue: CatalogueIndex
    ) -> [Merger] {
        let windows = (current.periods + earlier.periods).map(\.window)
        guard let first = windows.map(\.first).min(), let last = windows.map(\.last).max() else { return [] }
        let offices = Set((current.members + earlier.members).map(\.office))
        return catalogue.catalogue.mergers.filter { merger in
            first < merger.date && merger.date <= last
                && (offices.contains(merger.successor) || merger.predecessors.contains { offices.contains($0) })
        }
    }

    private static func outsiders(_ current: Consolidation, _ earlier: Consolidation) -> [NamedOffice]? {
        let before = Dictionary(earlier.units.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [NamedOffice] = []
        for unit in current.units {
            guard let other = before[unit.office] else { continue }
            let (now, then) = (Set(unit.outsiders.map(\.office)), Set(other.outsiders.map(\.office)))
            found += unit.outsiders.filter { !then.contains($0.office) }
            found += other.outsiders.filter { !now.contains($0.office) }
        }
        return found.isEmpty ? nil : found
    }

    /// Ids of units of the borders whose parts are others on one side than on the other.
    static func changedUnits(_ current: Consolidation, _ earlier: Consolidation) -> Set<String> {
        let before = Dictionary(earlier.units.map { ($0.office, $0.parts) }, uniquingKeysWith: { first, _ in first })
        return Set(current.units.filter { Set(before[$0.office] ?? []) != Set($0.parts) }.map(\.office))
    }
}
