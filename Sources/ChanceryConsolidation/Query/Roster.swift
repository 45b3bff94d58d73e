// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Which offices owe a report in which period of a query.
struct Roster {
    /// In the order in which the catalogue's group or the query first names them, whatever the periods. Each is
    /// expected in at least one period.
    let members: [RosterMember]
    /// Label of the group; `nil` for listed offices.
    let groupLabel: Label?

    /// - Parameter borders: with them a listed office that exists on their day stands for its whole territory, in every
    ///   window.
    init(
        scope: ConsolidationScope, windows: [DateRange], catalogue: CatalogueIndex, borders: Borders?
    ) throws(ConsolidationRefusal) {
        var builder = RosterBuilder(windows: windows)
        switch scope {
        case .group(let id):
            guard let group = catalogue.group(id) else {
                throw ConsolidationRefusal(
                    .unknownGroup, english: "There is no group \(id).", vietnamese: "Không có cụm thi đua \(id).")
            }
            groupLabel = group.label
            for membership in group.members {
                guard let office = catalogue.office(membership.office) else {
                    throw ConsolidationRefusal(
                        .unknownOffice, english: "There is no office \(membership.office).",
                        vietnamese: "Không có đơn vị \(membership.office).")
                }
                try builder.add(office, kind: membership.kind, during: membership.validity)
            }
        case .offices(let names):
            groupLabel = nil
            guard !names.isEmpty, let lastWindow = windows.last else {
                throw ConsolidationRefusal(
                    .noOffices, english: "The list of offices is empty.", vietnamese: "Danh sách đơn vị trống.")
            }
            var listed: [Office] = []
            let listing = OfficeListing(catalogue: catalogue, codeDay: borders?.day ?? lastWindow.last)
            for name in names { listed.append(try listing.office(name)) }
            for office in listed {
                guard let borders else {
                    try builder.add(office, kind: nil, during: .always)
                    continue
                }
                if office.validity.contains(borders.day) {
                    for part in borders.territory(of: office) { try builder.add(part, kind: nil, during: .always) }
                } else {
                    // Refused even where nothing is expected of it: whoever names an office must not lose it unseen.
                    _ = try borders.unit(of: office)
                    try builder.add(office, kind: nil, during: .always)
                }
            }
        }
        members = builder.members.filter { !$0.expectations.isEmpty }
        guard !members.isEmpty else {
            throw ConsolidationRefusal(
                .noMembersInWindow, english: "Nobody was expected to report in the periods asked for.",
                vietnamese: "Không có đơn vị nào phải báo cáo trong các kỳ đã chọn.")
        }
    }
}

struct RosterMember {
    let office: Office
    /// By period index; `nil` where no report is expected. Empty until the first one is.
    var expectations: [Expectation?]

    var level: ReportingLevel { office.parent == nil ? .member : .subUnit }
}

struct Expectation {
    /// Kind on `lastDay`; `nil` for listed offices.
    let kind: MemberKind?
    /// The last day of the window on which the office existed and belonged to the scope.
    let lastDay: CivilDate
}

private struct RosterBuilder {
    let windows: [DateRange]
    var members: [RosterMember] = []
    private var indices: [String: Int] = [:]
    private var expectedCount = 0

    init(windows: [DateRange]) {
        self.windows = windows
    }

    /// Counts an office in for the windows that it shares a day with. Of two memberships the later one gives the kind.
    mutating func add(
        _ office: Office, kind: MemberKind?, during validity: Validity
    ) throws(ConsolidationRefusal) {
        let index = index(of: office)
        for (slot, window) in windows.enumerated() {
            guard let day = lastDay(in: window, validity, office.validity) else { continue }
            if members[index].expectations.isEmpty { try prepare(index) }
            if let known = members[index].expectations[slot], known.lastDay >= day { continue }
            members[index].expectations[slot] = Expectation(kind: kind, lastDay: day)
        }
    }

    private mutating func index(of office: Office) -> Int {
        if let index = indices[office.id] { return index }
        indices[office.id] = members.count
        members.append(RosterMember(office: office, expectations: []))
        return members.count - 1
    }

    /// Makes room for expectations. Only members of whom a report is expected count against the bound.
    private mutating func prepare(_ index: Int) throws(ConsolidationRefusal) {
        expectedCount += 1
        guard expectedCount <= ConsolidationLimits.membersMax else {
            throw ConsolidationRefusal(
                .tooManyMembers, english: "A scope has at most \(ConsolidationLimits.membersMax) offices.",
                vietnamese: "Một phạm vi có nhiều nhất \(ConsolidationLimits.membersMax) đơn vị.")
        }
        members[index].expectations = Array(repeating: nil, count: windows.count)
    }

    private func lastDay(in window: DateRange, _ validities: Validity...) -> CivilDate? {
        var first = window.first
        var last = window.last
        for validity in validities {
            if let from = validity.from { first = max(first, from) }
            if let to = validity.to { last = min(last, to) }
        }
        return first <= last ? last : nil
    }
}
