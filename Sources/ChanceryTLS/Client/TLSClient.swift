// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import NIOCore
internal import NIOSSL

/// What a client's TLS is made of, all in PEM.
public struct TLSClientFiles: Hashable, Sendable {
    /// The client's certificate, then the intermediate authorities.
    public var certificate: String
    /// Its private key, without a passphrase.
    public var key: String
    /// The authorities that vouch for the server.
    public var roots: String

    public init(certificate: String, key: String, roots: String) {
        self.certificate = certificate
        self.key = key
        self.roots = roots
    }
}

/// The client's side of TLS 1.3 with certificates on both sides: the server's certificate must lead to one of the roots
/// and be made out to the name, or the address, that the client connects to.
public final class TLSClient: Sendable {
    public let files: TLSClientFiles
    /// Who the client's certificate says it is; `nil` when it says nothing that a daemon would take.
    public let identity: PeerIdentity?
    /// The first moment at which the client's certificate does not count any more.
    public let certificateExpiry: Instant
    private let serverName: String?
    private let context: NIOSSLContext

    /// - Parameter serverName: the name in the server's certificate when it is not the host that is connected to.
    /// - Throws: `TLSFileProblem` about the first file that cannot be used.
    public init(files: TLSClientFiles, serverName: String? = nil, clock: WallClock) throws(TLSFileProblem) {
        let own = try OwnCertificate(certificate: files.certificate, key: files.key, at: clock.now())
        let roots = try TrustRoots(path: files.roots)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv13
        configuration.maximumTLSVersion = .tlsv13
        configuration.certificateVerification = .fullVerification
        configuration.trustRoots = roots.forConnections
        configuration.certificateChain = own.chain
        configuration.privateKey = own.key
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSFileProblem(
                files.key, "the key does not go with the certificate \(files.certificate) (\(error))",
                remedy: "give the key that the certificate was made for")
        }
        self.files = files
        self.serverName = serverName
        certificateExpiry = own.expiresAt
        identity = TLSClient.identity(inURIs: own.uris)
    }

    /// A handshake with a server at `host`, a name or an address.
    public func handshake(host: String, within limit: Duration) -> TLSClientHandshake {
        TLSClientHandshake(
            context: context, serverName: serverName ?? (TLSClient.isAddress(host) ? nil : host), limit: limit)
    }

    /// The trust domain is the server's to judge; here only the form counts.
    private static func identity(inURIs uris: [String]) -> PeerIdentity? {
        guard let uri = uris.first, let domain = uri.dropFirst("spiffe://".count).split(separator: "/").first else {
            return nil
        }
        do {
            return try IdentityName.identity(inURIs: uris, trustDomain: String(domain))
        } catch {
            return nil
        }
    }

    private static func isAddress(_ host: String) -> Bool {
        do {
            _ = try SocketAddress(ipAddress: host, port: 0)
            return true
        } catch {
            return false
        }
    }
}
