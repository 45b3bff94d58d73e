// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What offices are called in messages: as on the last day of the answer on which they exist.
struct OfficeNames {
    private let catalogue: CatalogueIndex
    private let day: CivilDate

    init(catalogue: CatalogueIndex, day: CivilDate) {
        self.catalogue = catalogue
        self.day = day
    }

    func name(of office: String) -> Label { named(office).name }

    func named(_ id: String) -> NamedOffice {
        guard let office = catalogue.office(id) else { return NamedOffice(office: id, name: Label(english: id)) }
        var day = day
        if let to = office.validity.to { day = min(day, to) }
        if let from = office.validity.from { day = max(day, from) }
        return office.named(on: day)
    }
}

extension Consolidator {
    /// Offices as they are called at the end of an answer, or at their own end before it.
    public func names(of offices: [String], in consolidation: Consolidation) -> [NamedOffice] {
        guard let last = consolidation.periods.last?.window.last else { return [] }
        let names = OfficeNames(catalogue: catalogue, day: last)
        return offices.map(names.named)
    }
}
