// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What is known of one member's report.
struct MemberRecord {
    let office: String
    let name: Label
    let kind: MemberKind?
    let state: ReportStanding.State
    /// The first late moment, extensions included; `nil` when the regime sets none.
    let lateFrom: Instant?
    /// Whether only an extension keeps the report from being late.
    let isExtended: Bool
    /// When the revisions came, the first one first.
    let receivedAt: [Instant]
    /// How often the report was sent back.
    let returnCount: Int
    /// Mandatory figures of which the report that counts gives no number.
    let withoutNumber: [String]
    let mandatoryCount: Int

    var firstReceivedAt: Instant? { receivedAt.first }

    /// Whether something came that was not sent back, or was corrected since.
    var hasCountingReport: Bool { state == .submitted || state == .accepted }

    /// By how much the first revision missed the first late moment, in whole seconds; `nil` when it is not late.
    var lateSeconds: Int64? {
        guard let lateFrom, let firstReceivedAt, firstReceivedAt >= lateFrom else { return nil }
        return (firstReceivedAt.microsecondsSinceEpoch - lateFrom.microsecondsSinceEpoch) / 1_000_000
    }

    /// Revisions after the first that came when the report was due already.
    var lateCorrectionCount: Int {
        guard let lateFrom else { return 0 }
        return receivedAt.dropFirst().count { $0 >= lateFrom }
    }
}

/// The records of all members, in the order of the group.
struct MemberRecords {
    let records: [MemberRecord]

    init(_ round: ScoreRound, regime: Regime?) {
        var revisions: [String: [ScoredRevision]] = [:]
        for revision in round.revisions { revisions[revision.office, default: []].append(revision) }
        var returnCounts: [String: Int] = [:]
        for recorded in round.acts where recorded.act.kind == .giveBack {
            let about = recorded.act.key
            guard about.regime == round.consolidation.regime, about.period == round.period else { continue }
            returnCounts[about.office, default: 0] += 1
        }
        let mandatory = regime?.figures.filter(\.isMandatory).map(\.indicator) ?? []
        let given = MemberRecords.numbers(in: round.consolidation, of: Set(mandatory))
        records = round.consolidation.members.compactMap { member in
            guard let report = member.reports.last else { return nil }
            return MemberRecord(
                office: member.office, name: member.name, kind: member.kind, state: report.state,
                lateFrom: report.lateFrom, isExtended: report.isExtended,
                receivedAt: (revisions[member.office] ?? []).sorted { $0.number < $1.number }.map(\.receivedAt),
                returnCount: returnCounts[member.office] ?? 0,
                withoutNumber: mandatory.filter { given[$0]?.contains(member.office) != true },
                mandatoryCount: mandatory.count)
        }
    }

    /// The offices that gave a number, by indicator. A plan is no number of the period.
    private static func numbers(in consolidation: Consolidation, of indicators: Set<String>) -> [String: Set<String>] {
        var offices: [String: Set<String>] = [:]
        for figure in consolidation.figures where !figure.isPlan && indicators.contains(figure.indicator) {
            offices[figure.indicator, default: []].formUnion(figure.contributions.map(\.office))
        }
        return offices
    }
}
