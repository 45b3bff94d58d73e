// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc
public import NIOCore
internal import NIOPosix
internal import Synchronization

/// A ttrpc server: listens on any number of addresses and calls the methods of one table.
public final class TTRPCServer: Sendable {
    private struct State {
        var listeners: [any Channel] = []
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        var isDraining = false
        var isClosed = false
        var isFinished = false
        var hardDeadline: Scheduled<Void>?
    }

    private let group: any EventLoopGroup
    private let configuration: TTRPCServerConfiguration
    private let context: ServerContext
    private let gate: ConnectionGate
    private let state = Mutex(State())
    private let closedPromise: EventLoopPromise<Void>

    /// - Parameter group: runs the connections; it is not shut down by the server.
    /// - Throws: `TTRPCLimits.InvalidLimits` if the limits cannot work together.
    public init(
        methods: TTRPCMethodTable,
        group: any EventLoopGroup,
        configuration: TTRPCServerConfiguration = TTRPCServerConfiguration()
    ) throws {
        try configuration.limits.validate()
        self.group = group
        self.configuration = configuration
        self.context = ServerContext(limits: configuration.limits, methods: methods)
        self.gate = ConnectionGate(connectionsMax: configuration.limits.connectionsMax)
        self.closedPromise = group.any().makePromise()
    }

    deinit {
        // A server that never listened, or was let go while it still did.
        if !self.state.withLock({ $0.isFinished }) { self.closedPromise.succeed() }
    }

    /// Succeeds when the server has been drained or closed and its last connection is gone.
    public var closed: EventLoopFuture<Void> { self.closedPromise.futureResult }

    public var statistics: TTRPCServerStatistics { self.context.counters.snapshot() }

    /// Starts to listen on one more address.
    ///
    /// - Parameter connectionInitializer: prepares the connections of this listener, instead of the configuration's.
    /// - Returns: the address the socket is bound to; nil where the system does not tell.
    /// - Throws: what the system says if the address cannot be used, or `TTRPCStatusError` (`UNAVAILABLE`) if the
    ///   server is draining or closed.
    @discardableResult
    public func listen(
        on address: TTRPCListenAddress,
        connectionInitializer: TTRPCServerConfiguration.ConnectionInitializer? = nil
    ) async throws -> SocketAddress? {
        let initializer = connectionInitializer ?? self.configuration.connectionInitializer
        let channel = try await self.bind(address, initializer).get()
        let isRegistered = self.state.withLock { state in
            guard !state.isDraining, !state.isClosed else { return false }
            state.listeners.append(channel)
            return true
        }
        guard isRegistered else {
            try await channel.close()
            throw TTRPCStatusError(.unavailable, "the server is shutting down")
        }
        return channel.localAddress
    }

    // MARK: Ending

    /// Stops accepting, answers new requests with `status`, lets the open calls end, then closes. `closed` tells when
    /// that is done. When this returns, no further call will start but of methods that answer while the server drains.
    ///
    /// - Parameters:
    ///   - status: what clients are told; `UNAVAILABLE` tells them to try again elsewhere or later.
    ///   - unfinished: what clients are told of calls that are still open after `limit`.
    ///   - within: calls that are still open after this time are answered, and connections closed; nil waits for ever.
    public func beginDrain(
        status: TTRPCStatus = TTRPCStatus(.unavailable, "the server is shutting down"),
        unfinished: TTRPCStatus = TTRPCStatus(.unavailable, "the server shut down before the call ended"),
        within limit: Duration? = nil
    ) {
        let work = self.state.withLock { state -> (listeners: [any Channel], connections: [ServerConnection])? in
            guard !state.isDraining, !state.isClosed else { return nil }
            state.isDraining = true
            self.context.beginDrain(status)
            defer { state.listeners.removeAll() }
            return (state.listeners, Array(state.connections.values))
        }
        guard let work else { return }
        for listener in work.listeners { listener.close(promise: nil) }
        for connection in work.connections { connection.beginDrain() }
        if let limit {
            self.scheduleEnd(in: TimeAmount(bounded: limit)) {
                for connection in self.state.withLock({ Array($0.connections.values) }) {
                    connection.endDrain(unfinished)
                }
                self.scheduleEnd(in: TTRPCServer.lastWordTime) { self.close() }
            }
        }
        self.finishIfEmpty()
    }

    /// How long a connection has to take the last answers, once the time of the drain is over.
    private static let lastWordTime = TimeAmount.seconds(1)

    /// The next step of a drain that has not come to its end by then.
    private func scheduleEnd(in time: TimeAmount, _ step: @escaping @Sendable () -> Void) {
        let task = self.closed.eventLoop.scheduleTask(in: time, step)
        let isFinished = self.state.withLock { state in
            state.hardDeadline = task
            return state.isFinished
        }
        if isFinished { task.cancel() }
    }

