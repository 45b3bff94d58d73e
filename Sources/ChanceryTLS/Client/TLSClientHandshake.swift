// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore
internal import NIOSSL
internal import NIOTLS
internal import Synchronization

/// One handshake of a client, and what TLS says of its connection afterwards.
public final class TLSClientHandshake: Sendable {
    private struct State {
        var promise: EventLoopPromise<Void>?
        var problem: String?
        var hasReceived = false
    }

    private let context: NIOSSLContext
    private let serverName: String?
    private let limit: Duration
    private let state = Mutex(State())

    init(context: NIOSSLContext, serverName: String?, limit: Duration) {
        self.context = context
        self.serverName = serverName
        self.limit = limit
    }

    /// Puts TLS into the pipeline of a connection that is being made. To be called once.
    public func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        state.withLock { $0.promise = promise }
        return channel.eventLoop.makeCompletedFuture {
            let tls = try NIOSSLClientHandler(context: context, serverHostname: serverName)
            let watch = HandshakeWatch(
                self, tls: tls, name: serverName.map { ServerName($0) }, limit: TimeAmount(limit))
            try channel.pipeline.syncOperations.addHandlers([tls, watch])
        }.flatMapErrorThrowing { error in
            promise.fail(error)
            throw error
        }
    }

    /// Waits for the end of the handshake, once the connection stands.
    ///
    /// - Throws: `TLSHandshakeFailure`.
    public func completed() async throws {
        guard let promise = state.withLock({ $0.promise }) else { return }
        do {
            try await promise.futureResult.get()
        } catch {
            throw TLSHandshakeFailure(problem: HandshakeProblem.text(of: error))
        }
    }

    /// What TLS said when the connection ended, or what its end suggests; `nil` where it says nothing. In TLS 1.3 a
    /// server looks at the client's certificate after the client's handshake is over, so a refusal comes as an end.
    public var problem: String? {
        state.withLock { state in
            if let problem = state.problem { return problem }
            if state.hasReceived { return nil }
            return "the server closed the connection before it answered anything; perhaps it refuses this certificate, "
                + "and then its log says why"
        }
    }

    // MARK: What happens on the connection

    fileprivate func succeeded() { state.withLock { $0.promise }?.succeed() }

    fileprivate func failed(_ error: any Error) {
        let promise = state.withLock { state in
            if HandshakeProblem.isOfTLS(error), !HandshakeProblem.isUncleanEnd(error), state.problem == nil {
                state.problem = HandshakeProblem.text(of: error)
            }
            return state.promise
        }
        promise?.fail(error)
    }

    fileprivate func received() { state.withLock { $0.hasReceived = true } }
}

/// The handshake came to nothing.
public struct TLSHandshakeFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let problem: String

    public var description: String { problem }
}

/// Tells a handshake what happens on its connection. Used only on its event loop.
private final class HandshakeWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private struct TooSlow: Error, CustomStringConvertible {
        var description: String { "the server did not finish the handshake in time" }
    }

    private struct NoCertificate: Error, CustomStringConvertible {
        var description: String { "the server gave no certificate" }
    }

    private let handshake: TLSClientHandshake
    private let tls: NIOSSLClientHandler
    private let name: ServerName?
    private let limit: TimeAmount
    private var alarm: Scheduled<Void>?
    private var hasReceived = false

    init(_ handshake: TLSClientHandshake, tls: NIOSSLClientHandler, name: ServerName?, limit: TimeAmount) {
        self.handshake = handshake
        self.tls = tls
        self.name = name
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { () -> Void in
            self.handshake.failed(TooSlow())
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent {
            alarm?.cancel()
            do {
                guard let bytes = try tls.peerCertificate?.toDERBytes() else { throw NoCertificate() }
                try name?.check(derEncoded: bytes)
                handshake.succeeded()
            } catch {
                handshake.failed(error)
                context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !hasReceived {
            hasReceived = true
            handshake.received()
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        handshake.failed(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.cancel()
        handshake.failed(ChannelError.eof)
        context.fireChannelInactive()
    }
}
