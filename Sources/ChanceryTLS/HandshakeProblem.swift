// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc
internal import NIOCore
internal import NIOSSL

/// What a failure of the TLS library means, in words.
public enum HandshakeProblem {
    /// The names that BoringSSL gives, each with what it means to whoever reads the log.
    private static let meanings: [(name: String, meaning: String)] = [
        ("HTTP_REQUEST", "the peer sent an HTTP request instead of a TLS handshake"),
        ("WRONG_VERSION_NUMBER", "the other side did not send a TLS handshake; is it one without TLS?"),
        ("UNSUPPORTED_PROTOCOL", "the peer does not offer TLS 1.3"),
        ("PEER_DID_NOT_RETURN_A_CERTIFICATE", "the peer gave no certificate"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", "the other side does not take this version of TLS"),
        ("TLSV1_CERTIFICATE_REQUIRED", "the other side demands a certificate"),
        ("TLSV1_ALERT_UNKNOWN_CA", "the other side does not know the authority of this certificate"),
        ("SSLV3_ALERT_CERTIFICATE_EXPIRED", "the other side says that this certificate has ended"),
        ("SSLV3_ALERT_CERTIFICATE_REVOKED", "the other side says that this certificate is revoked"),
        ("SSLV3_ALERT_BAD_CERTIFICATE", "the other side refuses this certificate"),
        ("SSLV3_ALERT_CERTIFICATE_UNKNOWN", "the other side refuses this certificate"),
        ("CERTIFICATE_VERIFY_FAILED", "the certificate does not lead to a root, or has ended"),
        (
            "failedToValidateHostname",
            "the server's certificate is not made out to the host that was connected to; --server-name says another"
        ),
        ("EOF_DURING_HANDSHAKE", "the other side closed the connection during the handshake"),
        ("EOF during handshake", "the other side closed the connection during the handshake"),
        ("eofDuringHandshake", "the other side closed the connection during the handshake"),
    ]

    /// What ended a handshake, in words; an error that nothing is known of as it describes itself, on one line.
    public static func text(of error: any Error) -> String {
        if let system = error as? IOError {
            return "the connection broke during the handshake (\(String(cString: strerror(system.errnoCode))))"
        }
        if error is ChannelError { return "the other side closed the connection during the handshake" }
        let raw = String(describing: error)
        if let known = meanings.first(where: { raw.contains($0.name) }) { return known.meaning }
        return raw.replacing("\n", with: " ")
    }

    /// Whether the error only says that the other side closed without TLS's farewell.
    static func isUncleanEnd(_ error: any Error) -> Bool {
        if case .uncleanShutdown = error as? NIOSSLError { true } else { false }
    }

    /// Whether the error comes from TLS.
    public static func isOfTLS(_ error: any Error) -> Bool {
        error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError
    }
}
