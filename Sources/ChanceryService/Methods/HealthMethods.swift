// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryQuery
internal import ChanceryWire
internal import Synchronization

/// The service grpc.health.v1.Health: all services of the contract are as healthy as the daemon.
struct HealthMethods: Sendable {
    /// Watches of health at once.
    static let watchCountMax = 256

    let queries: QueryMethods
    let health: HealthBoard

    var methods: [Method] {
        [
            queries.unary(.checkHealth) { payload, decoder in
                let request = try decoder.healthCheckRequest(payload)
                guard HealthMethods.isService(request.service) else {
                    throw CallFailure(.noSuchService, "the server has no service of that name")
                }
                return HealthMethods.response(health.phase).encoded()
            },
            Method(
                rpc: .watchHealth,
                handler: .serverStreaming { stream, payload in
                    let session = HealthWatchSession(stream: stream, health: health)
                    let refusal = queries.lanes.run { decoder in session.begin(payload, decoder) }
                    if let refusal { stream.fail(refusal) }
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

/// One stream of Health.Watch. It says NOT_SERVING before a stop ends it.
final class HealthWatchSession: ResponseStreamObserver {
    private struct State {
        var key: Int?
        var isOver = false
    }

    private let stream: any ResponseStream
    private let health: HealthBoard
    private let state = Mutex(State())

    init(stream: any ResponseStream, health: HealthBoard) {
        self.stream = stream
        self.health = health
    }

    func begin(_ payload: [UInt8], _ decoder: WireDecoder) {
        let request: HealthCheckRequest
        do {
            request = try decoder.healthCheckRequest(payload)
        } catch {
            stream.fail(CallFailure(queryError: error))
            return
        }
        guard HealthMethods.isService(request.service) else {
            _ = stream.send(HealthCheckResponse(status: .serviceUnknown).encoded())
            return
        }
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
        _ = stream.send(HealthMethods.response(added.phase).encoded())
        if added.phase == .draining { end() }
    }

    private func changed(_ phase: HealthBoard.Phase) {
        _ = stream.send(HealthMethods.response(phase).encoded())
        if phase == .draining { end() }
    }

    private func end() {
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
