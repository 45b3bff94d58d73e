// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization

/// Freezes packs: they are made on a query lane and committed on the writer's queue.
///
/// A pack is answered only after the commit that holds it was synced. What waits for the writer is bounded.
final class PackFreezer: Sendable {
    /// Packs that wait for the writer, each with its bytes.
    static let waitingCountMax = 16

    typealias Completion = @Sendable (CallOutcome) -> Void

    private let store: any ReportStore
    private let clock: WallClock
    private let pipeline: IngestPipeline
    private let packs: PackQueries
    private let queries: QueryMethods
    private let waitingCount = Mutex(0)

    init(
        store: any ReportStore, clock: WallClock, pipeline: IngestPipeline, packs: PackQueries, queries: QueryMethods
    ) {
        self.store = store
        self.clock = clock
        self.pipeline = pipeline
        self.packs = packs
        self.queries = queries
    }

    /// Makes the pack of an encoded FreezePackRequest and has it committed; `completion` gets the encoded response or
    /// the refusal, once. Reads the store: only on a query lane.
    func freeze(
        _ payload: [UInt8], by identity: PeerIdentity, _ decoder: WireDecoder, _ completion: @escaping Completion
    ) {
        do {
            switch try packs.prepare(payload, by: identity, decoder) {
            case .frozen(let response):
                completion(.success(response.encoded()))
            case .ready(let submission, let cover):
                try reserve()
                pipeline.onWriter { self.commit(submission, cover, completion) }
            }
        } catch {
            completion(.failure(failure(error)))
        }
    }

    private func reserve() throws(CallFailure) {
        let isReserved = waitingCount.withLock { count in
            guard count < PackFreezer.waitingCountMax else { return false }
            count += 1
            return true
        }
        if isReserved { return }
        throw CallFailure(
            .serverBusy, "the server has \(PackFreezer.waitingCountMax) packs waiting, as many as it may",
            metadata: [FailureDetail("packs_waiting_max", String(PackFreezer.waitingCountMax))],
            retryDelayMilliseconds: 500)
    }

    /// Runs on the writer's queue.
    private func commit(_ submission: PackSubmission, _ cover: PackCover, _ completion: @escaping Completion) {
        defer { waitingCount.withLock { $0 -= 1 } }
        do throws(StoreError) {
            let outcome = try store.writer.commit(
                pack: submission, at: clock.now(), auditing: AuditEvent.init(packOutcome:))
            switch outcome {
            case .frozen(let head):
                completion(.success(FreezePackResponse(head: PackHeadMessage(head, cover: cover)).encoded()))
            case .repeated(let head):
                answerRepeat(head, completion)
            case .refused(let refusal):
                completion(.failure(CallFailure(packRefusal: refusal)))
            }
            store.writer.checkpoint()
        } catch {
            if error.kind != .closed { queries.onStoreFailure(error) }
            completion(.failure(CallFailure(commitError: error)))
        }
    }

    /// The same request came twice at once: the pack of the first is answered, and its cover read on a lane.
    private func answerRepeat(_ head: PackHead, _ completion: @escaping Completion) {
        let refusal = queries.lanes.run { [self] decoder in
            do {
                let message = try packs.message(head, decoder)
                completion(.success(FreezePackResponse(head: message, isRepeated: true).encoded()))
            } catch {
                completion(.failure(failure(error)))
            }
        }
        if let refusal { completion(.failure(refusal)) }
    }

    private func failure(_ error: any Error) -> CallFailure {
        if let error = error as? StoreError, error.kind != .closed { queries.onStoreFailure(error) }
        return CallFailure(queryError: error)
    }
}
