// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension ConsolidationMember {
    /// What is known of one office's reports. `submissions` by period index.
    init(_ member: RosterMember, frame: QueryFrame, submissions: [OfficeContributions?]) {
        let due = frame.regime.dues.first { $0.level == member.level }
        var periods: [MemberPeriod] = []
        var lastSlot = 0
        for (slot, expectation) in member.expectations.enumerated() {
            guard let expectation else { continue }
            lastSlot = slot
            let lateFrom = due?.lateFrom(window: frame.windows[slot], zone: frame.regime.zone)
            periods.append(
                MemberPeriod(
                    period: frame.periods[slot], kind: expectation.kind, lateFrom: lateFrom,
                    submission: submissions[slot].map { Submission($0, lateFrom: lateFrom) }))
        }
        let name = member.office.name(on: frame.windows[lastSlot].last)
        self.init(
            office: member.office.id, name: name?.label ?? Label(english: member.office.id), code: name?.code ?? "",
            kind: member.expectations[lastSlot]?.kind, periods: periods)
    }
}

extension Submission {
    /// On time is strictly before `lateFrom`.
    fileprivate init(_ contributions: OfficeContributions, lateFrom: Instant?) {
        let timeliness: Timeliness =
            if let lateFrom { contributions.firstReceivedAt < lateFrom ? .onTime : .late } else { .notDue }
        self.init(
            revision: contributions.revision, sequence: contributions.sequence, receivedAt: contributions.receivedAt,
            firstReceivedAt: contributions.firstReceivedAt, timeliness: timeliness)
    }
}
