// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryStore
internal import ChanceryWire

extension AuditEvent {
    /// An administrative act on a report. Replies and scores are part of reporting and have no line.
    init?(recorded act: StoredAct) {
        switch act.fact.kind {
        case .giveBack, .accept, .close, .reopen, .extend: break
        case .reply, .score: return nil
        }
        self.init(
            at: act.committedAt, actor: act.submittedBy, requestID: act.requestID.description,
            method: MethodNames.recordAct.description, subject: act.key.description, outcome: .done,
            detail: "\(act.fact.kind.rawValue), sequence \(act.sequence)")
    }

    /// What the trail says of an act that came to the store.
    init?(actOutcome outcome: ActOutcome) {
        guard case .recorded(let act) = outcome else { return nil }
        self.init(recorded: act)
    }

    /// What the trail says of a pack that came to the store.
    init?(packOutcome outcome: PackOutcome) {
        guard case .frozen(let head) = outcome else { return nil }
        self.init(frozen: head)
    }

    /// A call that was refused for lack of rights.
    init(refused refusal: RightsRefusal, at time: Instant) {
        self.init(
            at: time, actor: refusal.identity.description, requestID: refusal.requestID, method: refusal.method,
            subject: refusal.subject, outcome: .refused, detail: refusal.rule.sentence)
    }

    init(frozen pack: PackHead) {
        self.init(
            at: pack.committedAt, actor: pack.submittedBy, requestID: pack.requestID.description,
            method: MethodNames.freezePack.description,
            subject: "\(pack.group)/\(pack.regime)/\(pack.from)..\(pack.through) number \(pack.number)", outcome: .done,
            detail: "sequence \(pack.sequence)")
    }
}

extension AuditEvent {
    /// A catalogue that was installed as a new version.
    ///
    /// - Parameter earlier: the version whose bytes they are, where a roll-back installed them.
    public init(
        installed catalogue: InstalledCatalogue, requestID: String = "", bytesOf earlier: CatalogueVersion? = nil
    ) {
        let source = earlier.map { "bytes of version \($0), " } ?? ""
        self.init(
            at: catalogue.installedAt, actor: catalogue.installedBy, requestID: requestID,
            method: earlier == nil ? "catalogue.install" : "catalogue.roll-back",
            subject: "catalogue \(catalogue.version)", outcome: .done,
            detail: source
                + "edition \(catalogue.edition), sequence \(catalogue.sequence), digest \(catalogue.digest)")
    }

    /// A backup that an operator asked for.
    init(
        backUpTo folder: String, _ result: Result<StoreBackup, CallFailure>, _ context: CallContext, at time: Instant
    ) {
        let detail =
            switch result {
            case .success(let backup): "sequence \(backup.sequence), digest \(backup.dataDigest)"
            case .failure(let failure): failure.message
            }
        var outcome = Outcome.done
        if case .failure = result { outcome = .refused }
        self.init(
            at: time, actor: context.identity.description, requestID: context.requestID,
            method: MethodNames.backUpStore.description, subject: folder, outcome: outcome, detail: detail)
    }
}
