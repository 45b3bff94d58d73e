// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

extension CallFailure {
    /// The refusal of an act, with every finding.
    init(actRefusedWith findings: [Finding]) {
        self.init(
            .actRefused,
            "the act has \(findings.count) \(findings.count == 1 ? "error" : "errors"); nothing was recorded",
            metadata: [FailureDetail("refusal", "INVALID_ACT"), FailureDetail("errors", String(findings.count))],
            findings: findings)
    }

    /// The refusal of an act by the rule of the store. The sentence says what would pass.
    init(_ refusal: ActRefusal, of act: Act) {
        let key = act.key
        switch refusal {
        case .requestIDReused(let first):
            self.init(
                .requestIDReused,
                "the request id was used before for another act on \(first.key); use a new one. Nothing was changed",
                metadata: [FailureDetail("first_sequence", String(first.sequence))])
        case .nothingToActOn:
            self.init(
                "NOTHING_TO_ACT_ON",
                "\(key) has not been sent, so there is nothing to \(act.kind.rawValue); wait for the report, or extend "
                    + "it")
        case .staleRevision(let current):
            self.init(
                "STALE_REVISION",
                "\(key) is at revision \(current.revision), not \(act.revision); read that one and name it",
                [FailureDetail("current_revision", String(current.revision))])
            self.current = current
        case .alreadyInState(let kind):
            self.init("ALREADY_IN_STATE", CallFailure.alreadyInState(kind, act), [FailureDetail("act", kind.rawValue)])
        case .closed(let standing):
            var metadata: [FailureDetail] = []
            if let until = standing.reopenedUntil {
                metadata.append(FailureDetail("reopened_until", until.rfc3339(in: .utc)))
            }
            self.init(
                "CLOSED",
                "\(key) is closed; reopen it with a reason, an authority and an end before you \(act.kind.rawValue) it",
                metadata)
        case .questionsOpen(let count):
            self.init(
                "QUESTIONS_OPEN",
                "revision \(act.revision) of \(key) leaves \(count) \(count == 1 ? "question" : "questions") of the "
                    + "check unanswered; return it, or wait for a correction that answers them",
                [FailureDetail("open_questions", String(count))])
        case .untilNotLater:
            self.init(
                "UNTIL_NOT_LATER", "the end must lie ahead; name a later moment",
                act.until.map { [FailureDetail("until", $0.rfc3339(in: .utc))] } ?? [])
        case .actLimit(let max):
            self.init(
                "ACT_LIMIT", "\(key) has \(max) acts, as many as one report may have",
                [FailureDetail("acts_max", String(max))])
        }
    }

    private init(_ name: String, _ sentence: String, _ metadata: [FailureDetail] = []) {
        self.init(
            .actRefused, sentence + "; nothing was recorded", metadata: [FailureDetail("refusal", name)] + metadata)
    }

    private static func alreadyInState(_ kind: ActKind, _ act: Act) -> String {
        switch kind {
        case .accept: "revision \(act.revision) of \(act.key) is accepted already; only a return would change that"
        case .giveBack: "revision \(act.revision) of \(act.key) is returned already; it waits for a correction"
        case .close: "\(act.key) is closed already; only a reopening would change that"
        case .reopen: "\(act.key) is not closed; it takes revisions without being reopened"
        case .extend, .reply, .score: "\(act.key) is so already"
        }
    }
}
