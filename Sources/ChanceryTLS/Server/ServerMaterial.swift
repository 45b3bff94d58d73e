// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import NIOSSL
internal import X509

/// Everything that a handshake of the server needs, read from files as one piece.
struct ServerMaterial: Sendable {
    let context: NIOSSLContext
    let policy: PeerPolicy
    let certificateExpiresAt: Instant

    init(_ files: TLSServerFiles, _ settings: TLSServerSettings, at now: Instant) throws(TLSFileProblem) {
        let chain = try OwnCertificate(certificate: files.certificate, key: files.key, at: now)
        let roots = try TrustRoots(path: files.roots)
        let revocation: RevocationLists? =
            if let path = files.revocationList {
                try RevocationLists(path: path, authorities: roots.authorities)
            } else {
                nil
            }
        var configuration = TLSConfiguration.makeServerConfigurationWithMTLS(
            certificateChain: chain.chain, privateKey: chain.key, trustRoots: roots.forConnections)
        configuration.minimumTLSVersion = .tlsv13
        configuration.maximumTLSVersion = .tlsv13
        configuration.applicationProtocols = []
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSFileProblem(
                files.key, "the key does not go with the certificate \(files.certificate) (\(error))",
                remedy: "give the key that the certificate was made for")
        }
        policy = PeerPolicy(
            trustDomain: settings.trustDomain, authorities: roots.authorities, revocation: revocation,
            graceSeconds: settings.revocationGraceSeconds)
        certificateExpiresAt = chain.expiresAt
    }

    /// Why this material may not take the place of `current`: a revocation list that is older than the one that holds
    /// would let certificates pass again that were taken back.
    func problem(replacing current: ServerMaterial, _ files: TLSServerFiles) -> TLSFileProblem? {
        guard let held = current.policy.revocation, let path = files.revocationList, let new = policy.revocation,
            let issuer = held.authorityTurnedBack(by: new, among: policy.authorities)
        else { return nil }
        return TLSFileProblem(
            path, "the list of \(issuer) is older than the one that holds, or missing",
            remedy: "give a list that is at least as new; a restart takes any")
    }
}
