// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryCrypto
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChanceryStore
internal import ChanceryValidation
internal import ChanceryWire
internal import Synchronization

/// Takes acts in: they are checked on a query lane and committed on the writer's queue, all that wait there at once.
///
/// An act is answered only after the commit that holds it was synced. What waits for the writer is bounded.
final class ActRecorder: Sendable {
    /// Acts that wait for the writer.
    static let waitingCountMax = 256

    typealias Completion = @Sendable (CallOutcome) -> Void

    /// An act that passed the checks.
    private struct Waiting: Sendable {
        let submission: ActSubmission
        let act: Act
        let completion: Completion
    }

    private struct State {
        var waiting: [Waiting] = []
        /// Compiled once for each catalogue version.
        var validator: ActValidator?
    }

    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let clock: WallClock
    private let pipeline: IngestPipeline
    private let onRecorded: @Sendable ([ReportKey]) -> Void
    private let onFailure: @Sendable (StoreError) -> Void
    private let state = Mutex(State())

    init(
        store: any ReportStore, library: CatalogueLibrary, clock: WallClock, pipeline: IngestPipeline,
        onRecorded: @escaping @Sendable ([ReportKey]) -> Void,
        onFailure: @escaping @Sendable (StoreError) -> Void
    ) {
        self.store = store
        self.library = library
        self.clock = clock
        self.pipeline = pipeline
        self.onRecorded = onRecorded
        self.onFailure = onFailure
    }

    /// Checks the act of an encoded RecordActRequest and has it committed; `completion` gets the encoded response or the
    /// refusal, once. Reads the store: only on a query lane.
    func record(
        _ payload: [UInt8], by identity: PeerIdentity, _ decoder: WireDecoder, _ completion: @escaping Completion
    ) {
        do {
            let request = try decoder.recordActRequest(payload)
            let submission = ActSubmission(request, by: identity)
            // What was recorded stays recorded, also when the catalogue or the clock of today would refuse it.
            if let known = try store.read({ try $0.acts(of: submission.key, asOf: nil) }).first(where: {
                $0.requestID == request.requestID
            }) {
                guard known.digest == submission.digest else {
                    throw CallFailure(.requestIDReused(first: known), of: request.act)
                }
                completion(.success(try answer(to: known, request.act, isRepeated: true)))
                return
            }
            try check(request, submission, decoder)
            try append(Waiting(submission: submission, act: request.act, completion: completion))
        } catch {
            if let error = error as? StoreError, error.kind != .closed { onFailure(error) }
            completion(.failure(CallFailure(queryError: error)))
        }
    }

    private func check(_ request: RecordActRequest, _ submission: ActSubmission, _ decoder: WireDecoder) throws {
        let findings = try validator().findings(on: request.act, at: clock.now()) { key in
            guard let stored = try store.read({ try $0.current(key, asOf: nil) }) else { return nil }
            return try decoder.report(stored.bytes).proposals.map(\.id)
        }
        guard findings.isEmpty else { throw CallFailure(actRefusedWith: findings) }
        guard submission.bytes.count <= StoreLimits.actBytesMax else {
            throw CallFailure(
                .requestTooBig, "the act has \(submission.bytes.count) bytes; write shorter notes",
                metadata: [FailureDetail("act_bytes_max", String(StoreLimits.actBytesMax))])
        }
    }

    private func validator() -> ActValidator {
        let catalogue = library.current
        if let held = state.withLock({ $0.validator }), held.catalogueVersion == catalogue.version { return held }
        let compiled = ActValidator(catalogue: catalogue)
        state.withLock { $0.validator = compiled }
        return compiled
    }

    // MARK: On the writer's queue

    private func append(_ item: Waiting) throws {
        let count = state.withLock { state -> Int in
            guard state.waiting.count < ActRecorder.waitingCountMax else { return 0 }
            state.waiting.append(item)
            return state.waiting.count
        }
        switch count {
        case 0:
            throw CallFailure(
                .serverBusy, "the server has \(ActRecorder.waitingCountMax) acts waiting, as many as it may",
                metadata: [FailureDetail("acts_waiting_max", String(ActRecorder.waitingCountMax))],
                retryDelayMilliseconds: 500)
        case 1:
            pipeline.onWriter { self.commitWaiting() }
        default:
            // The commit that the first one asked for takes this one along.
            return
        }
    }

    private func commitWaiting() {
        let batch = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        do throws(StoreError) {
            let outcomes = try store.writer.commit(
                acts: batch.map(\.submission), at: clock.now(), auditing: AuditEvent.init(actOutcome:))
            finish(batch, outcomes)
            store.writer.checkpoint()
        } catch {
            if error.kind != .closed { onFailure(error) }
            let failure = CallFailure(commitError: error)
            for item in batch { item.completion(.failure(failure)) }
        }
    }

    private func finish(_ batch: [Waiting], _ outcomes: [ActOutcome]) {
        var recorded: [ReportKey] = []
        for case .recorded(let stored) in outcomes where !recorded.contains(stored.key) { recorded.append(stored.key) }
        for (item, outcome) in zip(batch, outcomes) {
            switch outcome {
            case .recorded(let stored): item.completion(response(to: stored, item.act, isRepeated: false))
            case .repeated(let stored): item.completion(response(to: stored, item.act, isRepeated: true))
            case .refused(let refusal): item.completion(.failure(CallFailure(refusal, of: item.act)))
            }
        }
        if !recorded.isEmpty { onRecorded(recorded) }
    }

    /// The act is recorded whatever comes of the reading: a failure tells the client to ask again under the same id.
    private func response(to stored: StoredAct, _ act: Act, isRepeated: Bool) -> CallOutcome {
        do {
            return .success(try answer(to: stored, act, isRepeated: isRepeated))
        } catch {
            if let error = error as? StoreError, error.kind != .closed { onFailure(error) }
            return .failure(CallFailure(queryError: error))
        }
    }

    private func answer(to stored: StoredAct, _ act: Act, isRepeated: Bool) throws -> [UInt8] {
        let standing = try store.read { try $0.standing(of: stored.key, asOf: stored.sequence) }
        return RecordActResponse(
            recorded: RecordedAct(
                act: act, sequence: stored.sequence, committedAt: stored.committedAt, requestID: stored.requestID,
                digest: stored.digest, submittedBy: stored.submittedBy), standing: standing, isRepeated: isRepeated
        ).encoded()
    }
}

extension ActSubmission {
    fileprivate init(_ request: RecordActRequest, by identity: PeerIdentity) {
        let bytes = request.act.encoded()
        self.init(
            key: request.act.key, requestID: request.requestID,
            fact: ActFact(kind: request.act.kind, revision: request.act.revision, until: request.act.until),
            digest: Digest.sha256(of: bytes), bytes: bytes, submittedBy: identity.description)
    }
}
