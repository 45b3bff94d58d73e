// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The mergers between members that all report for the last period: what holds on a day is the successor's there, and
/// nothing counts twice.
struct SuccessionTable {
    /// That a member was merged, by way of offices outside the scope or at once, into another.
    private struct Link {
        let predecessor: Int
        let successor: Int
        /// Day on which the predecessor was merged.
        let date: CivilDate
        /// Day on which the successor was founded: a later one where offices outside the scope lie between.
        let founded: CivilDate
    }

    /// Later mergers first, so that a successor is settled before those it came from.
    private let links: [Link]
    /// Index into `links` by predecessor.
    private let linkIndices: [Int: Int]
    /// By member: whether a link names it.
    private let isLinked: [Bool]
    private let members: [RosterMember]
    /// By member: the members that mergers made of it, in whatever period they report, the nearest first.
    let heirs: [Int: [Int]]

    init(_ roster: Roster, lastSlot: Int, catalogue: CatalogueIndex) {
        members = roster.members
        heirs = SuccessionTable.heirs(roster.members, catalogue)
        var indices: [String: Int] = [:]
        for (index, member) in roster.members.enumerated() where member.expectations[lastSlot] != nil {
            indices[member.office.id] = index
        }
        var links: [Link] = []
        var isLinked = Array(repeating: false, count: roster.members.count)
        for (index, member) in roster.members.enumerated() where member.expectations[lastSlot] != nil {
            guard let merger = catalogue.merger(ending: member.office.id),
                let (successor, founded) = SuccessionTable.successor(after: merger, among: indices, catalogue)
            else { continue }
            links.append(Link(predecessor: index, successor: successor, date: merger.date, founded: founded))
            isLinked[index] = true
            isLinked[successor] = true
        }
        self.links = links.sorted {
            ($1.date, $0.successor, $0.predecessor) < ($0.date, $1.successor, $1.predecessor)
        }
        linkIndices = Dictionary(uniqueKeysWithValues: zip(self.links.map(\.predecessor), self.links.indices))
        self.isLinked = isLinked
    }

    private static func heirs(_ members: [RosterMember], _ catalogue: CatalogueIndex) -> [Int: [Int]] {
        let merged = members.indices.filter { catalogue.merger(ending: members[$0].office.id) != nil }
        if merged.isEmpty { return [:] }
        let indices = Dictionary(
            zip(members.map(\.office.id), members.indices), uniquingKeysWith: { first, _ in first })
        var heirs: [Int: [Int]] = [:]
        for member in merged {
            var next = catalogue.merger(ending: members[member].office.id)
            for _ in 0..<Borders.mergersMax {
                guard let merger = next else { break }
                if let heir = indices[merger.successor] { heirs[member, default: []].append(heir) }
                next = catalogue.merger(ending: merger.successor)
            }
        }
        return heirs
    }

    /// The first office on the way from `merger` on that is one of `indices`, with the day on which it was founded.
    private static func successor(
        after merger: Merger, among indices: [String: Int], _ catalogue: CatalogueIndex
    ) -> (member: Int, founded: CivilDate)? {
        var next: Merger? = merger
        for _ in 0..<Borders.mergersMax {
            guard let merger = next else { break }
            if let index = indices[merger.successor] { return (index, merger.date) }
            next = catalogue.merger(ending: merger.successor)
        }
        return nil
    }

    /// Who stands for whom in a figure of which only the last period counts.
    func succession(in row: FigureRow) -> RowSuccession {
        if links.isEmpty { return .none }
        var stated: Set<Int> = []
        for number in row.numbers where isLinked[number.member] { stated.insert(number.member) }
        var succession = RowSuccession.none
        for link in links {
            if stated.contains(link.successor) || succession.succeeded.contains(link.successor) {
                succession.succeeded.insert(link.predecessor)
            } else if stated.contains(link.predecessor) {
                succession.carriedUntil[link.predecessor] = link.date
            }
        }
        succession.carriedOver = carriedOver(by: succession.carriedUntil.keys.sorted())
        return succession
    }

    /// Every merger that the numbers of some members are carried over, later ones first, then in the order of members.
    private func carriedOver(by carriers: [Int]) -> [CarriedOver] {
        var entries: [Int: (founded: CivilDate, predecessors: [String])] = [:]
        for carrier in carriers {
            var member = carrier
            // Each step leads to another office; the bound holds catalogues that were never checked.
            for _ in links.indices {
                guard let index = linkIndices[member] else { break }
                let link = links[index]
                entries[link.successor, default: (link.founded, [])].predecessors.append(members[carrier].office.id)
                member = link.successor
            }
        }
        return entries.sorted { ($1.value.founded, $0.key) < ($0.value.founded, $1.key) }.map { successor, entry in
            CarriedOver(
                successor: members[successor].office.id, date: entry.founded, predecessors: entry.predecessors)
        }
    }
}

/// Which members a merger takes out of a figure, and whose values stand for a successor.
struct RowSuccession {
    /// Members whose successor's number counts instead of theirs; nothing is expected of them.
    var succeeded: Set<Int> = []
    /// Members whose number stands for their successor, with the last day that it may be of.
    var carriedUntil: [Int: CivilDate] = [:]
    var carriedOver: [CarriedOver] = []

    static let none = RowSuccession()
}
