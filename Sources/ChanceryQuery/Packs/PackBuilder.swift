// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// Makes the contents of packs from the store.
struct PackBuilder {
    let store: any ReportStore
    let reader: ConsolidationReader
    let decoder: WireDecoder

    /// What people say about a pack.
    struct Wording {
        let title: String
        let actor: String
        let note: String
    }

    /// The pack of a question as of a sequence: the same for ever.
    ///
    /// - Parameter query: about a group.
    /// - Throws: `CallFailure`, `StoreError`.
    func pack(_ query: GetConsolidationRequest, asOf sequence: StoreSequence, _ wording: Wording) throws -> Pack {
        guard case .group(let group) = query.scope else {
            throw CallFailure(.packRefused, "NOT_A_GROUP", "a pack is about a group; name one instead of offices")
        }
        var answer = try reader.answer(
            to: ConsolidationQuery(query), asOf: .sequence(sequence), decoder: decoder
        ).answer()
        answer.digest = EncodedConsolidation(answer).digest
        let installed = try store.read { try $0.currentCatalogue(asOf: sequence) }
        guard let installed else {
            throw CallFailure(.noSuchCatalogue, "no catalogue was installed at sequence \(sequence)")
        }
        return Pack(
            cover: PackCover(
                group: group, regime: query.regime, from: query.period, through: query.throughPeriod ?? query.period,
                title: wording.title, actor: wording.actor, note: wording.note, frozenAt: sequence,
                catalogueVersion: installed.version, catalogueDigest: installed.digest,
                completeness: answer.completeness.total),
            query: query, inputs: try inputs(of: answer, asOf: sequence), answer: answer)
    }

    private func inputs(of answer: Consolidation, asOf sequence: StoreSequence) throws -> [PackInput] {
        var digests: [ReportPlace: Digest] = [:]
        for period in Set(answer.members.flatMap { $0.reports.map(\.period) }) {
            try forEachCurrentReport(answer.regime, period, asOf: sequence) { receipt in
                digests[ReportPlace(office: receipt.key.office, period: period)] = receipt.digest
            }
        }
        return answer.members.flatMap { member in
            member.reports.map { report in
                let compared = ComparedReport(report)
                let place = ReportPlace(office: member.office, period: report.period)
                return PackInput(
                    office: member.office, period: report.period, state: compared.state, revision: compared.revision,
                    sequence: report.revision > 0 ? report.sequence : report.returnedSequence,
                    digest: compared.revision > 0 ? digests[place] : nil)
            }
        }
    }

    private func forEachCurrentReport(
        _ regime: String, _ period: Period, asOf sequence: StoreSequence, _ each: (Receipt) -> Void
    ) throws {
        let filter = ReportFilter(regime: regime, period: period)
        var cursor: StoreSequence?
        while true {
            let page = try store.read {
                try $0.list(
                    filter, after: cursor, limit: StoreLimits.pageCountMax, currentOnly: true, asOf: sequence)
            }
            for summary in page { each(summary.receipt) }
            guard page.count == StoreLimits.pageCountMax, let last = page.last else { return }
            cursor = last.receipt.sequence
        }
    }
}

extension GetConsolidationRequest {
    /// The question alone: the same for the same figures, whenever it is asked.
    var packed: GetConsolidationRequest {
        var question = self
        question.moment = .now
        question.omitContributions = false
        question.sumsOnly = false
        if question.throughPeriod == question.period { question.throughPeriod = nil }
        return question
    }
}

extension CallFailure {
    /// A refusal with the name of its rule.
    init(_ reason: ErrorReason, _ refusal: String, _ message: String, _ metadata: [FailureDetail] = []) {
        self.init(reason, message, metadata: [FailureDetail("refusal", refusal)] + metadata)
    }
}
