// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Stands behind TLS and lets nothing through until the peer's identity is known. Used only on its event loop.
final class PeerGate: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private enum State {
        case handshaking
        case open
        case shut
    }

    private let tls: NIOSSLServerHandler
    private let policy: PeerPolicy
    private let clock: WallClock
    private let handshakes: HandshakeGauge
    private let timeLimit: TimeAmount
    private let onProved: @Sendable (AuthenticatedPeer) -> Void
    private let observer: TLSServer.Observer
    private var state = State.handshaking
    private var alarm: Scheduled<Void>?

    init(
        tls: NIOSSLServerHandler, policy: PeerPolicy, clock: WallClock, handshakes: HandshakeGauge,
        timeLimit: TimeAmount, onProved: @escaping @Sendable (AuthenticatedPeer) -> Void,
        observer: @escaping TLSServer.Observer
    ) {
        self.tls = tls
        self.policy = policy
        self.clock = clock
        self.handshakes = handshakes
        self.timeLimit = timeLimit
        self.onProved = onProved
        self.observer = observer
    }

    func handlerAdded(context: ChannelHandlerContext) {
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: timeLimit) { () -> Void in
            self.shut(context, .tooSlow, .tooSlow)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if state == .handshaking, case .handshakeCompleted = event as? TLSUserEvent { admit(context) }
        context.fireUserInboundEventTriggered(event)
    }

    private func admit(_ context: ChannelHandlerContext) {
        do throws(PeerRefusal) {
            guard let bytes = certificateBytes else { throw .noCertificate }
            let peer = try policy.authenticate(derEncoded: bytes, at: clock.now())
            end(.open)
            handshakes.end(.completed)
            onProved(peer)
        } catch {
            shut(context, .refused, .refused(error))
        }
    }

    private var certificateBytes: [UInt8]? {
        do { return try tls.peerCertificate?.toDERBytes() } catch { return nil }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if state == .open { context.fireChannelRead(data) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch state {
        case .open: context.fireErrorCaught(error)
        case .handshaking: shut(context, .failed, .handshakeFailed(HandshakeProblem.text(of: error)))
        case .shut: return
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if state == .handshaking {
            end(.shut)
            handshakes.end(.failed)
        }
        context.fireChannelInactive()
    }

    private func shut(
        _ context: ChannelHandlerContext, _ outcome: HandshakeGauge.Outcome, _ kind: TLSServerEvent.Kind
    ) {
        guard state == .handshaking else { return }
        end(.shut)
        handshakes.end(outcome)
        observer(TLSServerEvent(context.remoteAddress, kind))
        context.close(promise: nil)
    }

    private func end(_ new: State) {
        state = new
        alarm?.cancel()
        alarm = nil
    }
}
