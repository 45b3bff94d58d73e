// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryTTRPC
internal import ChanceryWire
internal import NIOCore
internal import NIOPosix
internal import TTRPC

/// The services over a store in memory, on a free loopback port, and one client.
struct LoopbackDaemon {
    let store: GatedStore
    let services: ServiceAssembly
    let server: TTRPCServer
    let port: Int
    let client: TTRPCClient

    /// Starts everything, runs `body` with it, and closes it.
    ///
    /// - Parameter authenticated: what the transport is taken to have proved of every peer.
    static func run(
        as authenticated: AuthenticatedPeer? = AuthenticatedPeer(.unrestricted),
        failures: Recorder<String> = Recorder(), ends: Recorder<String> = Recorder(),
        _ body: (LoopbackDaemon) async throws -> Void
    ) async throws {
        let store = GatedStore(try Sample.store())
        let services = try ServiceAssembly(
            store: store, library: CatalogueLibrary(store: store), clock: .fixed(at: Sample.now),
            ingest: IngestConfiguration(), query: QueryConfiguration(),
            limits: ServerLimits(requestBytesMax: 4 << 20, callsPerConnectionMax: 256), checkCatalogue: { _ in [] },
            onStoreFailure: { _ in })
        var configuration = TTRPCServerConfiguration()
        configuration.connectionInitializer = { channel, identity in
            if let authenticated { identity.set(authenticated) }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        let server = try TTRPCServer(
            methods: TTRPCMethodTable(
                binding: services.methodTable, observer: CallLines(services.methodTable, failures, ends)),
            group: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        let bound = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
        let port = bound?.port ?? 0
        let client = try await TTRPCClient.connect(to: .tcp(host: "127.0.0.1", port: port))
        let daemon = LoopbackDaemon(store: store, services: services, server: server, port: port, client: client)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(daemon))
        } catch {
            result = .failure(error)
        }
        try await client.close()
        server.close()
        try await server.closed.get()
        try result.get()
    }

    func call(_ name: MethodName, _ payload: [UInt8], metadata: TTRPCMetadata = [:]) async throws -> [UInt8] {
        try await client.unary(
            service: name.service, method: name.method, payload: payload, timeout: .seconds(30), metadata: metadata)
    }

    /// The status that a call ends with; `nil` when it succeeds.
    func status(
        of name: MethodName, _ payload: [UInt8], metadata: TTRPCMetadata = [:]
    ) async throws -> TTRPCStatus? {
        do {
            _ = try await call(name, payload, metadata: metadata)
            return nil
        } catch let error as TTRPCStatusError {
            return error.status
        }
    }

    func failure(of name: MethodName, _ payload: [UInt8]) async throws -> CallFailure? {
        try await status(of: name, payload)?.callFailure()
    }
}

extension TTRPCStatus {
    /// The failure of the contract that the status carries.
    func callFailure() throws -> CallFailure? {
        try Sample.decoder().callFailure(
            code: code.rawValue, message: message, details: details.map { ($0.typeURL, $0.value) })
    }
}

/// Writes down every call that ended, and every failed one as the line that a log would have.
private final class CallLines: CallObserver {
    private let names: [String]
    private let failures: Recorder<String>
    private let ends: Recorder<String>

    init(_ table: MethodTable, _ failures: Recorder<String>, _ ends: Recorder<String>) {
        names = table.methods.map { "\($0.service)/\($0.name)" }
        self.failures = failures
        self.ends = ends
    }

    func ended(_ calls: [EndedCall]) {
        for call in calls {
            switch call.ending {
            case .succeeded: ends.record("\(names[call.method]) succeeded")
            case .cancelled: ends.record("\(names[call.method]) cancelled")
            case .failed(let failure):
                ends.record("\(names[call.method]) failed")
                let identity = call.identity.map(\.description) ?? "none"
                failures.record("\(names[call.method]) \(identity) \(call.requestID) \(failure.reason.name)")
            }
        }
    }
}
