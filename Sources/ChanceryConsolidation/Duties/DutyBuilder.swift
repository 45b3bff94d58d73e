// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Makes the duties of one group, or of named offices.
struct DutyBuilder {
    let query: DutyQuery
    let catalogue: CatalogueIndex
    /// `nil` for named offices.
    let group: Group?
    let frame: QueryFrame
    let records: DutyRecords

    func duties() -> [Duty] {
        switch query.level {
        case nil:
            return frame.roster.members.flatMap { duties(of: $0.office, level: $0.level, $0.expectations) }
        case .member:
            return frame.roster.members.filter { $0.level == .member }.flatMap {
                duties(of: $0.office, level: .member, $0.expectations)
            }
        case .subUnit:
            return subUnits()
        case .leader:
            return leaderDuties()
        }
    }

    private func duties(of office: Office, level: ReportingLevel, _ expectations: [Expectation?]) -> [Duty] {
        expectations.enumerated().compactMap { slot, expectation in
            guard let expectation else { return nil }
            let key = ReportKey(office: office.id, regime: query.regime, period: frame.periods[slot])
            let acts = records.acts(key)
            let report = records.report(key)
            let standing = ReportStanding(revision: report?.revision ?? 0, acts: acts.lazy.map(\.fact))
            var returned: ReturnNote?
            if standing.state == .returned,
                let last = acts.last(where: { $0.act.kind == .giveBack && $0.act.revision == standing.revision })
            {
                returned = ReturnNote(
                    reason: last.act.reason, actor: last.act.actor, committedAt: last.committedAt)
            }
            return duty(
                of: office.named(on: expectation.lastDay), kind: expectation.kind, level: level, slot: slot,
                standing: StandingAnswer(standing: standing, openQuestionCount: report?.openQuestionCount ?? 0),
                firstReceivedAt: report?.firstReceivedAt, returned: returned)
        }
    }

    /// A sub-unit reports where an office above it does, in the windows that both have a day in.
    private func subUnits() -> [Duty] {
        let expectations = Dictionary(
            frame.roster.members.map { ($0.office.id, $0.expectations) }, uniquingKeysWith: { first, _ in first })
        return catalogue.catalogue.offices.filter { $0.parent != nil }.flatMap { office -> [Duty] in
            var ancestor: Office? = office
            var levels = 0
            while let current = ancestor, levels < 8 {
                if let above = expectations[current.id] {
                    let own = zip(above, frame.windows).map { expectation, window in
                        office.validity.overlaps(window) ? expectation : nil
                    }
                    return duties(of: office, level: .subUnit, own)
                }
                ancestor = current.parent.flatMap(catalogue.office)
                levels += 1
            }
            return []
        }
    }

    /// The leading office owes the group's pack; who led on the last day of the window owes it.
    private func leaderDuties() -> [Duty] {
        guard let group else { return [] }
        return frame.periods.indices.compactMap { slot in
            let day = frame.windows[slot].last
            guard let leader = group.leader(on: day).flatMap(catalogue.office) else { return nil }
            let pack = records.pack(group.id, frame.periods[slot])
            let standing = ReportStanding(state: pack == nil ? .missing : .submitted, revision: pack?.number ?? 0)
            return duty(
                of: leader.named(on: day), kind: nil, level: .leader, slot: slot,
                standing: StandingAnswer(standing: standing), firstReceivedAt: pack?.firstFrozenAt, returned: nil)
        }
    }

    private func duty(
        of office: NamedOffice, kind: MemberKind?, level: ReportingLevel, slot: Int, standing: StandingAnswer,
        firstReceivedAt: Instant?, returned: ReturnNote?
    ) -> Duty {
        let window = frame.windows[slot]
        let zone = frame.regime.zone
        let rule = frame.regime.dues.first { $0.level == level }
        let due = DueTime(
            byRegime: rule?.lateFrom(window: window, zone: zone), extendedUntil: standing.standing.extendedUntil)
        let opensAt = Instant(startOf: window.last.adding(days: 1), in: zone)
        let state = state(standing, due, opensAt: opensAt, firstReceivedAt)
        var duty = Duty(
            office: office, group: group?.id ?? "", kind: kind, level: level, period: frame.periods[slot],
            window: window, opensAt: opensAt, lateFrom: due.lateFrom, standing: standing, state: state,
            isOwing: [.due, .overdue, .returned].contains(state) || standing.openQuestionCount > 0,
            firstReceivedAt: firstReceivedAt, returned: returned)
        if let lateFrom = due.lateFrom { duty.measure(from: lateFrom, to: query.moment) }
        duty.sentence = DutySentence(duty, moment: query.moment, zone: zone).label
        return duty
    }

    private func state(
        _ standing: StandingAnswer, _ due: DueTime, opensAt: Instant, _ firstReceivedAt: Instant?
    ) -> DutyState {
        if firstReceivedAt != nil, standing.standing.state == .returned { return .returned }
        let (timeliness, isExtended) = due.timeliness(firstReceivedAt: firstReceivedAt)
        switch timeliness {
        case .onTime: return isExtended ? .extended : .onTime
        case .late: return .late
        case .notDue: return .notDue
        case .missing:
            if query.moment < opensAt { return .future }
            guard let lateFrom = due.lateFrom, query.moment >= lateFrom else { return .due }
            return .overdue
        }
    }
}

extension RecordedAct {
    var fact: ActFact { ActFact(kind: act.kind, revision: act.revision, until: act.until) }
}

extension Duty {
    /// How late, or how long there is.
    fileprivate mutating func measure(from lateFrom: Instant, to moment: Instant) {
        let microseconds = moment.microsecondsSinceEpoch - lateFrom.microsecondsSinceEpoch
        switch state {
        case .future, .due: remainingSeconds = (-microseconds + 999_999) / 1_000_000
        case .overdue: overdueSeconds = microseconds / 1_000_000
        case .late, .returned:
            let late = (firstReceivedAt ?? lateFrom).microsecondsSinceEpoch - lateFrom.microsecondsSinceEpoch
            overdueSeconds = max(0, late / 1_000_000)
        case .onTime, .extended, .notDue: break
        }
    }
}
