// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import NIOCore
internal import NIOSSL
internal import Synchronization

/// The server's side of TLS 1.3 with certificates on both sides.
///
/// The chain is verified by the TLS library during the handshake; then, before a byte is passed on, the peer's identity
/// is read from its certificate and the revocation lists are looked at. What is refused never reaches the protocol.
public final class TLSServer: Sendable {
    /// Told what became of handshakes that failed; on event loops, so it must not block.
    public typealias Observer = @Sendable (TLSServerEvent) -> Void

    private let files: TLSServerFiles
    private let settings: TLSServerSettings
    private let clock: WallClock
    private let observer: Observer
    private struct State {
        var material: ServerMaterial
        /// Whether the last reload took an authority away.
        var hasLostAuthority = false
    }

    private let state: Mutex<State>
    private let handshakes: HandshakeGauge

    /// - Parameter clock: the machine's clock, or one of a test.
    /// - Throws: `TLSFileProblem` about the first file that cannot be used.
    public init(
        files: TLSServerFiles, settings: TLSServerSettings, clock: WallClock, observer: @escaping Observer
    ) throws(TLSFileProblem) {
        self.files = files
        self.settings = settings
        self.clock = clock
        self.observer = observer
        state = Mutex(State(material: try ServerMaterial(files, settings, at: clock.now())))
        handshakes = HandshakeGauge(max: settings.handshakesMax)
    }

    /// Reads all files again. New handshakes use what they say; connections that stand are not touched.
    ///
    /// - Throws: `TLSFileProblem`; then what held before still holds, whole.
    public func reload() throws(TLSFileProblem) {
        let new = try ServerMaterial(files, settings, at: clock.now())
        if let problem = state.withLock({ new.problem(replacing: $0.material, files) }) { throw problem }
        state.withLock { state in
            state.hasLostAuthority = new.policy.lacksAuthority(of: state.material.policy)
            state.material = new
        }
    }

    /// The first moment at which the server's own certificate does not count any more.
    public var certificateExpiry: Instant { state.withLock { $0.material.certificateExpiresAt } }

    /// The moment at which the first revocation list ends; `nil` without lists.
    public var revocationListExpiry: Instant? { state.withLock { $0.material.policy.revocation?.endsAt } }

    /// Why the certificate of a connection that stands does not count any more: it ended, or was revoked.
    public func endReason(of certificate: PeerCertificate) -> PeerRefusal? {
        let policy = state.withLock { $0.material.policy }
        return policy.endReason(of: certificate, at: clock.now())
    }

    /// Whether the authorities still vouch for the certificate of a connection that stands: to be asked after a reload.
    /// Where an authority is gone and it cannot be told whether it was this one's, they do not; the peer may connect
    /// again and show the authorities between.
    public func isVouchedFor(_ certificate: PeerCertificate) -> Bool {
        let (policy, hasLostAuthority) = state.withLock { ($0.material.policy, $0.hasLostAuthority) }
        return policy.vouches(for: certificate) ?? !hasLostAuthority
    }

    private struct TooManyHandshakes: Error {}

    public var statistics: TLSServerStatistics { handshakes.statistics }

    /// Puts TLS into the pipeline of an accepted connection.
    ///
    /// - Parameter onProved: told on the event loop who the peer is, before its first byte is passed on.
    public func prepare(
        _ channel: any Channel, onProved: @escaping @Sendable (AuthenticatedPeer) -> Void
    ) -> EventLoopFuture<Void> {
        guard handshakes.begin() else {
            observer(TLSServerEvent(channel.remoteAddress, .tooManyHandshakes(max: settings.handshakesMax)))
            return channel.eventLoop.makeFailedFuture(TooManyHandshakes())
        }
        let material = state.withLock { $0.material }
        return channel.eventLoop.makeCompletedFuture {
            let handler = NIOSSLServerHandler(context: material.context)
            let gate = PeerGate(
                tls: handler, policy: material.policy, clock: clock, handshakes: handshakes,
                timeLimit: .seconds(settings.handshakeSecondsMax), onProved: onProved, observer: observer)
            try channel.pipeline.syncOperations.addHandlers([handler, gate])
        }.flatMapErrorThrowing { [handshakes] error in
            handshakes.end(.failed)
            throw error
        }
    }
}
