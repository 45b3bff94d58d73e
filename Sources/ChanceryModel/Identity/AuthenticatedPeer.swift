// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a transport proved of the peer of a connection, once, before it passed the first byte on.
public struct AuthenticatedPeer: Hashable, Sendable {
    public let identity: PeerIdentity
    /// The certificate that proved it; `nil` where there was none, as on a unix socket.
    public let certificate: PeerCertificate?

    public init(_ identity: PeerIdentity, certificate: PeerCertificate? = nil) {
        self.identity = identity
        self.certificate = certificate
    }
}

/// What is kept of a peer's certificate: enough to find it on a revocation list and to say when it ends.
public struct PeerCertificate: Hashable, Sendable {
    /// The issuer's distinguished name in DER.
    public let issuer: [UInt8]
    /// The serial number as the issuer wrote it: big-endian, without leading zeros.
    public let serialNumber: [UInt8]
    /// The first moment at which the certificate does not count any more.
    public let expiresAt: Instant
    /// The whole certificate in DER.
    public let encoded: [UInt8]

    public init(issuer: [UInt8], serialNumber: [UInt8], expiresAt: Instant, encoded: [UInt8]) {
        self.encoded = encoded
        self.issuer = issuer
        self.serialNumber = serialNumber
        self.expiresAt = expiresAt
    }
}
