// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Testing

@Suite struct ActRuleTests {
    private let now = Samples.start
    private var later: Instant { now.adding(seconds: 10) }

    private func receipt(_ revision: Int32) -> Receipt {
        Receipt(
            key: Samples.key(), revision: revision, sequence: 9, receivedAt: now, digest: Samples.digest(of: []),
            requestID: Samples.requestID(1), catalogueVersion: 1)
    }

    private func stored(_ submission: ActSubmission) -> StoredAct {
        StoredAct(
            key: submission.key, sequence: 5, committedAt: now, requestID: submission.requestID, fact: submission.fact,
            digest: submission.digest, bytes: submission.bytes, submittedBy: submission.submittedBy)
    }

    private func decide(
        _ kind: ActKind, revision: Int32 = 0, until: Instant? = nil, current: Receipt? = nil, questions: Int32 = 0,
        acts: [ActFact] = []
    ) -> ActRule.Decision {
        ActRule.decide(
            Samples.act(kind, request: 1, revision: revision, until: until), sameRequest: nil, current: current,
            openQuestionCount: questions, acts: acts.map { RecordedFact(fact: $0, committedAt: now) }, at: now)
    }

    private func refused(_ refusal: ActRefusal) -> ActRule.Decision { .answer(.refused(refusal)) }

    @Test("An act that came before is decided first, whatever else is wrong")
    func repeatsFirst() {
        let first = stored(Samples.act(.accept, request: 1, revision: 7, text: "a"))
        for (text, wanted) in [("a", ActOutcome.repeated(first)), ("b", .refused(.requestIDReused(first: first)))] {
            let decision = ActRule.decide(
                Samples.act(.accept, request: 1, revision: 7, text: text), sameRequest: first, current: nil,
                openQuestionCount: 0, acts: [], at: now)
            #expect(decision == .answer(wanted))
        }
    }

    @Test("A judgement is refused by what is missing, then closed, stale, done and questioned")
    func orderOfJudgement() {
        let closed = [ActFact(kind: .accept, revision: 2), ActFact(kind: .close)]
        #expect(decide(.accept, revision: 2, questions: 1, acts: closed) == refused(.nothingToActOn))
        let standing = ReportStanding(revision: 2, acts: closed)
        #expect(
            decide(.accept, revision: 1, current: receipt(2), questions: 1, acts: closed) == refused(.closed(standing)))
        let accepted = [ActFact(kind: .accept, revision: 2)]
        #expect(
            decide(.accept, revision: 1, current: receipt(2), questions: 1, acts: accepted)
                == refused(.staleRevision(current: receipt(2))))
        #expect(
            decide(.accept, revision: 2, current: receipt(2), questions: 1, acts: accepted)
                == refused(.alreadyInState(.accept)))
        #expect(decide(.accept, revision: 2, current: receipt(2), questions: 1) == refused(.questionsOpen(count: 1)))
        #expect(decide(.accept, revision: 2, current: receipt(2)) == .record)
        #expect(decide(.giveBack, revision: 2, current: receipt(2), questions: 1, acts: accepted) == .record)
    }

    @Test("An act on an earlier revision says nothing about the current one")
    func earlierRevision() {
        let acts = [ActFact(kind: .giveBack, revision: 1)]
        #expect(decide(.giveBack, revision: 2, current: receipt(2), acts: acts) == .record)
        #expect(decide(.giveBack, revision: 1, current: receipt(1), acts: acts) == refused(.alreadyInState(.giveBack)))
    }

    @Test("A moment must be later than the commit, by a microsecond at least")
    func moments() {
        let close = [ActFact(kind: .close)]
        let next = Instant(microsecondsSinceEpoch: now.microsecondsSinceEpoch + 1)
        for kind in [ActKind.reopen, .extend] {
            #expect(decide(kind, until: next, acts: close) == .record)
            #expect(decide(kind, until: now, acts: close) == refused(.untilNotLater))
            #expect(decide(kind, acts: close) == refused(.untilNotLater))
        }
        #expect(decide(.extend, until: next) == .record)
        #expect(decide(.reopen, until: next) == refused(.alreadyInState(.reopen)))
        #expect(decide(.reopen) == refused(.alreadyInState(.reopen)))
    }

    @Test("A reopening that is past leaves the report closed, and one that lasts may be shut or prolonged")
    func reopenings() {
        let past = [ActFact(kind: .close), ActFact(kind: .reopen, until: now)]
        let lasting = [ActFact(kind: .close), ActFact(kind: .reopen, until: later)]
        #expect(decide(.close, acts: past) == refused(.alreadyInState(.close)))
        #expect(decide(.close, acts: lasting) == .record)
        #expect(decide(.reopen, until: later, acts: past) == .record)
        #expect(decide(.reopen, until: later, acts: lasting) == .record)
        #expect(decide(.accept, revision: 1, current: receipt(1), acts: lasting) == .record)
        let standing = ReportStanding(revision: 1, acts: past)
        #expect(decide(.accept, revision: 1, current: receipt(1), acts: past) == refused(.closed(standing)))
    }

    @Test("Replies and scores are taken at any time, up to the bound, which comes last")
    func limit() {
        let max = StoreLimits.actMax
        let full = Array(repeating: ActFact(kind: .reply), count: max)
        for kind in [ActKind.reply, .score] {
            #expect(decide(kind, acts: [ActFact(kind: .close)]) == .record)
            #expect(decide(kind, acts: Array(full.dropLast())) == .record)
            #expect(decide(kind, acts: full) == refused(.actLimit(max: max)))
        }
        #expect(decide(.extend, until: now, acts: full) == refused(.untilNotLater))
    }
}
