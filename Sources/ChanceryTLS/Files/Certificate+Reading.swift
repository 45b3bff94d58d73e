// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import SwiftASN1
internal import X509

extension Certificate {
    /// The first moment at which the certificate does not count any more. The last second of its validity counts whole.
    var expiresAt: Instant { Instant(notValidAfter).adding(seconds: 1) }

    var countsFrom: Instant { Instant(notValidBefore) }

    var isSelfIssued: Bool { issuer == subject }

    /// Whether this certificate's key signed another certificate, which names it as its issuer.
    func hasSigned(_ other: Certificate) -> Bool {
        subject == other.issuer && publicKey.isValidSignature(other.signature, for: other)
    }

    /// Whether the certificate may sign others. Without the extension it may not, as in RFC 5280, 4.2.1.9.
    var isAuthority: Bool {
        get throws {
            guard case .isCertificateAuthority = try extensions.basicConstraints else { return false }
            guard let usage = try extensions.keyUsage else { return true }
            return usage.keyCertSign
        }
    }

    /// The URIs among the subject alternative names.
    var uris: [String] {
        get throws {
            try (extensions.subjectAlternativeNames ?? SubjectAlternativeNames()).compactMap { name in
                if case .uniformResourceIdentifier(let uri) = name { uri } else { nil }
            }
        }
    }

    /// Without leading zeros.
    var serialBytes: [UInt8] { serialNumber.bytes.withoutLeadingZeros }

    /// - Parameter bytes: the certificate as the peer showed it.
    func reference(_ bytes: [UInt8]) throws -> PeerCertificate {
        PeerCertificate(
            issuer: try issuer.derBytes, serialNumber: serialBytes, expiresAt: expiresAt, encoded: bytes)
    }
}

extension DistinguishedName {
    init(node: ASN1Node) throws {
        // Of two initializers the compiler would choose the deprecated one; the type here leaves one.
        let read: (ASN1Node) throws -> DistinguishedName = DistinguishedName.init(derEncoded:)
        self = try read(node)
    }

    var derBytes: [UInt8] {
        get throws {
            var serializer = DER.Serializer()
            try serializer.serialize(self)
            return serializer.serializedBytes
        }
    }
}

extension Collection where Element == UInt8 {
    var withoutLeadingZeros: [UInt8] { Array(drop { $0 == 0 }) }

    /// Two hexadecimal digits for each byte, with colons, as openssl prints serial numbers.
    var colonHex: String {
        map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }
}

extension Instant {
    init(_ date: Date) {
        self.init(microsecondsSinceEpoch: Int64(date.timeIntervalSince1970.rounded()) * 1_000_000)
    }
}
