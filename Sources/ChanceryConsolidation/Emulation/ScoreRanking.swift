// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Puts members in order: by total, then by the tie break of the sheet, then by the earlier first report. What is still
/// equal shares its rank.
struct ScoreRanking {
    private let members: [MemberScore]
    private let tieBreak: [ScoreCriterion]
    /// Points of each member for each criterion of the tie break; `nil` stands behind all points.
    private let decisive: [[FixedPoint?]]

    /// - Parameter members: in the order of the group, without ranks.
    init(_ members: [MemberScore], sheet: ScoreSheet) {
        self.members = members
        let tieBreak = sheet.tieBreak.compactMap(sheet.criterion)
        self.tieBreak = tieBreak
        decisive = members.map { member in
            tieBreak.map { criterion in member.criteria.first { $0.criterion == criterion.code }?.points }
        }
    }

    /// By rank, then in the order of the group.
    func ranked() -> [MemberScore] {
        let order = members.indices.sorted { left, right in
            if members[left].total != members[right].total {
                return members[left].total.units > members[right].total.units
            }
            return decision(left, right).map(\.isFirstAhead) ?? (left < right)
        }
        var ranked: [MemberScore] = []
        for (position, index) in order.enumerated() {
            var member = members[index]
            let above = position > 0 ? order[position - 1] : nil
            let isShared = above.map { members[$0].total == member.total && decision($0, index) == nil } ?? false
            member.rank = isShared ? ranked[position - 1].rank : Int32(clamping: position + 1)
            member.tie = tie(of: index, at: position, in: order)
            ranked.append(member)
        }
        return ranked
    }

    /// What tells two members with equal totals apart.
    private struct Decision {
        let isFirstAhead: Bool
        /// `nil` for the earlier first report.
        let criterion: Int?
    }

    /// `nil` when nothing does.
    private func decision(_ first: Int, _ second: Int) -> Decision? {
        for position in tieBreak.indices {
            let (left, right) = (decisive[first][position]?.units, decisive[second][position]?.units)
            if left == right { continue }
            return Decision(isFirstAhead: (left ?? .min) > (right ?? .min), criterion: position)
        }
        switch (members[first].firstReceivedAt, members[second].firstReceivedAt) {
        case (let left?, let right?) where left != right: return Decision(isFirstAhead: left < right, criterion: nil)
        case (_?, nil): return Decision(isFirstAhead: true, criterion: nil)
        case (nil, _?): return Decision(isFirstAhead: false, criterion: nil)
        default: return nil
        }
    }

    /// How the member is told apart from the next better one with its total, or from the next one where it is the best.
    private func tie(of index: Int, at position: Int, in order: [Int]) -> ScoreTie? {
        let total = members[index].total
        let equal = order.filter { members[$0].total == total }
        guard equal.count > 1 else { return nil }
        let isFirst = equal[0] == index
        let neighbour = isFirst ? order[position + 1] : order[position - 1]
        let others = equal.filter { $0 != index }.map { members[$0].office.office }
        let name = members[neighbour].office.name
        let opening = Label(
            english: "\(total) like \(name.english); ", vietnamese: "\(total) bằng \(name.text(in: .vietnamese)); ")
        guard let decision = decision(index, neighbour) else {
            return ScoreTie(
                others: others, rule: .shared,
                reason: Label(
                    english: opening.english + "nothing tells them apart, so they share the rank",
                    vietnamese: opening.vietnamese + "không tiêu chí nào phân định nên đồng hạng"))
        }
        let place = decision.isFirstAhead ? ("ahead", "xếp trên") : ("behind", "xếp dưới")
        guard let criterion = decision.criterion else {
            return ScoreTie(
                others: others, rule: .earlierReport,
                reason: Label(
                    english: opening.english + place.0 + " by the earlier first report",
                    vietnamese: opening.vietnamese + place.1 + " theo thời điểm gửi báo cáo lần đầu"))
        }
        let label = tieBreak[criterion].label
        let own = decisive[index][criterion].map(\.description) ?? "-"
        let other = decisive[neighbour][criterion].map(\.description) ?? "-"
        return ScoreTie(
            others: others, rule: .criterion, criterion: tieBreak[criterion].code,
            reason: Label(
                english: opening.english + "\(place.0) by \(label.english): \(own) beside \(other)",
                vietnamese: opening.vietnamese
                    + "\(place.1) theo \(label.text(in: .vietnamese)): \(own) so với \(other)"))
    }
}
