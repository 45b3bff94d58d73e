// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension ConsolidationMember {
    /// What is known of one office's reports. `reports` by period index.
    init(_ member: RosterMember, frame: QueryFrame, reports: [StandingReport]) {
        let due = frame.regime.dues.first { $0.level == member.level }
        var known: [MemberReport] = []
        var lastSlot = 0
        for (slot, expectation) in member.expectations.enumerated() {
            guard let expectation else { continue }
            lastSlot = slot
            known.append(
                MemberReport(
                    frame.periods[slot], kind: expectation.kind,
                    dueBefore: due?.lateFrom(window: frame.windows[slot], zone: frame.regime.zone),
                    report: reports[slot]))
        }
        let name = member.office.named(on: frame.windows[lastSlot].last)
        self.init(
            office: member.office.id, name: name.name, code: name.code,
            kind: member.expectations[lastSlot]?.kind, reports: known)
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

extension MemberReport {
    /// - Parameter dueBefore: the first late moment by the regime alone.
    fileprivate init(_ period: Period, kind: MemberKind?, dueBefore: Instant?, report: StandingReport) {
        let due = DueTime(byRegime: dueBefore, extendedUntil: report.standing.extendedUntil)
        let counting = report.counting
        let (timeliness, isExtended) = due.timeliness(firstReceivedAt: counting?.firstReceivedAt)
        self.init(
            period: period, kind: kind, timeliness: timeliness, revision: counting?.revision ?? 0,
            sequence: counting?.sequence ?? 0, receivedAt: counting?.receivedAt,
            firstReceivedAt: counting?.firstReceivedAt, lateFrom: due.lateFrom, state: report.standing.state,
            extendedUntil: due.extendedUntil, isExtended: isExtended)
        guard state == .returned, let returned = report.contributions else { return }
        returnedRevision = returned.revision
        returnedSequence = returned.sequence
        returnReason = report.returnReason
    }
}
