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
                    let session = WatchSession(stream: stream, payload: payload, authorizer: queries.authorizer)
                    session.begin(queries, consolidations)
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
    /// The request as it came.
    private let payload: [UInt8]
    private let authorizer: Authorizer
    private let phase = Mutex(Phase.beginning)

    init(stream: any ResponseStream, payload: [UInt8], authorizer: Authorizer) {
        self.stream = stream
        self.payload = payload
        self.authorizer = authorizer
    }

    func begin(_ queries: QueryMethods, _ consolidations: ConsolidationQueries) {
        let refusal = queries.lanes.run { decoder in
            do {
                let watch = try consolidations.watch(self.permitted(decoder), decoder, observer: self)
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

    func permitted(_ decoder: WireDecoder) throws -> [UInt8] {
        try authorizer.authorize(.watchConsolidation, payload, stream.context, decoder)
    }

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
