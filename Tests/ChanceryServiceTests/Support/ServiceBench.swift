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
        backups: (any StoreBackupMaking)? = nil, clock: WallClock = .fixed(at: Sample.now),
        checkCatalogue: @escaping ServiceAssembly.CatalogueCheck = { _ in [] }
    ) throws {
        store = GatedStore(try Sample.store(catalogue))
        let failures = storeFailures
        let refusals = refusals
        services = try ServiceAssembly(
            store: store, library: CatalogueLibrary(store: store), clock: clock, ingest: ingest,
            query: query, limits: ServerLimits(requestBytesMax: 4 << 20, callsPerConnectionMax: 256),
            checkCatalogue: checkCatalogue, onStoreFailure: { failures.record($0.kind.rawValue) },
            onRefusal: { refusals.record($0) },
            backups: backups)
    }

    func handler(of name: MethodName) throws -> MethodHandler {
        let method = services.methodTable.methods.first { $0.service == name.service && $0.name == name.method }
        guard let method else { throw NoSuchMethod(name: name) }
        return method.handler
    }

    struct NoSuchMethod: Error { let name: MethodName }

    func begin(
        _ name: MethodName, _ payload: [UInt8], number: Int, as identity: PeerIdentity = .unrestricted,
        ticket: (any IngestTicket)? = nil
    ) throws {
        guard case .unary(let handler) = try handler(of: name) else { throw NoSuchMethod(name: name) }
        handler(
            UnaryCall(
                context: .test(identity), ticket: ticket ?? NumberedTicket(number), port: port), payload)
    }

    /// The lines of the audit trail that a method or deed left, once there are so many.
    func audited(_ method: String, count: Int) async throws -> [AuditEvent] {
        func lines() throws -> [AuditEvent] {
            try store.read { snapshot in
                try snapshot.auditEvents(after: 0, limit: 100, filter: AuditFilter(method: method)).map(\.event)
            }
        }
        try await eventually("\(count) lines of \(method)") { try lines().count >= count }
        return try lines()
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

/// Stops whoever asks whether its call is cancelled, from the `freeCount`th time on, as long as the gate is shut.
final class GatedTicket: IngestTicket {
    let gate = Gate()
    private let left: Atomic<Int>
    private let cancelled = Atomic<Bool>(false)

    init(freeCount: Int = 0) {
        left = Atomic(freeCount)
        gate.shut()
    }

    func cancel() { cancelled.store(true, ordering: .relaxed) }

    var isCancelled: Bool {
        if left.subtract(1, ordering: .relaxed).newValue < 0 { gate.pass() }
        return cancelled.load(ordering: .relaxed)
    }
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

    /// Answers of calls whose tickets have no number.
    var unnumbered: [CallOutcome] { outcomes(of: -1) }
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
