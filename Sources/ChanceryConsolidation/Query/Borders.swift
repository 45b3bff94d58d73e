// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The units that exist on one day, and the mergers that lead from other offices to them.
struct Borders {
    let day: CivilDate
    let catalogue: CatalogueIndex

    /// The unit that `office` belongs to on the day. An office that begins later or ended earlier without a merger is a
    /// unit by itself, because nothing says whose territory it is.
    func unit(of office: Office) throws(ConsolidationRefusal) -> Office {
        var unit = office
        // Every step leads to a later merger; the bound holds catalogues that were never checked.
        for _ in 0..<Borders.mergersMax {
            guard let end = unit.validity.to, end < day, let merger = catalogue.merger(ending: unit.id),
                let successor = catalogue.office(merger.successor)
            else { break }
            unit = successor
        }
        if let begin = unit.validity.from, day < begin, let merger = catalogue.merger(founding: unit.id) {
            throw .officeNotInBorders(unit, merger, day)
        }
        return unit
    }

    /// The office and everything that mergers made it from, earlier offices first.
    func territory(of office: Office) -> [Office] {
        var offices: [Office] = []
        var seen: Set<String> = []
        func visit(_ office: Office) {
            guard seen.insert(office.id).inserted else { return }
            for id in catalogue.merger(founding: office.id)?.predecessors ?? [] {
                if let predecessor = catalogue.office(id) { visit(predecessor) }
            }
            offices.append(office)
        }
        visit(office)
        return offices
    }

    /// Mergers that one office is followed through.
    static let mergersMax = 1_000
}

/// The units of a query's borders, and which member belongs to which.
struct Territory {
    let units: [TerritoryUnit]
    /// Index into `units` by member.
    let unitIndices: [Int]

    /// - Parameter windows: of the query.
    init(
        of members: [RosterMember], borders: Borders, windows: [DateRange]
    ) throws(ConsolidationRefusal) {
        var units: [Office] = []
        var parts: [[String]] = []
        var positions: [String: Int] = [:]
        var indices: [Int] = []
        indices.reserveCapacity(members.count)
        for member in members {
            let unit = try borders.unit(of: member.office)
            let position = positions[unit.id] ?? units.count
            if position == units.count {
                positions[unit.id] = position
                units.append(unit)
                parts.append([])
            }
            parts[position].append(member.office.id)
            indices.append(position)
        }
        let inScope = Set(members.map(\.office.id))
        self.units = zip(units, parts).map { unit, parts in
            let name = unit.named(on: borders.day)
            let outsiders = borders.territory(of: unit).filter { office in
                !inScope.contains(office.id) && windows.contains { office.validity.overlaps($0) }
            }
            return TerritoryUnit(
                office: unit.id, name: name.name, code: name.code, parts: parts,
                outsiders: outsiders.map { $0.named(on: $0.lastDay(in: windows)) })
        }
        unitIndices = indices
    }
}

extension Office {
    /// The last day of the windows on which the office exists, or the last day of all.
    fileprivate func lastDay(in windows: [DateRange]) -> CivilDate {
        let window = windows.last { validity.overlaps($0) } ?? windows[windows.count - 1]
        return validity.to.map { min($0, window.last) } ?? window.last
    }
}

extension ConsolidationRefusal {
    fileprivate static func officeNotInBorders(
        _ office: Office, _ merger: Merger, _ day: CivilDate
    ) -> ConsolidationRefusal {
        let name = office.named(on: merger.date)
        let predecessors = merger.predecessors.joined(separator: ", ")
        return ConsolidationRefusal(
            .officeNotInBorders,
            english: "\(name.name.text(in: .english)) (\(office.id)) was founded on \(merger.date) from "
                + "\(predecessors) and cannot be divided into the units of \(day); ask for borders on "
                + "\(merger.date) or later, or for periods that end before that day.",
            vietnamese: "\(name.name.text(in: .vietnamese)) (\(office.id)) được lập ngày \(merger.date) từ "
                + "\(predecessors) và không thể chia theo địa giới ngày \(day); hãy chọn địa giới từ ngày "
                + "\(merger.date) trở đi, hoặc các kỳ kết thúc trước ngày đó.")
    }
}
