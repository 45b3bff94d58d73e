// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire
internal import Synchronization

/// The service grpc.health.v1.Health: all services of the contract are as healthy as the daemon.
///
/// It answers on the transport's own threads: whoever asks whether calls are taken must not wait behind those calls.
struct HealthMethods: Sendable {
    /// Watches of health at once.
    static let watchCountMax = 256

    let health: HealthBoard
    let desk: HealthDesk

    init(health: HealthBoard, authorizer: Authorizer) throws(ServiceConfigurationError) {
        self.health = health
        desk = try HealthDesk(authorizer)
    }

    var methods: [Method] {
        [
            Method(.checkHealth) { call, payload in
                do throws(CallFailure) {
                    let service = try desk.service(.checkHealth, payload, call.context)
                    guard HealthMethods.isService(service) else {
                        throw CallFailure(.noSuchService, "the server has no service of that name")
                    }
                    call.finish(.success(HealthMethods.response(health.phase).encoded()))
                } catch {
                    call.fail(error)
                }
            },
            Method(
                rpc: .watchHealth,
                handler: .serverStreaming { stream, payload in
                    let session = HealthWatchSession(stream: stream, health: health)
                    session.begin { () throws(CallFailure) in
                        try desk.service(.watchHealth, payload, stream.context)
                    }
                    return session
                }),
        ]
    }

    static func isService(_ name: String) -> Bool {
        name.isEmpty || MethodNames.all.contains { $0.service == name }
    }

    static func response(_ phase: HealthBoard.Phase) -> HealthCheckResponse {
        HealthCheckResponse(status: phase == .ready ? .serving : .notServing)
    }
}

/// Reads the requests of the health service and asks whether the caller may.
///
/// `@unchecked Sendable`: the decoder is touched only under the lock.
final class HealthDesk: @unchecked Sendable {
    /// A request holds the name of a service.
    private static let requestBytesMax = 1024
    private static let arenaBytes = 128 << 10

    private let authorizer: Authorizer
    private let decoder: WireDecoder
    private let lock = Mutex(())

    init(_ authorizer: Authorizer) throws(ServiceConfigurationError) {
        guard let decoder = WireDecoder(arenaBytes: HealthDesk.arenaBytes, unknownFields: .refused) else {
            throw ServiceConfigurationError("there is no memory for the arena of the health service")
        }
        self.authorizer = authorizer
        self.decoder = decoder
    }

    /// The service that is asked about.
    func service(_ rpc: RPC, _ payload: [UInt8], _ context: CallContext) throws(CallFailure) -> String {
        guard payload.count <= HealthDesk.requestBytesMax else {
            throw CallFailure(
                .requestTooBig, "a request about health has at most \(HealthDesk.requestBytesMax) bytes")
        }
        let read = lock.withLock { _ -> Result<String, CallFailure> in
            do {
                let payload = try authorizer.authorize(rpc, payload, context, decoder)
                return .success(try decoder.healthCheckRequest(payload).service)
            } catch {
                return .failure(CallFailure(queryError: error))
            }
        }
        return try read.get()
    }
}

/// One stream of Health.Watch. It says NOT_SERVING before a stop ends it.
final class HealthWatchSession: ResponseStreamObserver {
    private struct State {
        var key: Int?
        var isOver = false
        /// The last phase that waits to be said or was said.
        var last: HealthBoard.Phase?
        /// Phases that wait to be said, in their order.
        var waiting: [HealthBoard.Phase] = []
        var isSending = false
        /// Whether the service is one that the server does not have.
        var isUnknown = false
        var said: HealthCheckResponse.Status?
    }

    private let stream: any ResponseStream
    private let health: HealthBoard
    private let state = Mutex(State())

    init(stream: any ResponseStream, health: HealthBoard) {
        self.stream = stream
        self.health = health
    }

    func begin(_ read: () throws(CallFailure) -> String) {
        do throws(CallFailure) {
            let service = try read()
            state.withLock { $0.isUnknown = !HealthMethods.isService(service) }
        } catch {
            stream.fail(error)
            return
        }
        // A watch of a service that is not there counts and ends like any other.
        guard let added = health.add(countMax: HealthMethods.watchCountMax, { self.changed($0) }) else {
            stream.fail(
                CallFailure(
                    .tooManyWatchers,
                    "the server has \(HealthMethods.watchCountMax) watches of health, as many as it may",
                    metadata: [FailureDetail("watches_max", String(HealthMethods.watchCountMax))],
                    retryDelayMilliseconds: 30_000))
            return
        }
        let isOver = state.withLock { state in
            state.key = added.key
            return state.isOver
        }
        if isOver { health.remove(added.key) }
        changed(added.phase)
    }

    /// Says a phase after those before it, whichever thread comes first. A phase that comes late is not said any more.
    private func changed(_ phase: HealthBoard.Phase) {
        let mustSend = state.withLock { state in
            if let last = state.last, phase <= last { return false }
            state.last = phase
            state.waiting.append(phase)
            defer { state.isSending = true }
            return !state.isSending
        }
        guard mustSend else { return }
        while let next = nextPhase() { say(next) }
    }

    private func nextPhase() -> HealthBoard.Phase? {
        state.withLock { state in
            guard !state.waiting.isEmpty, !state.isOver else {
                state.isSending = false
                return nil
            }
            return state.waiting.removeFirst()
        }
    }

    private func say(_ phase: HealthBoard.Phase) {
        let news = state.withLock { state -> HealthCheckResponse? in
            let response =
                state.isUnknown ? HealthCheckResponse(status: .serviceUnknown) : HealthMethods.response(phase)
            guard state.said != response.status else { return nil }
            state.said = response.status
            return response
        }
        if let news { _ = stream.send(news.encoded()) }
        guard phase == .draining else { return }
        stream.fail(CallFailure(.draining, "the server is stopping", retryDelayMilliseconds: 1000))
        wasCancelled()
    }

    func becameWritable() {}

    func wasCancelled() {
        let key = state.withLock { state in
            state.isOver = true
            return state.key
        }
        if let key { health.remove(key) }
    }
}