    /// Lets the connections of some peers end: new requests on them are answered with `status`, and each closes once no
    /// call is open on it. The server goes on.
    ///
    /// - Parameters:
    ///   - within: calls that are still open after this time are answered with `status` too; nil waits for ever.
    ///   - isMeant: which peers; called once for each connection, on the caller's thread.
    /// - Returns: how many connections were told.
    @discardableResult
    public func drainConnections(
        status: TTRPCStatus,
        within limit: Duration? = nil,
        where isMeant: (PeerDescription) -> Bool
    ) -> Int {
        let meant = self.state.withLock { Array($0.connections.values) }.filter { isMeant($0.peer) }
        for connection in meant { connection.beginDrain(status, within: limit) }
        return meant.count
    }

    /// Closes every listener and connection now. Open calls are cancelled.
    public func close() {
        let work = self.state.withLock { state -> (listeners: [any Channel], connections: [ServerConnection]) in
            state.isClosed = true
            defer { state.listeners.removeAll() }
            return (state.listeners, Array(state.connections.values))
        }
        for listener in work.listeners { listener.close(promise: nil) }
        for connection in work.connections { connection.close() }
        self.finishIfEmpty()
    }

    private func finishIfEmpty() {
        let (isFinished, hardDeadline) = self.state.withLock { state -> (Bool, Scheduled<Void>?) in
            guard state.isDraining || state.isClosed, state.connections.isEmpty, !state.isFinished else {
                return (false, nil)
            }
            state.isFinished = true
            return (true, state.hardDeadline)
        }
        guard isFinished else { return }
        hardDeadline?.cancel()
        self.closedPromise.succeed()
    }

    // MARK: Accepting

    private func bind(
        _ address: TTRPCListenAddress,
        _ initializer: TTRPCServerConfiguration.ConnectionInitializer?
    ) -> EventLoopFuture<any Channel> {
        let bootstrap = self.bootstrap(initializer)
        switch address {
        case .tcp(let host, let port):
            return bootstrap.serverChannelOption(.socketOption(.so_reuseaddr), value: 1).bind(host: host, port: port)
        case .unix(let path):
            return self.isAnswered(at: path).flatMap { isAnswered in
                guard !isAnswered else {
                    return self.group.next().makeFailedFuture(IOError(errnoCode: EADDRINUSE, reason: "bind \(path)"))
                }
                return self.bootstrap(initializer).bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true)
            }
        case .boundSocket(let descriptor):
            return bootstrap.withBoundSocket(descriptor)
        }
    }

    /// Whether a living server has the socket file. A file outlives its process: then connecting is refused.
    private func isAnswered(at path: String) -> EventLoopFuture<Bool> {
        ClientBootstrap(group: self.group).connect(unixDomainSocketPath: path).flatMap { channel in
            channel.close().map { true }
        }.flatMapErrorThrowing { error in
            // The server is there, and its backlog is full.
            (error as? IOError)?.errnoCode == EAGAIN
        }
    }

    private func bootstrap(_ initializer: TTRPCServerConfiguration.ConnectionInitializer?) -> ServerBootstrap {
        ServerBootstrap(group: self.group)
            .serverChannelOption(.backlog, value: self.configuration.backlog)
            // One connection for each look at the gate keeps the cap exact.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let limiter = ConnectionLimiter(gate: self.gate, counters: self.context.counters)
                    try channel.pipeline.syncOperations.addHandler(limiter)
                }
            }
            // A small call's payload is a slice of the read it came with, so large reads would be kept for small calls.
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 4096, maximum: 32768)
            )
            .childChannelInitializer { channel in self.initialize(channel, initializer) }
    }

    private func initialize(
        _ channel: any Channel,
        _ initializer: TTRPCServerConfiguration.ConnectionInitializer?
    ) -> EventLoopFuture<Void> {
        let identity = ConnectionIdentity()
        let transport = PeerDescription.Transport(channel.parent?.localAddress)
        let prepared = channel.eventLoop.makeCompletedFuture {
            if transport == .tcp {
                try SocketOptions.applyTCP(to: channel, keepalive: self.configuration.keepalive)
            }
        }
        return prepared.flatMap {
            initializer?(channel, identity) ?? channel.eventLoop.makeSucceededVoidFuture()
        }.flatMapThrowing {
            let peer = PeerDescription(
                remoteAddress: channel.remoteAddress,
                transport: transport,
                identity: identity
            )
            let connection = ServerConnection(server: self.context, eventLoop: channel.eventLoop, peer: peer)
            try channel.pipeline.syncOperations.addHandler(connection.transport)
            self.register(connection, channel)
        }
    }

    private func register(_ connection: ServerConnection, _ channel: any Channel) {
        let key = ObjectIdentifier(connection)
        let (isDraining, isClosed) = self.state.withLock { state in
            state.connections[key] = connection
            return (state.isDraining, state.isClosed)
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { state in _ = state.connections.removeValue(forKey: key) }
            self.finishIfEmpty()
        }
        if isClosed {
            channel.close(promise: nil)
        } else if isDraining {
            connection.beginDrain()
        }
    }
}

extension PeerDescription.Transport {
    /// The transport of a listener's address.
    init(_ address: SocketAddress?) {
        switch address {
        case .v4, .v6: self = .tcp
        case .unixDomainSocket: self = .unix
        case nil: self = .other
        }
    }
}
