// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryTLS
internal import ChanceryTTRPC
internal import ChanceryWire
internal import Logging
internal import NIOCore
internal import TTRPC

/// Who may connect, and what becomes of connections whose certificates end.
extension Daemon {
    /// TLS as configured; `nil` when no certificate is.
    ///
    /// - Throws: `StartupError.configuration` about the first file that cannot be used.
    static func tls(_ configuration: ServerConfiguration, logger: Logger) throws(StartupError) -> TLSServer? {
        guard let certificate = configuration.tlsCertificatePath, let key = configuration.tlsKeyPath,
            let roots = configuration.tlsRootsPath
        else { return nil }
        let budget = LogBudget(linesMax: 20, perSeconds: 10, clock: .system)
        do {
            return try TLSServer(
                files: TLSServerFiles(
                    certificate: certificate, key: key, roots: roots,
                    revocationList: configuration.tlsRevocationListPath),
                settings: TLSServerSettings(
                    trustDomain: configuration.trustDomain,
                    revocationGraceSeconds: Int64(configuration.tlsRevocationGraceHours) * 3600,
                    handshakeSecondsMax: Int64(configuration.tlsHandshakeSecondsMax),
                    handshakesMax: configuration.tlsHandshakesMax),
                // Certificates are of the machine's time, also where the daemon rehearses another day.
                clock: .system
            ) { event in
                guard let withheld = budget.spend() else { return }
                logger.notice(
                    "a connection was refused",
                    metadata: [
                        "peer": "\(event.peer.map(String.init(describing:)) ?? "unknown")", "reason": "\(event.name)",
                        "problem": "\(event)", "lines_withheld": "\(withheld)",
                    ])
            }
        } catch {
            throw .configuration("tls", [error.description])
        }
    }

    /// Prepares the connections of a listener.
    ///
    /// - Throws: `StartupError.listener` when the listener needs certificates and there are none.
    func initializer(
        of security: ListenerSecurity
    ) throws(StartupError) -> TTRPCServerConfiguration.ConnectionInitializer {
        switch security {
        case .tls:
            guard let tls else {
                throw .listener(
                    "a socket for TLS was handed over, and there are no certificates; set tls.certificate, tls.key and "
                        + "tls.roots, or disable the socket")
            }
            return { channel, slot in tls.prepare(channel) { slot.set($0) } }
        case .peerCredentials:
            return { [localPeers, logger] channel, slot in
                localPeers.peer(of: channel).flatMapThrowing { peer in
                    guard let peer else {
                        logger.notice(
                            "a connection was refused",
                            metadata: [
                                "peer": "local", "reason": "no-operator",
                                "problem": "only root, the daemon's account and identity.operator-group may connect",
                            ])
                        throw ChannelError.operationUnsupported
                    }
                    slot.set(peer)
                }
            }
        case .plaintext:
            logger.warning(
                "a listener asks nobody who they are: whoever connects to it may do everything",
                metadata: ["address": "\(configuration.plaintextAddress?.description ?? "")"])
            return { channel, slot in
                slot.set(AuthenticatedPeer(.unrestricted))
                return channel.eventLoop.makeSucceededVoidFuture()
            }
        }
    }

    /// Ends the connections whose certificates do not count any more, each after its calls.
    ///
    /// - Parameter afterReload: whether the authorities may be others than at the handshakes.
    func endConnections(afterReload: Bool) {
        guard let tls else { return }
        let failure = CallFailure(
            .unauthenticated,
            "the certificate of this connection has ended, is revoked or is vouched for by nobody any more; connect "
                + "with another one")
        let count = server.drainConnections(
            status: TTRPCStatus(failure), within: .seconds(configuration.drainSecondsMax)
        ) { peer in
            guard let certificate = (peer.identity.value as? AuthenticatedPeer)?.certificate else { return false }
            return tls.endReason(of: certificate) != nil || (afterReload && !tls.isVouchedFor(certificate))
        }
        if count > 0 {
            logger.notice("connections end with their certificates", metadata: ["connections": "\(count)"])
        }
    }

    /// Looks after certificates that end while their connections stand, and after the daemon's own.
    func watchCertificates() async {
        guard let tls else { return }
        var reminder = ExpiryReminder(logger: logger)
        while true {
            reminder.look(
                certificateEnds: tls.certificateExpiry, listEnds: tls.revocationListExpiry,
                graceSeconds: Int64(configuration.tlsRevocationGraceHours) * 3600, at: WallClock.system.now())
            do { try await Task.sleep(for: .seconds(30)) } catch { return }
            endConnections(afterReload: false)
        }
    }
}

/// Reads certificates, keys, roots and revocation lists again.
struct CertificateReload: Reloadable {
    let tls: TLSServer
    let afterwards: @Sendable () -> Void

    func reload() throws {
        try tls.reload()
        afterwards()
    }
}
