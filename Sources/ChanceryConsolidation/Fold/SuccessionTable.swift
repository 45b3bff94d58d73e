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
    }

    /// Later mergers first, so that a successor is settled before those it came from.
    private let links: [Link]
    /// By member: whether a link names it.
    private let isLinked: [Bool]
    private let members: [RosterMember]

    init(_ roster: Roster, lastSlot: Int, catalogue: CatalogueIndex) {
        members = roster.members
        var indices: [String: Int] = [:]
        for (index, member) in roster.members.enumerated() where member.expectations[lastSlot] != nil {
            indices[member.office.id] = index
        }
        var links: [Link] = []
        var isLinked = Array(repeating: false, count: roster.members.count)
        for (index, member) in roster.members.enumerated() where member.expectations[lastSlot] != nil {
            guard let merger = catalogue.merger(ending: member.office.id),
                let successor = SuccessionTable.successor(after: merger, among: indices, catalogue)
            else { continue }
            links.append(Link(predecessor: index, successor: successor, date: merger.date))
            isLinked[index] = true
            isLinked[successor] = true
        }
        self.links = links.sorted {
            ($1.date, $0.successor, $0.predecessor) < ($0.date, $1.successor, $1.predecessor)
        }
        self.isLinked = isLinked
    }

    /// The first office on the way from `merger` on that is one of `indices`.
    private static func successor(
        after merger: Merger, among indices: [String: Int], _ catalogue: CatalogueIndex
    ) -> Int? {
        var next: Merger? = merger
        for _ in 0..<Borders.mergersMax {
            guard let merger = next else { break }
            if let index = indices[merger.successor] { return index }
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
                succession.carry(
                    members[link.predecessor].office.id, to: members[link.successor].office.id, on: link.date)
            }
        }
        return succession
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

    /// Links of one merger come one after the other.
    fileprivate mutating func carry(_ predecessor: String, to successor: String, on date: CivilDate) {
        if let last = carriedOver.last, last.successor == successor, last.date == date {
            carriedOver[carriedOver.count - 1].predecessors.append(predecessor)
        } else {
            carriedOver.append(CarriedOver(successor: successor, date: date, predecessors: [predecessor]))
        }
    }
}
