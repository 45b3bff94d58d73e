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
    /// Who signed each of the authorities, among them; one that nobody else signed stands for itself.
    private let signers: [SigningAuthority: Certificate]

    private static let chainLengthMax = 8

    init(trustDomain: String, authorities: [Certificate], revocation: RevocationLists?, graceSeconds: Int64) {
        self.trustDomain = trustDomain
        self.authorities = authorities
        self.revocation = revocation
        self.graceSeconds = graceSeconds
        var signers: [SigningAuthority: Certificate] = [:]
        for authority in authorities where signers[SigningAuthority(authority)] == nil {
            signers[SigningAuthority(authority)] =
                authorities.first { $0.hasSigned(authority) } ?? (authority.isSelfIssued ? authority : nil)
        }
        self.signers = signers
    }

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
        do {
            let issuer = try DistinguishedName(node: DER.parse(certificate.issuer))
            for authority in authorities where authority.subject == issuer {
                guard let number = revoked(certificate.serialNumber, signer: authority, revocation) else { continue }
                // Several keys may go by one name; whose list it is decides only if its key signed the certificate.
                guard authority.hasSigned(try Certificate(derEncoded: certificate.encoded)) else { continue }
                return .revoked(serialNumber: number.colonHex)
            }
            return nil
        } catch {
            return .unreadableCertificate(String(describing: error))
        }
    }

    /// The serial number that a list has: that of a certificate which `signer` signed, or of an authority above it.
    private func revoked(_ serialNumber: [UInt8], signer: Certificate, _ revocation: RevocationLists) -> [UInt8]? {
        var serialNumber = serialNumber
        for authority in chain(from: signer).authorities {
            if revocation.list(of: authority)?.serialNumbers.contains(serialNumber) == true { return serialNumber }
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
        authorities.first { $0.hasSigned(certificate) }
    }

    /// An authority and those above it.
    ///
    /// - Returns: also whether the last one stands for itself, and none is missing.
    private func chain(from signer: Certificate) -> (authorities: [Certificate], isWhole: Bool) {
        var authorities = [signer]
        var last = SigningAuthority(signer)
        while authorities.count < PeerPolicy.chainLengthMax {
            guard let next = signers[last] else { return (authorities, false) }
            let above = SigningAuthority(next)
            if above == last { return (authorities, true) }
            authorities.append(next)
            last = above
        }
        return (authorities, false)
    }

    /// Looks at the certificate and at every authority above it up to one that signed itself. All of them must be in the
    /// roots file and have a list, so that a list that somebody forgot is seen. The list that counts is the one by the
    /// key that signed the certificate, not another one under the same name.
    private func check(
        _ certificate: Certificate, in revocation: RevocationLists, at now: Instant
    ) throws(PeerRefusal) {
        guard let signer = authority(above: certificate) else {
            throw .noRevocationList(issuer: certificate.issuer.description)
        }
        let chain = chain(from: signer)
        var current = certificate
        for authority in chain.authorities {
            let issuer = authority.subject.description
            guard let list = revocation.list(of: authority) else { throw .noRevocationList(issuer: issuer) }
            guard now < list.nextUpdate.adding(seconds: graceSeconds) else {
                throw .staleRevocationList(issuer: issuer, since: list.nextUpdate)
            }
            guard !list.serialNumbers.contains(current.serialBytes) else {
                throw .revoked(serialNumber: current.serialBytes.colonHex)
            }
            current = authority
        }
        guard chain.isWhole else { throw .noRevocationList(issuer: current.issuer.description) }
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
