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

    /// Whether the authorities vouch for a certificate: one of them signed it, and above that one they lead to one that
    /// issued itself, as the TLS library asks. `nil` when none of them signed it, as a peer may bring the authority
    /// between along.
    func vouches(for certificate: PeerCertificate) -> Bool? {
        var current: Certificate
        do { current = try Certificate(derEncoded: certificate.encoded) } catch { return false }
        for depth in 0..<PeerPolicy.chainLengthMax {
            guard let authority = authority(above: current) else { return depth == 0 ? nil : false }
            if authority.isSelfIssued { return true }
            current = authority
        }
        return false
    }

    /// Whether an authority that was among those of `earlier` is not among these.
    func lacksAuthority(of earlier: PeerPolicy) -> Bool { !Set(earlier.authorities).isSubset(of: authorities) }

    private func authority(above certificate: Certificate) -> Certificate? {
        authorities.first {
            $0.subject == certificate.issuer && $0.publicKey.isValidSignature(certificate.signature, for: certificate)
        }
    }

    /// Looks at the certificate and at every authority above it up to one that issued itself. All of them must be in the
    /// roots file and have a list, so that a list that somebody forgot is seen.
    private func check(
        _ certificate: Certificate, in revocation: RevocationLists, at now: Instant
    ) throws(PeerRefusal) {
        var current = certificate
        for _ in 0..<PeerPolicy.chainLengthMax {
            let issuer = current.issuer.description
            guard let list = revocation.list(of: current.issuer), let authority = authority(above: current) else {
                throw .noRevocationList(issuer: issuer)
            }
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
            return (certificate, try certificate.uris, try certificate.reference(bytes))
        } catch {
            throw .unreadableCertificate(String(describing: error))
        }
    }
}
