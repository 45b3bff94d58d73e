// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
public import ChanceryWire

extension StoreSnapshot {
    /// Where a report stands, also one that never came.
    ///
    /// - Throws: `StoreError`.
    public func standing(of key: ReportKey, asOf sequence: StoreSequence?) throws -> StandingAnswer {
        let current = try current(key, asOf: sequence)
        return StandingAnswer(
            standing: ReportStanding(
                revision: current?.receipt.revision ?? 0, acts: try acts(of: key, asOf: sequence).lazy.map(\.fact)),
            openQuestionCount: current?.openQuestionCount ?? 0)
    }

    /// Where the report of a listed revision stands; `nil` for a revision that was replaced.
    func standing(of summary: ReportSummary, asOf sequence: StoreSequence?) throws -> StandingAnswer? {
        guard summary.isCurrent else { return nil }
        let acts = try acts(of: summary.receipt.key, asOf: sequence)
        return StandingAnswer(
            standing: ReportStanding(revision: summary.receipt.revision, acts: acts.lazy.map(\.fact)),
            openQuestionCount: summary.openQuestionCount)
    }
}

extension StoredAct {
    /// Decodes the stored bytes. They were checked once, so a failure means that the store or this release is broken.
    ///
    /// - Throws: `CallFailure`.
    public func recorded(by decoder: WireDecoder) throws -> RecordedAct {
        do {
            return RecordedAct(
                act: try decoder.act(bytes), sequence: sequence, committedAt: committedAt, requestID: requestID,
                digest: digest, submittedBy: submittedBy)
        } catch {
            throw CallFailure(
                .internalError, "the stored act \(sequence) on \(key) cannot be read: \(error)")
        }
    }
}
