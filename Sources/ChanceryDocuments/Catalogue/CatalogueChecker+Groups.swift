// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Groups: members within their lives and once at a time, leaders among the members and one at a time.
extension CatalogueChecker {
    func checkGroups() {
        for group in draft.groups {
            for (position, member) in group.value.members.enumerated() {
                checkOffice(member.office, "\(group.path).members[\(position)].office")
            }
            for (position, leader) in group.value.leaders.enumerated() {
                checkOffice(leader.office, "\(group.path).leaders[\(position)].office")
            }
            guard group.isWhole else { continue }
            checkMembers(of: group)
            checkLeaders(of: group)
        }
    }

    private func checkMembers(of group: Placed<Group>) {
        var positions: [String: [Int]] = [:]
        for (position, member) in group.value.members.enumerated() {
            positions[member.office, default: []].append(position)
            guard let office = officesByID[member.office], office.isWhole,
                !DayInterval(office.value.validity).contains(DayInterval(member.validity))
            else { continue }
            add(
                .membershipOutsideLife, "\(group.path).members[\(position)]", value: member.office,
                (
                    "The membership (\(member.validity)) exceeds the life of the office (\(office.value.validity)).",
                    "Thời gian thành viên (\(member.validity)) vượt quá thời gian tồn tại (\(office.value.validity))."
                ),
                remedy: (
                    "Give the membership a valid: within that life.",
                    "Hãy ghi valid: cho tư cách thành viên nằm trong khoảng đó."
                ))
        }
        for (office, positions) in positions where positions.count > 1 {
            let intervals = positions.map { DayInterval(group.value.members[$0].validity) }
            for (position, _) in DayInterval.overlaps(intervals) {
                add(
                    .membershipsOverlap, "\(group.path).members[\(positions[position])]", value: office,
                    (
                        "“\(office)” is a member on the same days by another line.",
                        "“\(office)” đã là thành viên trong cùng thời gian ở một dòng khác."
                    ),
                    remedy: (
                        "Let the memberships follow one another.",
                        "Hãy để các khoảng thời gian thành viên nối tiếp nhau."
                    ))
            }
        }
    }

    private func checkLeaders(of group: Placed<Group>) {
        let leaders = group.value.leaders
        for (position, leader) in leaders.enumerated() {
            let memberships = group.value.members.filter { $0.office == leader.office }
                .map { DayInterval($0.validity) }
            guard let day = DayInterval(leader.validity).firstDayOutside(memberships) else { continue }
            add(
                .leaderNotMember, "\(group.path).leaders[\(position)]", value: leader.office,
                (
                    "“\(leader.office)” is not a member on every day of its term (\(leader.validity)).",
                    "“\(leader.office)” không phải là thành viên trong suốt nhiệm kỳ (\(leader.validity))."
                ),
                remedy: (
                    "Correct the term, or the membership \(DayInterval.text(day)).",
                    "Hãy sửa nhiệm kỳ hoặc tư cách thành viên \(DayInterval.text(day))."
                ))
        }
        for (position, other) in DayInterval.overlaps(leaders.map { DayInterval($0.validity) }) {
            add(
                .leadersOverlap, "\(group.path).leaders[\(position)]", value: leaders[position].office,
                (
                    "“\(leaders[other].office)” leads on the same days.",
                    "“\(leaders[other].office)” làm trưởng cụm trong cùng thời gian."
                ),
                remedy: ("Let the terms follow one another.", "Hãy để các nhiệm kỳ nối tiếp nhau."))
        }
    }
}
