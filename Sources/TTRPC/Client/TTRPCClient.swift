// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore
internal import NIOPosix
internal import Synchronization

/// A ttrpc client: one connection, any number of calls at once.
///
/// A lost connection is not made again; its calls fail with `TTRPCConnectionError` and the owner decides what to do.
public final class TTRPCClient: Sendable {
    private let connection: ClientConnection
    private let channel: any Channel
    private let ownGroup: (any EventLoopGroup)?

    private init(connection: ClientConnection, channel: any Channel, ownGroup: (any EventLoopGroup)?) {
        self.connection = connection
        self.channel = channel
        self.ownGroup = ownGroup
    }

    deinit {
        self.connection.shut()
        if self.channel.isActive { self.channel.close(promise: nil) }
    }

    /// Connects.
    ///
    /// - Throws: `TTRPCLimits.InvalidLimits`, or `TTRPCConnectionError` with the reason `connectFailed`.
    public static func connect(
        to address: TTRPCConnectAddress,
        configuration: TTRPCClientConfiguration = TTRPCClientConfiguration()
    ) async throws -> TTRPCClient {
        try configuration.limits.validate()
        let (group, ownGroup): (any EventLoopGroup, (any EventLoopGroup)?) =
            switch configuration.eventLoops {
            case .global: (MultiThreadedEventLoopGroup.singleton, nil)
            case .shared(let group): (group, nil)
            case .own: { ($0, $0) }(MultiThreadedEventLoopGroup(numberOfThreads: 1))
            }
        let eventLoop = group.next()
        let connection = ClientConnection(limits: configuration.limits, eventLoop: eventLoop)
        do {
            let channel = try await self.connect(connection, on: eventLoop, to: address, configuration).get()
            return TTRPCClient(connection: connection, channel: channel, ownGroup: ownGroup)
        } catch {
            try await ownGroup?.shutdownGracefully()
            throw TTRPCConnectionError(.connectFailed, "cannot connect to \(address)", cause: error)
        }
    }

    private static func connect(
        _ connection: ClientConnection,
        on eventLoop: any EventLoop,
        to address: TTRPCConnectAddress,
        _ configuration: TTRPCClientConfiguration
    ) -> EventLoopFuture<any Channel> {
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(bounded: configuration.connectTimeout))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if case .tcp = address {
                        try SocketOptions.applyTCP(to: channel, keepalive: configuration.keepalive)
                    }
                }.flatMap {
                    configuration.connectionInitializer?(channel) ?? channel.eventLoop.makeSucceededVoidFuture()
                }.flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(connection.transport)
                }
            }
        switch address {
        case .tcp(let host, let port): return bootstrap.connect(host: host, port: port)
        case .unix(let path): return bootstrap.connect(unixDomainSocketPath: path)
        }
    }

    /// Whether the connection stands, as far as this side knows.
    public var isOpen: Bool { self.channel.isActive }

    /// Waits until the connection is gone, by whichever side.
    public func untilClosed() async throws {
        try await self.channel.closeFuture.get()
    }

    /// Closes the connection and waits for it. Open calls fail with `TTRPCConnectionError`.
    public func close() async throws {
        self.connection.shut()
        self.channel.close(promise: nil)
        try await self.channel.closeFuture.get()
        guard let ownGroup = self.ownGroup else { return }
        // Calls that came in just before still get their outcome from the loop, so it must outlive them.
        while self.connection.hasOpenOutcomes { await Task.yield() }
        try await ownGroup.shutdownGracefully()
    }

    // MARK: Calls

    /// Calls a unary method.
    ///
    /// - Parameters:
    ///   - timeout: sent to the server, and kept on this side too.
    /// - Returns: the response's payload.
    /// - Throws: `TTRPCStatusError` if the server answered with a status, the deadline passed, or a bound of this side
    ///   was reached; `TTRPCConnectionError` if the connection was lost, in which case the server may or may not have
    ///   done the call; `CancellationError` if the task was cancelled.
    public func unary(
        service: String,
        method: String,
        payload: [UInt8],
        timeout: Duration? = nil,
        metadata: TTRPCMetadata = TTRPCMetadata()
    ) async throws -> [UInt8] {
        let inbox = ClientStreamInbox(unread: self.connection.unread)
        let head = RequestHead(service: service, method: method, metadata: metadata)
        let call = self.start(head, ByteBuffer(bytes: payload), .unary, timeout, .inbox(inbox))
        let answer = try await withTaskCancellationHandler {
            try await inbox.outcome()
        } onCancel: {
            call.cancel()
        }
        return Array(answer.readableBytesView)
    }

    /// Calls a unary method without a task: for callers that keep very many calls under way.
    ///
    /// - Parameter completion: runs once, usually on the connection's event loop, which it must not block. The errors
    ///   are those of `unary`.
    @discardableResult
    public func call(
        service: String,
        method: String,
        payload: ByteBuffer,
        timeout: Duration? = nil,
        metadata: TTRPCMetadata = TTRPCMetadata(),
        completion: @escaping @Sendable (Result<ByteBuffer, any Error>) -> Void
    ) -> TTRPCClientCall {
        let head = RequestHead(service: service, method: method, metadata: metadata)
        return self.start(head, payload, .unary, timeout, .completion(completion))
    }

    /// Opens a stream. That it could not be opened shows in its messages and its response.
    ///
    /// - Parameters:
    ///   - kind: as the server has the method; a server-streaming method gets `payload` as its only message.
    ///   - payload: for the other kinds, a first message that travels with the request, if there is one.
    public func openStream(
        service: String,
        method: String,
        kind: StreamingKind,
        payload: [UInt8]? = nil,
        timeout: Duration? = nil,
        metadata: TTRPCMetadata = TTRPCMetadata()
    ) -> TTRPCClientStream {
        let inbox = ClientStreamInbox(unread: self.connection.unread)
        var head = RequestHead(service: service, method: method, metadata: metadata)
        head.hasPayload = payload != nil || kind == .serverStreaming
        let call = self.start(
            head,
            ByteBuffer(bytes: payload ?? []),
            .streaming(isOpen: kind != .serverStreaming),
            timeout,
            .inbox(inbox)
        )
        return TTRPCClientStream(call: call, inbox: inbox)
    }

    private func start(
        _ head: RequestHead,
        _ payload: ByteBuffer,
        _ shape: TTRPCClientCall.Shape,
        _ timeout: Duration?,
        _ sink: TTRPCClientCall.Sink
    ) -> TTRPCClientCall {
        var head = head
        let amount = timeout.map { TimeAmount(bounded: $0) }
        // Zero on the wire means no timeout, so one that has already passed is sent as the shortest there is.
        if let amount { head.timeoutNanoseconds = max(1, amount.nanoseconds) }
        let call = TTRPCClientCall(
            head: head,
            payload: payload,
            shape: shape,
            deadline: amount.map { .now() + $0 },
            sink: sink,
            connection: self.connection
        )
        self.connection.start(call)
        return call
    }
}
