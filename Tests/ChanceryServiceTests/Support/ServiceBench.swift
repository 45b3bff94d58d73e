// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization

/// The services over a store in memory whose commits can be held up, and the transport's side of calls to them.
struct ServiceBench {
    let store: GatedStore
    let services: ServiceAssembly
    let port = RecordingPort()
    let storeFailures = Recorder<String>()
    let refusals = Recorder<RightsRefusal>()

    init(
        catalogue: Catalogue = Sample.catalogue(),
        ingest: IngestConfiguration = IngestConfiguration(laneArenaBytes: 1 << 20),
        query: QueryConfiguration = QueryConfiguration(laneArenaBytes: 1 << 20),
        backups: (any StoreBackupMaking)? = nil
    ) throws {
        store = GatedStore(try Sample.store(catalogue))
        let failures = storeFailures
        let refusals = refusals
        services = try ServiceAssembly(
            store: store, library: CatalogueLibrary(store: store), clock: .fixed(at: Sample.now), ingest: ingest,
            query: query, limits: ServerLimits(requestBytesMax: 4 << 20, callsPerConnectionMax: 256),
            onStoreFailure: { failures.record($0.kind.rawValue) }, onRefusal: { refusals.record($0) },
            backups: backups)
    }

    func handler(of name: MethodName) throws -> MethodHandler {
        let method = services.methodTable.methods.first { $0.service == name.service && $0.name == name.method }
        guard let method else { throw NoSuchMethod(name: name) }
        return method.handler
    }

    struct NoSuchMethod: Error { let name: MethodName }

    func begin(
        _ name: MethodName, _ payload: [UInt8], number: Int, as identity: PeerIdentity = .unrestricted
    ) throws {
        guard case .unary(let handler) = try handler(of: name) else { throw NoSuchMethod(name: name) }
        handler(
            UnaryCall(
                context: .test(identity), ticket: NumberedTicket(number), port: port), payload)
    }

    /// Calls a unary method and waits for its answer.
    func call(
        _ name: MethodName, _ payload: [UInt8], number: Int = 0, as identity: PeerIdentity = .unrestricted
    ) async throws -> CallOutcome {
        let before = port.outcomes(of: number).count
        try begin(name, payload, number: number, as: identity)
        try await eventually("an answer to \(name)") { port.outcomes(of: number).count > before }
        return port.outcomes(of: number)[before]
    }
}

final class NumberedTicket: IngestTicket {
    let number: Int
    init(_ number: Int) { self.number = number }
    var isCancelled: Bool { false }
}

/// Keeps every answer under the number of its ticket.
final class RecordingPort: ReplyPort {
    private let state = Mutex<(answers: [Int: [CallOutcome]], deliveries: [Int])>(([:], []))

    func deliver(_ replies: [CallReply]) {
        state.withLock { state in
            state.deliveries.append(replies.count)
            for reply in replies {
                let number = (reply.ticket as? NumberedTicket)?.number ?? -1
                state.answers[number, default: []].append(reply.outcome)
            }
        }
    }

    func outcomes(of number: Int) -> [CallOutcome] { state.withLock { $0.answers[number] ?? [] } }
    /// How many answers came in each piece.
    var deliveries: [Int] { state.withLock { $0.deliveries } }
}

/// A stream of requests without a peer.
final class ScriptedRequestStream: RequestStream {
    let context: CallContext
    /// `pause` and `resume`, in order.
    let readings = Recorder<String>()
    let outcomes = Recorder<CallOutcome>()

    init(as identity: PeerIdentity = .unrestricted) {
        context = .test(identity)
    }

    func pauseReading() { readings.record("pause") }
    func resumeReading() { readings.record("resume") }
    func finish(_ outcome: CallOutcome) { outcomes.record(outcome) }
}

/// A stream of responses without a peer.
final class ScriptedResponseStream: ResponseStream {
    let context: CallContext
    let messages = Recorder<[UInt8]>()
    let failures = Recorder<CallFailure>()
    private let writable = Atomic(true)
    private let taking = Atomic(true)

    init(as identity: PeerIdentity = .unrestricted) {
        context = .test(identity)
    }

    var isWritable: Bool { writable.load(ordering: .relaxed) }
    func setWritable(_ value: Bool) { writable.store(value, ordering: .relaxed) }
    /// Whether messages are taken at all.
    func setTaking(_ value: Bool) { taking.store(value, ordering: .relaxed) }

    func send(_ message: [UInt8]) -> Bool {
        guard taking.load(ordering: .relaxed) else { return false }
        messages.record(message)
        return true
    }
    func finish() {}
    func fail(_ failure: CallFailure) { failures.record(failure) }
}

extension CallContext {
    static func test(_ identity: PeerIdentity) -> CallContext {
        CallContext(
            peer: "test", authenticated: AuthenticatedPeer(identity), requestID: "test-1",
            deadlineUptimeNanoseconds: nil)
    }
}

extension Result where Success == [UInt8], Failure == CallFailure {
    var bytes: [UInt8]? { if case .success(let bytes) = self { bytes } else { nil } }
    var failure: CallFailure? { if case .failure(let failure) = self { failure } else { nil } }
}
