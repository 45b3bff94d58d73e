// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
public import ChanceryWire

extension PackQueries {
    /// PackService.VerifyPack.
    public func verifyPack(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.verifyPackRequest(payload)
        let stored = try store.read { try pack(request.name, asOf: nil, in: $0) }
        let frozen = try decoded(stored)
        let cover = frozen.cover
        let catalogueHolds = try store.read { snapshot in
            guard let installed = try snapshot.catalogue(version: cover.catalogueVersion) else { return false }
            return installed.digest == cover.catalogueDigest && Digest.sha256(of: installed.bytes) == installed.digest
        }
        let broken = try brokenInputs(of: frozen)
        let rebuilt = try PackBuilder(store: store, reader: reader, decoder: decoder).pack(
            frozen.query, asOf: cover.frozenAt,
            PackBuilder.Wording(title: cover.title, actor: cover.actor, note: cover.note))
        let differing = differing(frozen, rebuilt, number: stored.head.number)
        return PackVerification(
            head: PackHeadMessage(stored.head, cover: cover),
            bytesHold: Digest.sha256(of: stored.bytes) == stored.head.digest, catalogueHolds: catalogueHolds,
            inputsHold: broken.isEmpty && rebuilt.inputs == frozen.inputs,
            answerHolds: differing.isEmpty && rebuilt.cover.completeness == cover.completeness,
            brokenInputs: Array(broken.prefix(PackVerification.listedCountMax)), figures: differing
        ).encoded()
    }

    /// Inputs that the store does not hold as the pack names them.
    private func brokenInputs(of pack: Pack) throws -> [PackInput] {
        try store.read { snapshot in
            try pack.inputs.filter { input in
                let key = ReportKey(office: input.office, regime: pack.cover.regime, period: input.period)
                guard input.revision > 0 else {
                    return try snapshot.current(key, asOf: pack.cover.frozenAt) != nil
                }
                guard let report = try snapshot.revision(input.revision, of: key) else { return true }
                return report.receipt.sequence != input.sequence || report.receipt.digest != input.digest
                    || Digest.sha256(of: report.bytes) != report.receipt.digest
            }
        }
    }

    /// The figures that come out differently, in number or parts. No report changed, so nothing is laid to one. Bytes
    /// are not compared: a later release may say more about the same figures.
    private func differing(_ frozen: Pack, _ rebuilt: Pack, number: Int32) -> [FigureChange] {
        let comparison = AnswerComparison(
            from: ComparedAnswer(frozen.answer, packNumber: number), to: ComparedAnswer(rebuilt.answer))
        let changes = comparison.difference(records: [], acts: [:]).figures
        return changes.prefix(PackVerification.listedCountMax).map { change in
            var change = change
            change.causes = []
            return change
        }
    }
}
