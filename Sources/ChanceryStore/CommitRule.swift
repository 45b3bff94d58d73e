// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The rule by which every store decides on a submission. Stores look up the facts; only this decides.
public enum CommitRule {
    public enum Decision: Hashable, Sendable {
        /// Store the report as this revision.
        case store(revision: Int32)
        /// Store nothing and answer this.
        case answer(CommitOutcome)
    }

    /// - Parameters:
    ///   - sameRequest: receipt of the report of the same key that has the same request id.
    ///   - current: receipt of the key's latest revision.
    ///   - newestCatalogue: highest installed version, 0 when there is none; versions have no gaps.
    ///   - acts: all acts of the key so far, by sequence.
    public static func decide(
        _ submission: ReportSubmission, sameRequest: Receipt?, current: Receipt?, newestCatalogue: CatalogueVersion,
        acts: [RecordedFact] = []
    ) -> Decision {
        if let first = sameRequest {
            let isSame = first.digest == submission.digest
            return .answer(isSame ? .repeated(first) : .refused(.requestIDReused(first: first)))
        }
        guard submission.catalogueVersion >= 1, submission.catalogueVersion <= newestCatalogue else {
            return .answer(.refused(.unknownCatalogueVersion))
        }
        if let refusal = refusalOfClosed(submission, revision: current?.revision ?? 0, acts) {
            return .answer(.refused(refusal))
        }
        if submission.replacesRevision == 0 {
            if let current { return .answer(.refused(.alreadyReported(current: current))) }
            return .store(revision: 1)
        }
        guard let current else { return .answer(.refused(.nothingToCorrect)) }
        guard submission.replacesRevision == current.revision else {
            return .answer(.refused(.staleRevision(current: current)))
        }
        guard current.revision < StoreLimits.revisionMax else {
            return .answer(.refused(.revisionLimit(max: StoreLimits.revisionMax)))
        }
        return .store(revision: current.revision + 1)
    }

    /// A report that was received while it was open to be sent is taken, even if the commit comes later.
    private static func refusalOfClosed(
        _ submission: ReportSubmission, revision: Int32, _ acts: [RecordedFact]
    ) -> CommitRefusal? {
        guard let closing = acts.last(where: { $0.fact.kind == .close }) else { return nil }
        let standing = ReportStanding(revision: revision, acts: acts.lazy.map(\.fact))
        if standing.takesRevisions(at: submission.receivedAt) { return nil }
        return .closed(standing: standing, since: closing.committedAt)
    }
}
