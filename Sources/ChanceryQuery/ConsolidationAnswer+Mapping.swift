// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryWire

extension ConsolidationAnswer {
    /// The answer as it travels: with names from the catalogue, its sequence, and the figures in words.
    init(_ answer: SequencedConsolidation, omitContributions: Bool) {
        let consolidation = answer.consolidation
        var group = ""
        if case .group(let id) = consolidation.query.scope { group = id }
        self.init(
            sequence: answer.sequence, catalogueVersion: consolidation.catalogueVersion, group: group,
            groupLabel: consolidation.groupLabel ?? Label(english: ""), regime: consolidation.query.regime,
            windowFamily: consolidation.windowFamily,
            periods: consolidation.windows,
            members: consolidation.members.map { MemberMessage($0) },
            completeness: CompletenessMessage(consolidation.completeness.total),
            completenessByKind: consolidation.completeness.byKind.map {
                KindCompletenessMessage(kind: $0.kind, completeness: CompletenessMessage($0.counts))
            },
            figures: consolidation.figures.map {
                ConsolidatedFigureMessage($0, answer.catalogue, omitContributions: omitContributions)
            },
            unread: consolidation.unread.map {
                UnreadFigureMessage(
                    office: $0.office, period: $0.period, revision: $0.revision, indicator: $0.indicator,
                    reason: $0.reason.rawValue)
            },
            bordersOn: consolidation.query.bordersOn, units: consolidation.units, asked: consolidation.asked,
            completenessByPeriod: consolidation.completeness.byPeriod.map {
                PeriodCompletenessMessage(period: $0.period, completeness: CompletenessMessage($0.counts))
            })
    }
}

extension MemberMessage {
    fileprivate init(_ member: ConsolidationMember) {
        self.init(
            office: member.office, name: member.name, code: member.code, kind: member.kind,
            reports: member.periods.map { MemberReportMessage($0) })
    }
}

extension MemberReportMessage {
    fileprivate init(_ period: MemberPeriod) {
        let timeliness: ReportTimeliness =
            switch period.submission?.timeliness {
            case nil: .missing
            case .onTime: .onTime
            case .late: .late
            case .notDue: .notDue
            }
        self.init(
            period: period.period, kind: period.kind, timeliness: timeliness,
            revision: period.submission?.revision ?? 0, sequence: period.submission?.sequence ?? 0,
            receivedAt: period.submission?.receivedAt, firstReceivedAt: period.submission?.firstReceivedAt,
            lateFrom: period.lateFrom, state: period.state, extendedUntil: period.extendedUntil,
            isExtended: period.submission?.isExtended ?? false, returnedRevision: period.returned?.revision ?? 0,
            returnedSequence: period.returned?.sequence ?? 0, returnReason: period.returned?.reason ?? "")
    }
}

extension CompletenessMessage {
    fileprivate init(_ counts: CompletenessCounts) {
        self.init(
            expected: Int32(counts.expected), reported: Int32(counts.reported), onTime: Int32(counts.onTime),
            late: Int32(counts.late), notDue: Int32(counts.notDue), missing: Int32(counts.missing),
            returned: Int32(counts.returned), extended: Int32(counts.extended))
    }
}
