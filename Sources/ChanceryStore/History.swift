// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTransparency

/// Everything that an `InMemoryStore` holds, in the order in which it happened.
struct History: Sendable {
    private(set) var reports: [StoredReport] = []
    private(set) var catalogues: [InstalledCatalogue] = []
    private(set) var acts: [StoredAct] = []
    private(set) var packs: [StoredPack] = []
    private(set) var keys: [ReportKey: KeyHistory] = [:]
    /// Commit times by sequence; the time of sequence n is the n-th. They never fall.
    private(set) var times: [Instant] = []
    private(set) var audit: [RecordedAuditEvent] = []
    var log = InMemoryLog()

    /// Positions in `reports` and `acts` of what belongs to one key.
    struct KeyHistory: Sendable {
        /// The position of revision n is the n-th.
        var revisions: [Int] = []
        var requests: [RequestID: Int] = [:]
        var acts: [Int] = []
        var actRequests: [RequestID: Int] = [:]
    }

    var sequence: StoreSequence { StoreSequence(times.count) }

    mutating func commit(_ submission: ReportSubmission, at time: Instant) -> CommitOutcome {
        let key = keys[submission.key]
        let current = key?.revisions.last.map { reports[$0] }
        let decision = CommitRule.decide(
            submission,
            sameRequest: key?.requests[submission.requestID].map { reports[$0].receipt },
            current: current?.receipt,
            newestCatalogue: CatalogueVersion(catalogues.count),
            acts: facts(of: submission.key)
        )
        switch decision {
        case .answer(let outcome):
            return outcome
        case .store(let revision):
            let receipt = Receipt(
                key: submission.key, revision: revision, sequence: advance(to: time),
                receivedAt: submission.receivedAt, digest: submission.digest, requestID: submission.requestID,
                catalogueVersion: submission.catalogueVersion
            )
            keys[submission.key, default: KeyHistory()].revisions.append(reports.count)
            keys[submission.key, default: KeyHistory()].requests[submission.requestID] = reports.count
            let firstReceivedAt = current?.firstReceivedAt ?? submission.receivedAt
            reports.append(
                StoredReport(
                    receipt: receipt,
                    firstReceivedAt: firstReceivedAt,
                    reason: submission.reason,
                    bytes: submission.bytes,
                    openQuestionCount: submission.openQuestionCount,
                    submittedBy: submission.submittedBy,
                    signature: submission.signature
                ))
            log.append(
                LogEntry(
                    submission, revision: revision, sequence: receipt.sequence, firstReceivedAt: firstReceivedAt,
                    committedAt: times[times.count - 1]))
            return .accepted(receipt)
        }
    }

    mutating func commit(act: ActSubmission, at time: Instant) -> ActOutcome {
        let key = keys[act.key]
        let current = key?.revisions.last.map { reports[$0] }
        let decision = ActRule.decide(
            act,
            sameRequest: key?.actRequests[act.requestID].map { acts[$0] },
            current: current?.receipt,
            openQuestionCount: current?.openQuestionCount ?? 0,
            acts: facts(of: act.key),
            at: commitTime(time)
        )
        switch decision {
        case .answer(let outcome):
            return outcome
        case .record:
            let sequence = advance(to: time)
            let stored = StoredAct(
                key: act.key, sequence: sequence, committedAt: times[times.count - 1], requestID: act.requestID,
                fact: act.fact, digest: act.digest, bytes: act.bytes, submittedBy: act.submittedBy
            )
            keys[act.key, default: KeyHistory()].acts.append(acts.count)
            keys[act.key, default: KeyHistory()].actRequests[act.requestID] = acts.count
            acts.append(stored)
            log.append(LogEntry(stored))
            return .recorded(stored)
        }
    }

    mutating func commit(pack: PackSubmission, at time: Instant) -> PackOutcome {
        let siblings = packs.map(\.head).filter { head in
            head.group == pack.group && head.regime == pack.regime && head.from == pack.from
                && head.through == pack.through
        }
        let decision = PackRule.decide(
            pack,
            sameRequest: siblings.first { $0.requestID == pack.requestID },
            lastNumber: siblings.last?.number ?? 0
        )
        switch decision {
        case .answer(let outcome):
            return outcome
        case .freeze(let number):
            let sequence = advance(to: time)
            let head = PackHead(pack, number: number, sequence: sequence, committedAt: times[times.count - 1])
            packs.append(StoredPack(head: head, bytes: pack.bytes))
            log.append(LogEntry(head))
            return .frozen(head)
        }
    }

    mutating func install(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant
    ) -> InstalledCatalogue {
        if let current = catalogues.last, current.digest == digest { return current }
        let sequence = advance(to: time)
        let catalogue = InstalledCatalogue(
            version: CatalogueVersion(catalogues.count + 1), edition: edition, digest: digest, bytes: bytes,
            installedAt: times[times.count - 1], sequence: sequence, installedBy: installedBy
        )
        catalogues.append(catalogue)
        log.append(LogEntry(catalogue))
        return catalogue
    }

    mutating func append(audit events: [AuditEvent]) {
        for event in events {
            let line = log.audit.recording(event)
            audit.append(line)
            log.audit = AuditMark(after: line)
        }
    }

    /// The revisions of `key`, first to latest.
    func revisions(of key: ReportKey) -> [StoredReport] {
        keys[key]?.revisions.map { reports[$0] } ?? []
    }

    /// The acts on `key`, by sequence.
    func acts(of key: ReportKey) -> [StoredAct] {
        keys[key]?.acts.map { acts[$0] } ?? []
    }

    private func facts(of key: ReportKey) -> [RecordedFact] {
        acts(of: key).map { RecordedFact(fact: $0.fact, committedAt: $0.committedAt) }
    }

    private func commitTime(_ time: Instant) -> Instant { max(time, times.last ?? time) }

    private mutating func advance(to time: Instant) -> StoreSequence {
        times.append(commitTime(time))
        return sequence
    }
}
