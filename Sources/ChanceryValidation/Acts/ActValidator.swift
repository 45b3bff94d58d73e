// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Checks acts against one catalogue, before the store decides by its own rule whether they fit what is recorded.
///
/// A pure function of the act, the catalogue, the moment and the proposals; it never stops at the first finding. What a
/// score says is checked against its sheet, by `ScoreCheck`.
public struct ActValidator: Sendable {
    private let plan: CataloguePlan

    public init(catalogue: CatalogueIndex) {
        plan = CataloguePlan(catalogue)
    }

    /// Version of the catalogue that acts are checked against.
    public var catalogueVersion: CatalogueVersion { plan.index.version }

    /// Every finding about `act` at the moment `now`; each is an error. Paths begin with `act.`.
    ///
    /// - Parameter proposals: ids of the proposals in the report's current revision; `nil` when there is no report.
    ///   Asked at most once, and only for a reply to a report that can exist.
    /// - Throws: only what `proposals` throws.
    public func findings(
        on act: Act, at now: Instant, proposals: (ReportKey) throws -> [String]?
    ) rethrows -> [Finding] {
        var examination = Examination(
            plan: plan,
            report: Report(office: act.key.office, regime: act.key.regime, period: act.key.period.code), now: now)
        examination.examineEnvelope()
        // What can be done before a period is over is for the store's rule to say: a deadline can be moved ahead of it.
        let envelope = examination.log.ordered().filter { $0.code != .periodNotFinished }
        var check = ActCheck(act: act, now: now, findings: envelope.map { $0.below("act.key.") })
        check.checkActor()
        check.checkReason()
        check.checkRevision()
        check.checkUntil()
        if check.checkProposalIsNamed(), examination.key != nil { try check.checkProposal(proposals(act.key)) }
        check.checkScore()
        return check.findings + ScoreCheck.findings(on: act, index: plan.index)
    }
}

/// What a kind of act must say.
private struct ActDemands {
    let reason: Bool
    let authority: Bool
    let revision: Bool
    let until: Bool

    init(_ kind: ActKind) {
        reason = [.giveBack, .reopen, .extend, .reply].contains(kind)
        authority = kind == .reopen || kind == .extend
        revision = kind == .giveBack || kind == .accept
        until = authority
    }
}

/// The check of one act, in the order of its fields.
private struct ActCheck {
    let act: Act
    let now: Instant
    private(set) var findings: [Finding]
    private let demands: ActDemands

    init(act: Act, now: Instant, findings: [Finding]) {
        self.act = act
        self.now = now
        self.findings = findings
        demands = ActDemands(act.kind)
    }

    mutating func checkActor() {
        if isBlank(act.actor) { add(.actorMissing, "actor", act.actor, ActMessages.actorMissing()) }
        checkLength(act.actor, ActLimits.actorLengthMax, "actor")
        if demands.authority, isBlank(act.authority) {
            add(.authorityMissing, "authority", act.authority, ActMessages.authorityMissing(act.kind))
        }
        checkLength(act.authority, ActLimits.authorityLengthMax, "authority")
    }

    mutating func checkReason() {
        if demands.reason, isBlank(act.reason) {
            add(.actReasonMissing, "reason", act.reason, ActMessages.reasonMissing(act.kind))
        }
        checkLength(act.reason, ActLimits.reasonLengthMax, "reason")
    }

    mutating func checkRevision() {
        if demands.revision, act.revision < 1 {
            add(.actRevisionMissing, "revision", String(act.revision), ActMessages.revisionMissing(act.kind))
        } else if !demands.revision, act.revision != 0 {
            add(
                .actRevisionNotExpected, "revision", String(act.revision),
                ActMessages.notExpected(act.kind, "revision", vietnamese: "lần báo cáo"))
        }
    }

    mutating func checkUntil() {
        guard let until = act.until else {
            if demands.until { add(.untilMissing, "until", "", ActMessages.untilMissing(act.kind)) }
            return
        }
        let text = until.rfc3339(in: .indochina)
        guard demands.until else {
            add(.untilNotExpected, "until", text, ActMessages.notExpected(act.kind, "until", vietnamese: "thời hạn"))
            return
        }
        let last = now.adding(seconds: Int64(ActLimits.untilDaysMax) * 86_400)
        if until > last {
            add(.untilTooFar, "until", text, ActMessages.untilTooFar(last: last, daysMax: ActLimits.untilDaysMax))
        }
    }

    /// Whether there is a proposal to look for.
    mutating func checkProposalIsNamed() -> Bool {
        checkLength(act.proposal, Limits.codeLengthMax, "proposal")
        if act.kind == .reply {
            if isBlank(act.proposal) {
                add(.proposalMissing, "proposal", act.proposal, ActMessages.proposalMissing())
                return false
            }
            return true
        }
        if !act.proposal.isEmpty {
            add(
                .proposalNotExpected, "proposal", act.proposal,
                ActMessages.notExpected(act.kind, "proposal", vietnamese: "kiến nghị"))
        }
        return false
    }

    mutating func checkProposal(_ known: [String]?) {
        if let known, known.contains(act.proposal) { return }
        add(.unknownProposal, "proposal", act.proposal, ActMessages.unknownProposal(act.proposal, known: known))
    }

    mutating func checkScore() {
        guard let score = act.score else {
            if act.kind == .score { add(.scoreMissing, "score", "", ActMessages.scoreMissing()) }
            return
        }
        guard act.kind == .score else {
            add(.scoreNotExpected, "score", "", ActMessages.notExpected(act.kind, "score", vietnamese: "điểm"))
            return
        }
        checkLength(score.sheet, Limits.codeLengthMax, "score.sheet")
        checkLength(score.scorer, Limits.codeLengthMax, "score.scorer")
        guard score.points.count <= ActLimits.pointsMax else {
            add(
                .tooManyEntries, "score.points", String(score.points.count),
                ReportMessages.tooManyEntries(count: score.points.count, max: ActLimits.pointsMax))
            return
        }
        for (index, points) in score.points.enumerated() {
            checkLength(points.criterion, Limits.codeLengthMax, "score.points[\(index)].criterion")
            checkLength(points.decimal, Limits.codeLengthMax, "score.points[\(index)].decimal")
            checkLength(points.note, Limits.noteLengthMax, "score.points[\(index)].note")
        }
    }

    private mutating func checkLength(_ text: String, _ max: Int, _ field: @autoclosure () -> String) {
        guard text.utf8.count > max else { return }
        let length = text.unicodeScalars.count
        guard length > max else { return }
        add(.textTooLong, field(), text, TextMessages.tooLong(length: length, max: max))
    }

    private mutating func add(_ code: FindingCode, _ field: String, _ value: String, _ wording: Wording) {
        guard findings.count < Limits.findingsMax else { return }
        findings.append(
            Finding(
                code: code, severity: .error, path: "act." + field, value: value, rule: "act \(act.kind.rawValue)",
                message: wording.message, remedy: wording.remedy))
    }
}

extension Finding {
    /// The same finding where the examined fields stand below `prefix`.
    fileprivate func below(_ prefix: String) -> Finding {
        Finding(
            code: code, severity: severity, path: prefix + path, value: value, rule: rule, message: message,
            remedy: remedy)
    }
}
