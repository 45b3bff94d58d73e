// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension ConsolidationMember {
    /// What is known of one office's reports. `reports` by period index.
    init(_ member: RosterMember, frame: QueryFrame, reports: [StandingReport]) {
        let due = frame.regime.dues.first { $0.level == member.level }
        var periods: [MemberPeriod] = []
        var lastSlot = 0
        for (slot, expectation) in member.expectations.enumerated() {
            guard let expectation else { continue }
            lastSlot = slot
            periods.append(
                MemberPeriod(
                    frame.periods[slot], kind: expectation.kind,
                    dueBefore: due?.lateFrom(window: frame.windows[slot], zone: frame.regime.zone),
                    report: reports[slot]))
        }
        let name = member.office.named(on: frame.windows[lastSlot].last)
        self.init(
            office: member.office.id, name: name.name, code: name.code,
            kind: member.expectations[lastSlot]?.kind, periods: periods)
    }
}

/// One office's part of a period with where it stands.
struct StandingReport {
    /// What came, whether it counts or not.
    let contributions: OfficeContributions?
    let standing: ReportStanding
    let returnReason: String

    static let missing = StandingReport(
        contributions: nil, standing: ReportStanding(revision: 0, acts: []), returnReason: "")

    init(contributions: OfficeContributions?, standing: ReportStanding, returnReason: String) {
        self.contributions = contributions
        self.standing = standing
        self.returnReason = returnReason
    }

    init(_ contributions: OfficeContributions?, of office: String, slot: Int, acts: ActTable) {
        let (standing, reason) = acts.standing(of: office, slot: slot, revision: contributions?.revision ?? 0)
        self.init(contributions: contributions, standing: standing, returnReason: reason)
    }

    /// What counts; a returned revision does not.
    var counting: OfficeContributions? { standing.state == .returned ? nil : contributions }
}

extension MemberPeriod {
    /// - Parameter dueBefore: the first late moment by the regime alone.
    fileprivate init(_ period: Period, kind: MemberKind?, dueBefore: Instant?, report: StandingReport) {
        let due = DueTime(byRegime: dueBefore, extendedUntil: report.standing.extendedUntil)
        var returned: ReturnedRevision?
        if report.standing.state == .returned, let contributions = report.contributions {
            returned = ReturnedRevision(
                revision: contributions.revision, sequence: contributions.sequence, reason: report.returnReason)
        }
        self.init(
            period: period, kind: kind, lateFrom: due.lateFrom, extendedUntil: due.extendedUntil,
            state: report.standing.state, submission: report.counting.map { Submission($0, due) }, returned: returned)
    }
}

extension Submission {
    fileprivate init(_ contributions: OfficeContributions, _ due: DueTime) {
        let (timeliness, isExtended) = due.timeliness(firstReceivedAt: contributions.firstReceivedAt)
        self.init(
            revision: contributions.revision, sequence: contributions.sequence, receivedAt: contributions.receivedAt,
            firstReceivedAt: contributions.firstReceivedAt, timeliness: timeliness, isExtended: isExtended)
    }
}
