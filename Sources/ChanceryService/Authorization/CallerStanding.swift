// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a caller's unit is in the catalogue: which units it stands for, what it leads and where it is a member.
struct CallerStanding {
    let catalogue: CatalogueIndex
    let today: CivilDate
    /// The caller's unit and every unit that merged into it, at whatever remove.
    let ownUnits: Set<String>

    /// Mergers above a unit; more would be a ring in the catalogue.
    private static let mergerDepthMax = 16

    init(unit: String, catalogue: CatalogueIndex, today: CivilDate) {
        self.catalogue = catalogue
        self.today = today
        var own: Set<String> = [unit]
        var newest: [String] = [unit]
        for _ in 0..<CallerStanding.mergerDepthMax where !newest.isEmpty {
            newest = newest.flatMap { catalogue.merger(founding: $0)?.predecessors ?? [] }.filter {
                own.insert($0).inserted
            }
        }
        ownUnits = own
    }

    // MARK: Units

    /// Whether every unit that `text` can mean is the caller's. A code can mean whoever ever carried it.
    func owns(_ text: String, _ periods: SubjectPeriods) -> Bool {
        meant(by: text, periods).allSatisfy(ownUnits.contains)
    }

    /// Whether the caller's unit leads every unit that `text` can mean, today or in the period, or owns it.
    func ownsOrLeads(_ text: String, _ periods: SubjectPeriods) -> Bool {
        let days = periods.days(by: catalogue)
        return meant(by: text, periods).allSatisfy { unit in
            ownUnits.contains(unit) || catalogue.catalogue.groups.contains { leads($0, unit, during: days) }
        }
    }

    /// The caller's units and those that it leads, in the order of the catalogue.
    func unitsOwnedOrLed(_ periods: SubjectPeriods) -> [String] {
        let days = periods.days(by: catalogue)
        let led = catalogue.catalogue.groups.filter { leads($0, during: days) }
        return catalogue.catalogue.offices.map(\.id).filter { unit in
            ownUnits.contains(unit) || led.contains { leads($0, unit, during: days) }
        }
    }

    /// The units whose reports a request for `text` can show: the unit of that id, or else everybody who ever carried
    /// the code; and by the borders of a later day the unit that it merged into.
    private func meant(by text: String, _ periods: SubjectPeriods) -> [String] {
        var units = [text]
        if catalogue.office(text) == nil {
            let carriers = catalogue.catalogue.offices.filter { $0.names.contains { $0.code == text } }
            if !carriers.isEmpty { units = carriers.map(\.id) }
        }
        guard let day = periods.bordersOn else { return units }
        return units.map { unit in
            var unit = unit
            for _ in 0..<CallerStanding.mergerDepthMax {
                guard let merger = catalogue.merger(ending: unit), merger.date <= day else { break }
                unit = merger.successor
            }
            return unit
        }
    }

    // MARK: Groups

    /// Whether the caller's unit leads the group today.
    func leadsToday(_ group: Group) -> Bool {
        group.leaders.contains { ownUnits.contains($0.office) && $0.validity.contains(today) }
    }

    /// Whether the caller's unit leads the group today, or led it on some of the days.
    func leads(_ group: Group, during days: DateRange?) -> Bool {
        leadsToday(group) || led(group, during: days)
    }

    private func led(_ group: Group, during days: DateRange?) -> Bool {
        guard let days else { return false }
        return group.leaders.contains { ownUnits.contains($0.office) && $0.validity.overlaps(days) }
    }

    /// Whether the caller's unit leads the group with the unit in it: who leads today has the members of today and of the
    /// period, who led in the period those of the period.
    func leads(_ group: Group, _ unit: String, during days: DateRange?) -> Bool {
        let memberships = group.members.filter { $0.office == unit }
        let wasMember = days.map { days in memberships.contains { $0.validity.overlaps(days) } } ?? false
        if leadsToday(group) { return wasMember || memberships.contains { $0.validity.contains(today) } }
        return wasMember && led(group, during: days)
    }

    /// Whether the caller's unit is a member of the group today, or was on some of the days.
    func isMember(of group: Group, during days: DateRange?) -> Bool {
        group.members.contains { member in
            ownUnits.contains(member.office)
                && (member.validity.contains(today) || (days.map { member.validity.overlaps($0) } ?? false))
        }
    }

    /// Whether the unit is a member of the group today, or was on some of the days.
    func has(_ group: Group, member unit: String, during days: DateRange?) -> Bool {
        group.members.contains { member in
            member.office == unit
                && (member.validity.contains(today) || (days.map { member.validity.overlaps($0) } ?? false))
        }
    }
}
