// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Reads an identity from the URIs of a certificate: `spiffe://TRUST-DOMAIN/ROLE/NAME`, exactly one.
///
/// The form is that of the SPIFFE ID standard: lower-case scheme and trust domain, no port, user, query or fragment.
public enum IdentityName {
    static let uriBytesMax = 2048
    static let nameBytesMax = 128

    /// - Parameter uris: every URI among the subject alternative names, in the order of the certificate.
    /// - Throws: `PeerRefusal`, never anything that could be taken for an identity.
    public static func identity(inURIs uris: [String], trustDomain: String) throws(PeerRefusal) -> PeerIdentity {
        guard let uri = uris.first else { throw .noIdentity }
        guard uris.count == 1 else { throw .severalIdentities(uris.count) }
        guard uri.utf8.count <= uriBytesMax else { throw .malformedIdentity("a URI of \(uri.utf8.count) bytes") }
        let scheme = "spiffe://"
        guard uri.hasPrefix(scheme) else { throw .malformedIdentity(uri) }
        let parts = uri.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, isPlain(parts[0]), isPlain(parts[1]), isPlain(parts[2]) else {
            throw .malformedIdentity(uri)
        }
        guard parts[0] == trustDomain else { throw .foreignTrustDomain(String(parts[0]), expected: trustDomain) }
        guard let role = PeerRole(rawValue: String(parts[1])), role != .unrestricted else {
            throw .unknownRole(String(parts[1]))
        }
        return PeerIdentity(role: role, name: String(parts[2]))
    }

    /// The URI of an identity.
    public static func uri(of identity: PeerIdentity, trustDomain: String) -> String {
        "spiffe://\(trustDomain)/\(identity.role.rawValue)/\(identity.name)"
    }

    /// Whether a text can be a trust domain: what `isPlain` takes, without upper case.
    public static func isTrustDomain(_ text: String) -> Bool {
        isPlain(text) && text.utf8.allSatisfy { !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// Letters, digits, points, hyphens and underscores, and not only points.
    private static func isPlain(_ text: some StringProtocol) -> Bool {
        (1...nameBytesMax).contains(text.utf8.count) && text.utf8.contains { $0 != UInt8(ascii: ".") }
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
