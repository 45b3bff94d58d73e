// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SwiftASN1
internal import X509

/// Decides about certificates that the TLS library has verified against the roots: who the peer is, and whether the
/// certificate was taken back.
struct PeerPolicy: Sendable {
    let trustDomain: String
    /// Every certificate of the roots file.
    let authorities: [Certificate]
    /// `nil` when revocation is not checked.
    let revocation: RevocationLists?
    /// How long a revocation list counts after its end.
    let graceSeconds: Int64

    private static let chainLengthMax = 8

    func authenticate(derEncoded bytes: [UInt8], at now: Instant) throws(PeerRefusal) -> AuthenticatedPeer {
        let (certificate, uris, reference) = try PeerPolicy.read(bytes)
        // A resumed session is not verified again by the TLS library, so what time changes is looked at here as well.
        guard now < certificate.expiresAt else { throw .expired(certificate.expiresAt) }
        let identity = try IdentityName.identity(inURIs: uris, trustDomain: trustDomain)
        if let revocation { try check(certificate, in: revocation, at: now) }
        return AuthenticatedPeer(identity, certificate: reference)
    }

    /// Why a certificate that counted at the handshake does not count now. A list that has become stale is no reason:
    /// it stops new connections only.
    func endReason(of certificate: PeerCertificate, at now: Instant) -> PeerRefusal? {
        if now >= certificate.expiresAt { return .expired(certificate.expiresAt) }
        guard let revocation else { return nil }
        var issuer: DistinguishedName
        do {
            issuer = try DistinguishedName(node: DER.parse(certificate.issuer))
        } catch {
            return .unreadableCertificate(String(describing: error))
        }
        var serialNumber = certificate.serialNumber
        for _ in 0..<PeerPolicy.chainLengthMax {
            if revocation.list(of: issuer)?.serialNumbers.contains(serialNumber) == true {
                return .revoked(serialNumber: serialNumber.colonHex)
            }
            guard let authority = authorities.first(where: { $0.subject == issuer }), !authority.isSelfIssued else {
                return nil
            }
            issuer = authority.issuer
            serialNumber = authority.serialBytes
        }
        return nil
    }

    /// Looks at the certificate and at every authority above it up to one that issued itself. All of them must be in the
    /// roots file and have a list, so that a list that somebody forgot is seen.
    private func check(
        _ certificate: Certificate, in revocation: RevocationLists, at now: Instant
    ) throws(PeerRefusal) {
        var current = certificate
        for _ in 0..<PeerPolicy.chainLengthMax {
            let issuer = current.issuer.description
            guard let list = revocation.list(of: current.issuer),
                let authority = authorities.first(where: {
                    $0.subject == current.issuer && $0.publicKey.isValidSignature(current.signature, for: current)
                })
            else { throw .noRevocationList(issuer: issuer) }
            guard now < list.nextUpdate.adding(seconds: graceSeconds) else {
                throw .staleRevocationList(issuer: issuer, since: list.nextUpdate)
            }
            guard !list.serialNumbers.contains(current.serialBytes) else {
                throw .revoked(serialNumber: current.serialBytes.colonHex)
            }
            if authority.isSelfIssued { return }
            current = authority
        }
        throw .noRevocationList(issuer: current.issuer.description)
    }

    private static func read(
        _ bytes: [UInt8]
    ) throws(PeerRefusal) -> (certificate: Certificate, uris: [String], reference: PeerCertificate) {
        do {
            let certificate = try Certificate(derEncoded: bytes)
            return (certificate, try certificate.uris, try certificate.reference)
        } catch {
            throw .unreadableCertificate(String(describing: error))
        }
    }
}
