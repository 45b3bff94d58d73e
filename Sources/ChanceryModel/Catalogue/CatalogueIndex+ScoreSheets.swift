// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension CatalogueIndex {
    /// The sheets by which the members of `group` are scored for `period`; a checked catalogue has at most one.
    ///
    /// - Parameter window: the days that the period covers.
    public func scoreSheets(group: String, regime: String, period: Period, window: DateRange) -> [ScoreSheet] {
        catalogue.scoreSheets.filter { $0.isInForce(group: group, regime: regime, period: period, window: window) }
    }

    /// Ids of the members of `group` on some day of `window`, each once, in the order of the group.
    public func members(of group: Group, in window: DateRange) -> [String] {
        var seen: Set<String> = []
        return group.members.filter { membership in
            guard let office = office(membership.office),
                window.hasDay(in: membership.validity, and: office.validity)
            else { return false }
            return seen.insert(office.id).inserted
        }.map(\.office)
    }
}

extension DateRange {
    /// Whether some day of the range lies in both.
    fileprivate func hasDay(in first: Validity, and second: Validity) -> Bool {
        let start = [first.from, second.from].compactMap(\.self).reduce(self.first, max)
        let end = [first.to, second.to].compactMap(\.self).reduce(last, min)
        return start <= end
    }
}
