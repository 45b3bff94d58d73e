// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import SwiftASN1
internal import X509

/// The host name that a server's certificate must be made out to.
///
/// The TLS library also takes a certificate that names the address of the connection. Where a name was asked for, that
/// is not enough: whoever answers for the name decides about the address.
struct ServerName: Sendable {
    private let name: String

    init(_ name: String) {
        self.name = ServerName.normal(name)
    }

    struct Mismatch: Error, CustomStringConvertible { let description: String }

    /// - Throws: `Mismatch` with the names that the certificate has.
    func check(derEncoded bytes: [UInt8]) throws {
        let certificate = try Certificate(derEncoded: bytes)
        let names = try (certificate.extensions.subjectAlternativeNames ?? SubjectAlternativeNames()).compactMap {
            name in
            if case .dnsName(let text) = name { text } else { nil }
        }
        guard !names.contains(where: matches) else { return }
        let list = names.isEmpty ? "no host name" : names.prefix(8).joined(separator: ", ")
        throw Mismatch(
            description:
                "the server's certificate is made out to \(list), not to \(name); connect to a name of its, or "
                + "give one with --server-name")
    }

    /// RFC 6125, 6.4: without regard to case; `*` stands for the whole first label, and only there.
    func matches(_ pattern: String) -> Bool {
        let pattern = ServerName.normal(pattern)
        if pattern == name { return !name.isEmpty }
        guard pattern.hasPrefix("*."), let point = name.firstIndex(of: "."), point != name.startIndex else {
            return false
        }
        let domain = pattern.dropFirst(2)
        return domain.contains(".") && !domain.contains("*") && name[name.index(after: point)...] == domain
    }

    private static func normal(_ name: String) -> String {
        let lower = name.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
