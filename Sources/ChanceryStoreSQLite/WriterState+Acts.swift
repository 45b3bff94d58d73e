// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// How acts are stored.
extension WriterState {
    func commit(act: ActSubmission, at time: Instant) throws -> ActOutcome {
        let round = Round(regime: act.key.regime, period: act.key.period)
        let officeNumber = try officeNumber(act.key.office)
        let roundNumber = try roundNumber(round)
        var sameRequest: StoredAct?
        var current: Receipt?
        var openQuestionCount: Int32 = 0
        var facts: [RecordedFact] = []
        if let officeNumber, let roundNumber {
            sameRequest = try self.act(roundNumber, officeNumber, act.requestID)
            current = try latestRevision(roundNumber, officeNumber, act.key)?.receipt
            if let current { openQuestionCount = try self.openQuestionCount(at: current.sequence) }
            facts = try self.facts(roundNumber, officeNumber)
        }
        let decision = ActRule.decide(
            act, sameRequest: sameRequest, current: current, openQuestionCount: openQuestionCount, acts: facts,
            at: commitTime(time))
        switch decision {
        case .answer(let outcome):
            return outcome
        case .record:
            let stored = try add(
                act, round: roundNumber ?? addRound(round), office: officeNumber ?? addOffice(act.key.office), at: time)
            return .recorded(stored)
        }
    }

    private func add(_ act: ActSubmission, round: Int64, office: Int64, at time: Instant) throws -> StoredAct {
        let position = try advance(to: time)
        let statement = statements.addAct
        statement.bind(position.sequence, at: 1)
        statement.bind(round, at: 2)
        statement.bind(office, at: 3)
        try statement.bind(act.fact.kind.rawValue, at: 4)
        statement.bind(Int64(act.fact.revision), at: 5)
        statement.bind(act.fact.until?.microsecondsSinceEpoch, at: 6)
        statement.bind(position.time.microsecondsSinceEpoch, at: 7)
        try statement.bind(act.requestID.bytes, at: 8)
        try statement.bind(act.digest.bytes, at: 9)
        try statement.bind(act.bytes, at: 10)
        try statement.bind(act.submittedBy, at: 11)
        try statement.run()
        countAct(inRound: round)
        let stored = StoredAct(
            key: act.key, sequence: position.sequence, committedAt: position.time, requestID: act.requestID,
            fact: act.fact, digest: act.digest, bytes: act.bytes, submittedBy: act.submittedBy)
        try log.append(LogEntry(stored))
        return stored
    }

    /// What was done with one report, by sequence.
    func facts(_ round: Int64, _ office: Int64) throws -> [RecordedFact] {
        let statement = statements.actFacts
        defer { statement.reset() }
        statement.bind(round, at: 1)
        statement.bind(office, at: 2)
        var facts: [RecordedFact] = []
        while try statement.step() {
            facts.append(
                RecordedFact(
                    fact: try ActRow.fact(statement, from: 0),
                    committedAt: Instant(microsecondsSinceEpoch: statement.int(3))))
        }
        return facts
    }

    private func act(_ round: Int64, _ office: Int64, _ requestID: RequestID) throws -> StoredAct? {
        let statement = statements.sameAct
        defer { statement.reset() }
        statement.bind(round, at: 1)
        statement.bind(office, at: 2)
        try statement.bind(requestID.bytes, at: 3)
        return try statement.step() ? ActRow.act(statement) : nil
    }

    private func openQuestionCount(at sequence: StoreSequence) throws -> Int32 {
        let statement = statements.openQuestions
        defer { statement.reset() }
        statement.bind(sequence, at: 1)
        guard try statement.step() else { throw StoredValueDefect(description: "sequence \(sequence) is missing") }
        return try statement.int32(0)
    }
}
