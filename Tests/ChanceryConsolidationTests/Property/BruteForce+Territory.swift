// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Mergers, borders and codes over again, by asking every office of the catalogue where it leads.
extension BruteForce {
    /// What a query names, or the name of its refusal.
    enum Scope {
        case offices([String])
        case refused(String)
    }

    func scope(of query: ConsolidationQuery, lastMonth: String) -> Scope {
        var names: [String] = []
        switch query.scope {
        case .group(let id): names = catalogue.groups.first { $0.id == id }?.members.map(\.office) ?? []
        case .offices(let listed):
            let day = query.bordersOn ?? Sample.family.window(of: period(lastMonth)).last
            for text in listed {
                if office(text) != nil {
                    names.append(text)
                } else if let carrier = catalogue.offices.first(where: { carries(text, $0, day) }) {
                    names.append(carrier.id)
                } else {
                    let isKnown = catalogue.offices.contains { $0.names.contains { $0.code == text } }
                    return .refused(isKnown ? "CODE_NOT_IN_FORCE" : "UNKNOWN_CODE")
                }
            }
            if let day = query.bordersOn {
                let isTooYoung = { (name: String) in self.office(name) != nil && self.unit(of: name, on: day) == nil }
                if names.contains(where: isTooYoung) { return .refused("OFFICE_NOT_IN_BORDERS") }
                names = names.flatMap { name in
                    office(name)?.validity.contains(day) == true ? earlier(than: name) + [name] : [name]
                }
            }
        }
        var seen: [String] = []
        for name in names where !seen.contains(name) { seen.append(name) }
        return .offices(seen)
    }

    private func carries(_ code: String, _ office: Office, _ day: CivilDate) -> Bool {
        office.validity.contains(day) && office.names.contains { $0.code == code && $0.validity.contains(day) }
    }

    private func office(_ id: String) -> Office? { catalogue.offices.first { $0.id == id } }

    /// Every office that leads to `id`, in the order in which a family tree is read from the leaves.
    private func earlier(than id: String) -> [String] {
        let parents = catalogue.mergers.first { $0.successor == id }?.predecessors ?? []
        return parents.flatMap { earlier(than: $0) + [$0] }
    }

    /// What `id` becomes, step by step, with the day of each step.
    func later(than id: String) -> [(office: String, day: CivilDate)] {
        guard let merger = catalogue.mergers.first(where: { $0.predecessors.contains(id) }) else { return [] }
        return [(merger.successor, merger.date)] + later(than: merger.successor)
    }

    /// The unit of an office on a day; `nil` when only a predecessor existed.
    func unit(of id: String, on day: CivilDate) -> String? {
        let steps = later(than: id)
        let unit = steps.last { $0.day <= day }?.office ?? id
        let founded = catalogue.mergers.first { $0.successor == unit }
        if let founded, founded.date > day { return nil }
        return unit
    }

    /// Offices out of `scope` that lead to `unit`, or are it, and existed in a month.
    func outsiders(of unit: String, scope: [String], months: [String]) -> [String] {
        catalogue.offices.filter { office in
            !scope.contains(office.id) && (office.id == unit || later(than: office.id).contains { $0.office == unit })
                && months.contains { office.validity.overlaps(Sample.family.window(of: period($0))) }
        }.map(\.id).sorted()
    }

    /// Who of `there` is out of a figure because a later office among `stated` speaks for it, and who speaks for a
    /// later office that is silent.
    func succession(there: [String], stated: Set<String>) -> (succeeded: Set<String>, carried: [Carried]) {
        var succeeded: Set<String> = []
        var carried: [Carried] = []
        for office in there {
            let steps = later(than: office)
            let heirs = steps.map(\.office).filter(there.contains)
            if heirs.contains(where: stated.contains) {
                succeeded.insert(office)
            } else if stated.contains(office), let end = steps.first?.day {
                for step in steps where there.contains(step.office) {
                    carried.append(Carried(office: office, heir: step.office, day: step.day, end: end))
                }
            }
        }
        return (succeeded, carried)
    }

    /// Whether one of the offices became another of them.
    func speakForEachOther(_ offices: Set<String>) -> Bool {
        offices.contains { later(than: $0).contains { offices.contains($0.office) } }
    }

    struct Carried {
        let office: String
        let heir: String
        /// When the heir was founded, and when the office itself ended.
        let day: CivilDate
        let end: CivilDate

        var text: String { "\(office)>\(heir)@\(day)" }
    }
}
