// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom

/// Offices, groups and mergers that random cases report and ask about.
struct CaseTerritory {
    let catalogue: CatalogueIndex
    /// Ids of those that report.
    let offices: [String]
    let group: String
    /// Province codes to ask by.
    let codes: [String]
    /// Days to ask by the borders of.
    let days: [CivilDate]
    /// Whether offices merge while they report.
    let isMerging: Bool

    static let changing = CaseTerritory(
        catalogue: Sample.catalogue, offices: Sample.changingOffices.map(\.id), group: "changing", codes: [],
        days: sampleDays, isMerging: false)
    static let merging = CaseTerritory(
        catalogue: Sample.catalogue, offices: Sample.mergingOffices.map(\.id) + ["stays"], group: "merging",
        codes: ["81", "82", "83", "85", "86", "89"], days: sampleDays, isMerging: true)

    private static let sampleDays = ["2024-01-10", "2024-02-20", "2024-03-05", "2024-04-20", "2024-04-20"].map(date)

    private init(
        catalogue: CatalogueIndex, offices: [String], group: String, codes: [String], days: [CivilDate], isMerging: Bool
    ) {
        self.catalogue = catalogue
        self.offices = offices
        self.group = group
        self.codes = codes
        self.days = days
        self.isMerging = isMerging
    }

    /// A few offices that merge at random, and a group that some of them are in for some of the time.
    init(using generator: inout SeededGenerator) {
        var forest = Forest()
        for _ in 0..<(3 + generator.below(5)) { forest.plant(using: &generator) }
        // From the window of February 2024 on, and often several within one.
        var day = date("2024-01-12")
        for _ in 0..<(1 + generator.below(4)) {
            day = day.adding(days: 1 + generator.below(24))
            forest.merge(on: day, using: &generator)
        }
        let stays = Sample.changingOffices[0]
        let offices = forest.offices + [stays]
        var members: [Membership] = [Membership(office: stays.id, kind: .department)]
        for office in offices.shuffled(using: &generator) where generator.below(4) > 0 {
            members.append(
                Membership(
                    office: office.id, kind: generator.pick([.department, .officeUnit]),
                    validity: generator.once(in: 5) ? validity(nil, "2024-03-01") : .always))
        }
        let sample = Sample.catalogue.catalogue
        let group = Group(id: "drawn", label: Label(english: "Drawn group"), members: members, leaders: [])
        self.init(
            catalogue: CatalogueIndex(
                Catalogue(
                    edition: "drawn", offices: offices, mergers: forest.mergers.shuffled(using: &generator),
                    groups: [group], windowFamilies: sample.windowFamilies, regimes: sample.regimes,
                    measureUnits: sample.measureUnits, dimensions: sample.dimensions, indicators: sample.indicators),
                version: 3),
            offices: offices.map(\.id), group: "drawn", codes: forest.offices.flatMap { $0.names.map(\.code) } + ["99"],
            days: forest.mergers.flatMap { [$0.date, $0.date.adding(days: -1)] } + [date("2024-06-01")], isMerging: true
        )
    }
}

/// Offices that become fewer.
private struct Forest {
    private(set) var offices: [Office] = []
    private(set) var mergers: [Merger] = []
    /// Indices of the offices that still exist.
    private var alive: [Int] = []

    mutating func plant(using generator: inout SeededGenerator) {
        alive.append(offices.count)
        offices.append(office("unit-\(offices.count)", code: "\(70 + offices.count)", .always))
    }

    /// Two or three offices become one, which takes over the code of one of them or gets its own.
    mutating func merge(on day: CivilDate, using generator: inout SeededGenerator) {
        guard alive.count > 1 else { return }
        alive.shuffle(using: &generator)
        let ended = Array(alive.prefix(min(alive.count, 1 + generator.below(3))))
        alive.removeFirst(ended.count)
        for index in ended {
            let old = offices[index]
            offices[index] = office(
                old.id, code: old.names[0].code, lasting(from: old.validity.from, to: day.adding(days: -1)))
        }
        let code = generator.once(in: 2) ? offices[ended[0]].names[0].code : "\(70 + offices.count)"
        alive.append(offices.count)
        offices.append(office("unit-\(offices.count)", code: code, lasting(from: day, to: nil)))
        mergers.append(
            Merger(
                date: day, predecessors: ended.map { offices[$0].id }, successor: offices[offices.count - 1].id,
                source: "drawn"))
    }

    private func office(_ id: String, code: String, _ validity: Validity) -> Office {
        Office(id: id, names: [OfficeName(code: code, label: Label(english: id))], validity: validity)
    }

    private func lasting(from: CivilDate?, to: CivilDate?) -> Validity {
        guard let validity = Validity(from: from, to: to) else { preconditionFailure("merged before it was founded") }
        return validity
    }
}
