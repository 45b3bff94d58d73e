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
        let windows = periods.windows(by: catalogue)
        return meant(by: text, periods).allSatisfy { unit in
            ownUnits.contains(unit) || catalogue.catalogue.groups.contains { leads($0, unit, during: windows) }
        }
    }

    /// The caller's units and those that it leads, in the order of the catalogue.
    func unitsOwnedOrLed(_ periods: SubjectPeriods) -> [String] {
        let windows = periods.windows(by: catalogue)
        let led = catalogue.catalogue.groups.filter { leads($0, during: windows) }
        return catalogue.catalogue.offices.map(\.id).filter { unit in
            ownUnits.contains(unit) || led.contains { leads($0, unit, during: windows) }
        }
    }

    /// The units whose reports a request for `text` can show: the unit of that id, or else everybody who ever carried
    /// the code; and by the borders of a later day the unit that it merged into. The other side of a comparison counts
    /// whoever has the territory then, so a comparison with a chosen period reaches as far as its last day.
    private func meant(by text: String, _ periods: SubjectPeriods) -> [String] {
        var units = [text]
        if catalogue.office(text) == nil {
            let carriers = catalogue.catalogue.offices.filter { $0.names.contains { $0.code == text } }
            if !carriers.isEmpty { units = carriers.map(\.id) }
        }
        guard periods.bordersOn != nil || periods.against != nil else { return units }
        let lastDay = periods.windows(by: catalogue).map(\.last).max()
        return units.map { unit in
            var unit = unit
            for _ in 0..<CallerStanding.mergerDepthMax {
                guard let merger = catalogue.merger(ending: unit) else { break }
                let isByBorders = periods.bordersOn.map { merger.date <= $0 } ?? false
                let isByComparison = periods.against != nil && (lastDay.map { merger.date <= $0 } ?? true)
                guard isByBorders || isByComparison else { break }
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

    /// Whether the caller's unit leads the group today, or led it on a day of each of the windows.
    func leads(_ group: Group, during windows: [DateRange]) -> Bool {
        leadsToday(group) || led(group, during: windows)
    }

    private func led(_ group: Group, during windows: [DateRange]) -> Bool {
        CallerStanding.everyOne(of: windows) { window in
            group.leaders.contains { ownUnits.contains($0.office) && $0.validity.overlaps(window) }
        }
    }

    /// Whether the caller's unit leads the group with the unit in it: who leads today has the members of today and of the
    /// periods, who led in the periods those of the periods.
    func leads(_ group: Group, _ unit: String, during windows: [DateRange]) -> Bool {
        if leadsToday(group) { return has(group, member: unit, during: windows) }
        return led(group, during: windows) && had(group, during: windows) { $0 == unit }
    }

    /// Whether the caller's unit is a member of the group today, or was on a day of each of the windows.
    func isMember(of group: Group, during windows: [DateRange]) -> Bool {
        hasToday(group, ownUnits.contains) || had(group, during: windows, ownUnits.contains)
    }

    /// Whether the unit is a member of the group today, or was on a day of each of the windows.
    func has(_ group: Group, member unit: String, during windows: [DateRange]) -> Bool {
        hasToday(group) { $0 == unit } || had(group, during: windows) { $0 == unit }
    }

    private func hasToday(_ group: Group, _ isMeant: (String) -> Bool) -> Bool {
        group.members.contains { isMeant($0.office) && $0.validity.contains(today) }
    }

    private func had(_ group: Group, during windows: [DateRange], _ isMeant: (String) -> Bool) -> Bool {
        CallerStanding.everyOne(of: windows) { window in
            group.members.contains { isMeant($0.office) && $0.validity.overlaps(window) }
        }
    }

    /// What holds of no window at all is no standing.
    private static func everyOne(of windows: [DateRange], _ holds: (DateRange) -> Bool) -> Bool {
        !windows.isEmpty && windows.allSatisfy(holds)
    }
}
