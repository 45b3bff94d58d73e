// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// The deadline of scenario 8: Emulation Group No. 2, first half of 2024, due by the end of 17 June 2024, UTC+7.
enum Deadline {
    static let halfYear = period("2024-H1")

    static func key(_ office: String, _ period: Period = halfYear) -> ReportKey {
        ReportKey(office: office, regime: Sample.regime, period: period)
    }

    static func report(
        _ office: String, at moment: String, _ period: Period = halfYear, revision: Int32 = 1, questions: Int32 = 0
    ) -> DutyReport {
        DutyReport(
            key: key(office, period), revision: revision, firstReceivedAt: instant(moment),
            openQuestionCount: questions)
    }

    static func recorded(_ act: Act, _ sequence: StoreSequence, at moment: String = "2024-06-16T00:00:00Z")
        -> RecordedAct
    {
        guard let digest = Digest(bytes: Array(repeating: 0, count: Digest.byteCount)),
            let requestID = RequestID(bytes: Array(repeating: 0, count: RequestID.byteCount))
        else { preconditionFailure("the byte counts fit") }
        return RecordedAct(
            act: act, sequence: sequence, committedAt: instant(moment), requestID: requestID, digest: digest)
    }

    static func extended(_ office: String, until moment: String, _ sequence: StoreSequence = 1) -> RecordedAct {
        recorded(
            Act(
                key: key(office), kind: .extend, actor: "leader", authority: "Hanoi", reason: "flood",
                until: instant(moment)), sequence)
    }

    static func roll(
        _ reports: [DutyReport], _ acts: [RecordedAct] = [], scope: DutyScope = .group("emulation-2"),
        from: Period = halfYear, through: Period? = nil, level: ReportingLevel? = nil, at moment: String,
        catalogue: CatalogueIndex = Sample.catalogue, packs: [DutyPack] = []
    ) throws -> DutyRoll {
        try DutyRoll(
            DutyQuery(
                scope: scope, regime: Sample.regime, from: from, through: through ?? from, level: level,
                moment: instant(moment)), catalogue: catalogue, reports: reports, acts: acts, packs: packs)
    }

    /// Thirteen on time, one in the last tenth of a second, one in the first moment after, one a day late with an
    /// extension and one without.
    static let scenario: (reports: [DutyReport], acts: [RecordedAct]) = {
        let offices = GroupTwo.rows.map { "vn-" + $0.code }
        var reports = offices.dropFirst(4).map { report($0, at: "2024-06-16T09:00:00+07:00") }
        reports.append(report(offices[0], at: "2024-06-17T23:59:59.9+07:00"))
        reports.append(report(offices[1], at: "2024-06-18T00:00:00+07:00"))
        reports.append(report(offices[2], at: "2024-06-18T09:00:00+07:00"))
        reports.append(report(offices[3], at: "2024-06-18T09:00:00+07:00"))
        return (reports, [extended(offices[2], until: "2024-06-19T00:00:00+07:00")])
    }()
}
