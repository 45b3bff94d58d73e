// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a server's TLS is made of.
public struct TLSServerFiles: Hashable, Sendable {
    /// The server's certificate, then the intermediate authorities, in PEM.
    public var certificate: String
    /// Its private key in PEM, without a passphrase.
    public var key: String
    /// The authorities that vouch for peers, in PEM. With revocation lists every intermediate authority too.
    public var roots: String
    /// Revocation lists in PEM, or one in DER; `nil` checks none.
    public var revocationList: String?

    public init(certificate: String, key: String, roots: String, revocationList: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.roots = roots
        self.revocationList = revocationList
    }
}

/// How a server treats handshakes.
public struct TLSServerSettings: Hashable, Sendable {
    /// The trust domain of the identities that count.
    public var trustDomain: String
    /// How long a revocation list counts after its end.
    public var revocationGraceSeconds: Int64
    /// A handshake that takes longer is cut off.
    public var handshakeSecondsMax: Int64
    /// Handshakes under way; further connections are closed at once.
    public var handshakesMax: Int

    public init(
        trustDomain: String = "chancery", revocationGraceSeconds: Int64 = 0, handshakeSecondsMax: Int64 = 10,
        handshakesMax: Int = 256
    ) {
        self.trustDomain = trustDomain
        self.revocationGraceSeconds = revocationGraceSeconds
        self.handshakeSecondsMax = handshakeSecondsMax
        self.handshakesMax = handshakesMax
    }
}
