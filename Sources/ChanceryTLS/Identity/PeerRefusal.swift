// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Why a peer with a certificate that the roots vouch for is sent away all the same.
public enum PeerRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case noCertificate
    case unreadableCertificate(String)
    case noIdentity
    case severalIdentities(Int)
    case malformedIdentity(String)
    case foreignTrustDomain(String, expected: String)
    case unknownRole(String)
    case expired(Instant)
    case revoked(serialNumber: String)
    case noRevocationList(issuer: String)
    case staleRevocationList(issuer: String, since: Instant)

    /// A short name that never changes, for counters and logs.
    public var name: String {
        switch self {
        case .noCertificate: "no-certificate"
        case .unreadableCertificate: "unreadable-certificate"
        case .noIdentity: "no-identity"
        case .severalIdentities: "several-identities"
        case .malformedIdentity: "malformed-identity"
        case .foreignTrustDomain: "foreign-trust-domain"
        case .unknownRole: "unknown-role"
        case .expired: "expired"
        case .revoked: "revoked"
        case .noRevocationList: "no-revocation-list"
        case .staleRevocationList: "stale-revocation-list"
        }
    }

    public var description: String {
        switch self {
        case .noCertificate:
            "the peer gave no certificate"
        case .unreadableCertificate(let problem):
            "the certificate cannot be read: \(problem)"
        case .noIdentity:
            "the certificate has no URI among its alternative names; it needs one spiffe://TRUST-DOMAIN/ROLE/NAME"
        case .severalIdentities(let count):
            "the certificate has \(count) URIs among its alternative names; it may have one"
        case .malformedIdentity(let uri):
            "the certificate's URI \(uri.printable) is not of the form spiffe://TRUST-DOMAIN/ROLE/NAME"
        case .foreignTrustDomain(let domain, let expected):
            "the certificate is of the trust domain \(domain.printable), not \(expected)"
        case .unknownRole(let role):
            "the certificate's role \(role.printable) is none of office, leader, ministry, auditor, operator"
        case .expired(let end):
            "the certificate ended at \(end.rfc3339(in: .utc))"
        case .revoked(let serialNumber):
            "the certificate with the serial number \(serialNumber) is revoked"
        case .noRevocationList(let issuer):
            "there is no revocation list of the issuer \(issuer.printable), and revocation lists are demanded"
        case .staleRevocationList(let issuer, let since):
            "the revocation list of \(issuer.printable) ended at \(since.rfc3339(in: .utc)); install a newer one"
        }
    }
}

extension String {
    /// Quoted, without control characters, and short: fit for a log line whatever a peer put in.
    fileprivate var printable: String {
        let plain = unicodeScalars.prefix(200).map { $0.value >= 0x20 && $0.value != 0x7f ? String($0) : "?" }
        return "\"" + plain.joined() + "\""
    }
}
