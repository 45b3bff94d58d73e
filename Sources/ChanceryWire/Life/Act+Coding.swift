// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension Act {
    /// The bytes that the store keeps and digests: equal acts have equal bytes.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 128 + reason.utf8.count)
        writer.act(self)
        return writer.bytes
    }
}

extension WireDecoder {
    /// Decodes an act by itself, as the store keeps it.
    public func act(_ bytes: [UInt8]) throws(WireError) -> Act {
        try decode(bytes, as: "chancery.v1.Act", with: chancery__v1__act__unpack) { message, fields in
            fields.act(message, "")
        }
    }
}

extension ProtoWriter {
    mutating func act(_ act: Act) {
        message(1) { $0.reportKey(act.key) }
        enumeration(2, act.kind, Enumerations.actKind)
        text(3, act.actor)
        text(4, act.authority)
        text(5, act.reason)
        integer(6, act.revision)
        timestamp(7, act.until)
        text(8, act.proposal)
        guard let score = act.score else { return }
        message(9) { writer in
            writer.text(1, score.sheet)
            writer.text(2, score.scorer)
            for points in score.points {
                writer.message(3) { writer in
                    writer.text(1, points.criterion)
                    writer.text(2, points.decimal)
                    writer.text(3, points.note)
                }
            }
        }
    }

    mutating func recordedAct(_ recorded: RecordedAct) {
        message(1) { $0.act(recorded.act) }
        integer(2, recorded.sequence)
        timestamp(3, recorded.committedAt)
        text(4, recorded.requestID.description)
        data(5, recorded.digest.bytes)
        text(6, recorded.submittedBy)
    }

    mutating func standing(_ answer: StandingAnswer) {
        enumeration(1, answer.standing.state, Enumerations.reportState)
        integer(2, answer.standing.revision)
        bool(3, answer.standing.isClosed)
        timestamp(4, answer.standing.reopenedUntil)
        timestamp(5, answer.standing.extendedUntil)
        integer(6, answer.openQuestionCount)
    }
}

extension FieldReader {
    /// `path` ends with a point, or is empty for an act by itself.
    mutating func act(_ message: UnsafePointer<Chancery__V1__Act>, _ path: @autoclosure () -> String) -> Act {
        Act(
            key: reportKey(message.pointee.key, path() + "key"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.actKind, path() + "kind"),
            actor: line(message.pointee.actor, path() + "actor"),
            authority: line(message.pointee.authority, path() + "authority"),
            reason: prose(message.pointee.reason, path() + "reason"), revision: message.pointee.revision,
            until: instant(message.pointee.until, path() + "until"),
            proposal: line(message.pointee.proposal, path() + "proposal"),
            score: score(message.pointee.score, path() + "score"))
    }

    private mutating func score(
        _ message: UnsafePointer<Chancery__V1__ScoreStatement>?, _ path: @autoclosure () -> String
    ) -> ScoreStatement? {
        guard let message else { return nil }
        let path = path()
        return ScoreStatement(
            sheet: line(message.pointee.sheet, path + ".sheet"), scorer: line(message.pointee.scorer, path + ".scorer"),
            points: each(message.pointee.points, message.pointee.n_points, path + ".points") { fields, item, path in
                CriterionPoints(
                    criterion: fields.line(item.pointee.criterion, path + ".criterion"),
                    decimal: fields.line(item.pointee.decimal, path + ".decimal"),
                    note: fields.prose(item.pointee.note, path + ".note"))
            })
    }

    mutating func recordedAct(
        _ message: UnsafePointer<Chancery__V1__RecordedAct>?, _ path: @autoclosure () -> String
    ) -> RecordedAct? {
        guard let message, let act = message.pointee.act else {
            report(path(), "a recorded act is mandatory")
            return nil
        }
        return RecordedAct(
            act: self.act(act, path() + ".act."), sequence: count(message.pointee.sequence, path() + ".sequence"),
            committedAt: mandatoryInstant(message.pointee.committed_at, path() + ".committed_at"),
            requestID: requestID(message.pointee.request_id, path() + ".request_id"),
            digest: digest(message.pointee.digest, path() + ".digest"),
            submittedBy: line(message.pointee.submitted_by, path() + ".submitted_by"))
    }

    mutating func standing(
        _ message: UnsafePointer<Chancery__V1__ReportStanding>?, _ path: @autoclosure () -> String
    ) -> StandingAnswer? {
        guard let message else { return nil }
        return StandingAnswer(
            standing: ReportStanding(
                state: choice(message.pointee.state.rawValue, Enumerations.reportState, path() + ".state"),
                revision: count(message.pointee.revision, path() + ".revision"),
                isClosed: message.pointee.is_closed != 0,
                reopenedUntil: instant(message.pointee.reopened_until, path() + ".reopened_until"),
                extendedUntil: instant(message.pointee.extended_until, path() + ".extended_until")),
            openQuestionCount: count(message.pointee.open_questions, path() + ".open_questions"))
    }
}
