// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
public import ChanceryTransparency
internal import Synchronization

/// The contract in its plainest form: a list of what happened. The reference that other stores are compared with, and
/// a store for tests. Nothing is durable, and a read that is under way makes the next commit copy the list.
public final class InMemoryStore: ReportStore {
    private let shared: Shared

    /// A log that is signed with a key of this object's own.
    ///
    /// - Precondition: libcrypto can make a key.
    public convenience init() {
        do {
            self.init(signer: try LogSigner(key: .generate(.ed25519)))
        } catch {
            preconditionFailure("libcrypto makes Ed25519 keys: \(error)")
        }
    }

    public init(signer: LogSigner) { shared = Shared(signer: signer) }

    public var writer: any StoreWriter { InMemoryWriter(shared: shared) }

    public func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        let (history, isClosed) = shared.state.withLock { ($0.history, $0.isClosed) }
        if isClosed { throw InMemoryStore.closed }
        return try body(InMemorySnapshot(history: history))
    }

    public func statistics() -> StoreStatistics {
        shared.state.withLock { state in
            StoreStatistics(
                sequence: state.history.sequence,
                reportCount: Int64(state.history.reports.count),
                catalogueCount: Int64(state.history.catalogues.count),
                actCount: Int64(state.history.acts.count),
                packCount: Int64(state.history.packs.count),
                commitCount: state.commitCount,
                engine: "memory"
            )
        }
    }

    static let closed = StoreError(.closed, "The store is closed.")

    final class Shared: Sendable {
        let state = Mutex(State())
        let signer: LogSigner

        init(signer: LogSigner) { self.signer = signer }
    }

    struct State: Sendable {
        var history = History()
        var commitCount: Int64 = 0
        var isClosed = false
    }
}

private struct InMemoryWriter: StoreWriter {
    let shared: InMemoryStore.Shared

    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome] {
        try SubmissionCheck.check(batch)
        return try change { history in batch.map { history.commit($0, at: time) } }
    }

    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome] {
        try SubmissionCheck.check(acts: acts)
        return try change { history in
            let outcomes = acts.map { history.commit(act: $0, at: time) }
            history.append(audit: outcomes.compactMap { line($0)?.bounded })
            return outcomes
        }
    }

    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome {
        try SubmissionCheck.check(pack: pack)
        return try change { history in
            let outcome = history.commit(pack: pack, at: time)
            if let event = line(outcome) { history.append(audit: [event.bounded]) }
            return outcome
        }
    }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue {
        try SubmissionCheck.checkCatalogue(bytes: bytes, edition: edition, installedBy: installedBy)
        return try change { history in
            let before = history.sequence
            let installed = history.install(
                bytes: bytes, digest: digest, edition: edition, installedBy: installedBy, at: time)
            if history.sequence > before, let event = line(installed) { history.append(audit: [event.bounded]) }
            return installed
        }
    }

    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError) {
        try SubmissionCheck.check(audit: events)
        try change { history in history.append(audit: events) }
    }

    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead? {
        let signer = shared.signer
        let sealed: Result<SignedTreeHead?, any Error> = try change { history in
            Result {
                guard let last = history.log.heads.last?.head, history.audit.last?.event.isSeal != true,
                    let seal = try last.sealing(history.log.audit, by: signer)
                else { return nil }
                history.append(audit: [AuditEvent(seal: seal, at: time)])
                return seal
            }
        }
        do {
            return try sealed.get()
        } catch {
            throw StoreError(.unexpected, "The audit trail could not be sealed.", cause: error)
        }
    }

    var treeHead: SignedTreeHead? { shared.state.withLock { $0.history.log.heads.last } }

    func checkpoint() {}

    func close() {
        shared.state.withLock { $0.isClosed = true }
    }

    private func change<Answer: Sendable>(_ body: (inout History) -> Answer) throws(StoreError) -> Answer {
        let outcome: Result<Answer, StoreError> = shared.state.withLock { state in
            if state.isClosed { return .failure(InMemoryStore.closed) }
            let before = state.history.sequence
            let answer = body(&state.history)
            guard state.history.sequence > before else { return .success(answer) }
            state.commitCount += 1
            do {
                try state.history.log.seal(by: shared.signer)
            } catch {
                return .failure(StoreError(.unexpected, "The tree head could not be signed.", cause: error))
            }
            return .success(answer)
        }
        return try outcome.get()
    }
}
