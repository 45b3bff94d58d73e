// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire
internal import Synchronization

/// ConsolidationService.
struct ConsolidationMethods: Sendable {
    let queries: QueryMethods
    let consolidations: ConsolidationQueries

    var methods: [Method] {
        [
            queries.unary(.getConsolidation, consolidations.getConsolidation),
            Method(
                rpc: .watchConsolidation,
                handler: .serverStreaming { stream, payload in
                    let session = WatchSession(stream: stream)
                    session.begin(payload, queries, consolidations)
                    return session
                }),
        ]
    }
}

/// One WatchConsolidation stream.
final class WatchSession: ResponseStreamObserver, WatchObserver {
    private enum Phase {
        case beginning
        case watching(ConsolidationWatch)
        case over
    }

    private let stream: any ResponseStream
    private let phase = Mutex(Phase.beginning)

    init(stream: any ResponseStream) {
        self.stream = stream
    }

    func begin(_ payload: [UInt8], _ queries: QueryMethods, _ consolidations: ConsolidationQueries) {
        let refusal = queries.lanes.run { decoder in
            do {
                let payload = try queries.authorizer.authorize(
                    .watchConsolidation, payload, self.stream.context, decoder)
                let watch = try consolidations.watch(payload, decoder, observer: self)
                let isOver = self.phase.withLock { phase in
                    if case .over = phase { return true }
                    phase = .watching(watch)
                    return false
                }
                // The peer may have become writable before there was a watch to tell.
                if isOver { watch.end() } else { watch.becameReady() }
            } catch {
                self.failed(CallFailure(queryError: error))
            }
        }
        if let refusal { failed(refusal) }
    }

    // MARK: What the peer does

    func becameWritable() {
        if case .watching(let watch) = phase.withLock({ $0 }) { watch.becameReady() }
    }

    func wasCancelled() {
        let phase = phase.withLock { phase in
            defer { phase = .over }
            return phase
        }
        if case .watching(let watch) = phase { watch.end() }
    }

    // MARK: What the watch does

    var isReady: Bool { stream.isWritable }

    func received(_ answer: [UInt8]) {
        if stream.send(answer) { return }
        wasCancelled()
        stream.fail(
            CallFailure(
                .requestTooBig,
                "the answer has \(answer.count) bytes and cannot be sent in one message; watch fewer indicators or leave "
                    + "out the contributions"))
    }

    func failed(_ failure: CallFailure) {
        phase.withLock { $0 = .over }
        stream.fail(failure)
    }
}
