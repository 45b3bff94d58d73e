// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The files with which a client proves who it is, and with which it recognises the server; all in PEM. They are read
/// whenever a connection is made, so renewed ones are taken from then on.
public struct ClientCredentials: Hashable, Sendable {
    /// The client's certificate, then the intermediate authorities.
    public var certificate: String
    /// Its private key.
    public var key: String
    /// The authorities that vouch for the server.
    public var roots: String
    /// The name in the server's certificate, when it is not the host that is connected to.
    public var serverName: String?

    public init(certificate: String, key: String, roots: String, serverName: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.roots = roots
        self.serverName = serverName
    }
}

/// The client's own files cannot be used: which one, what is wrong, and what would pass.
public struct CredentialsUnusable: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}

/// Client and server do not accept each other. Trying again does not help before somebody changes a certificate.
public struct PeerNotAccepted: Error, Hashable, Sendable, CustomStringConvertible {
    public let address: ServerAddress
    public let problem: String

    public init(address: ServerAddress, problem: String) {
        self.address = address
        self.problem = problem
    }

    public var description: String { "no trust between this client and \(address): \(problem)" }
}
