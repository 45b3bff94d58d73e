// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The rule by which every store decides on an act. Stores look up the facts; only this decides.
public enum ActRule {
    public enum Decision: Hashable, Sendable {
        case record
        /// Store nothing and answer this.
        case answer(ActOutcome)
    }

    /// - Parameters:
    ///   - sameRequest: the act of the same key that has the same request id.
    ///   - current: receipt of the key's latest revision.
    ///   - openQuestionCount: questions of that revision that have no answer.
    ///   - acts: all acts of the key so far, by sequence.
    ///   - time: the commit time.
    public static func decide(
        _ submission: ActSubmission, sameRequest: StoredAct?, current: Receipt?, openQuestionCount: Int32,
        acts: [RecordedFact], at time: Instant
    ) -> Decision {
        if let first = sameRequest {
            let isSame = first.digest == submission.digest
            return .answer(isSame ? .repeated(first) : .refused(.requestIDReused(first: first)))
        }
        let standing = ReportStanding(revision: current?.revision ?? 0, acts: acts.lazy.map(\.fact))
        let refusal =
            switch submission.fact.kind {
            case .giveBack, .accept:
                refusalOfJudgement(submission.fact, standing, current, openQuestionCount, at: time)
            case .close:
                standing.takesRevisions(at: time) ? nil : ActRefusal.alreadyInState(.close)
            case .reopen:
                standing.isClosed ? refusalOfMoment(submission.fact, at: time) : .alreadyInState(.reopen)
            case .extend:
                refusalOfMoment(submission.fact, at: time)
            case .reply, .score:
                nil as ActRefusal?
            }
        if let refusal { return .answer(.refused(refusal)) }
        guard acts.count < StoreLimits.actMax else {
            return .answer(.refused(.actLimit(max: StoreLimits.actMax)))
        }
        return .record
    }

    /// A closed report that was reopened is judged like an open one for as long as it takes revisions.
    private static func refusalOfJudgement(
        _ fact: ActFact, _ standing: ReportStanding, _ current: Receipt?, _ openQuestionCount: Int32, at time: Instant
    ) -> ActRefusal? {
        guard let current else { return .nothingToActOn }
        guard standing.takesRevisions(at: time) else { return .closed(standing) }
        guard fact.revision == current.revision else { return .staleRevision(current: current) }
        let state: ReportStanding.State = fact.kind == .accept ? .accepted : .returned
        guard standing.state != state else { return .alreadyInState(fact.kind) }
        guard fact.kind != .accept || openQuestionCount == 0 else { return .questionsOpen(count: openQuestionCount) }
        return nil
    }

    private static func refusalOfMoment(_ fact: ActFact, at time: Instant) -> ActRefusal? {
        guard let until = fact.until, until > time else { return .untilNotLater }
        return nil
    }
}
