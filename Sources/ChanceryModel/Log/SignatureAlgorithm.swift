// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How something is signed. The raw values stand in catalogues, files and on the wire.
public enum SignatureAlgorithm: String, CaseIterable, Hashable, Sendable {
    /// Ed25519 of RFC 8032: 64 bytes.
    case ed25519
    /// ECDSA on P-256 with SHA-256 (FIPS 186-5), in the DER form of RFC 3279: up to 72 bytes.
    case ecdsaP256 = "ecdsa-p256"
}

/// What an office put under its report.
public struct ReportSignature: Hashable, Sendable {
    /// Bytes of a signature; both algorithms stay below.
    public static let valueBytesMax = 128

    public let algorithm: SignatureAlgorithm
    /// Id of one of the office's keys in the catalogue.
    public let keyID: String
    /// Over the submitted report bytes.
    public let value: [UInt8]

    public init(algorithm: SignatureAlgorithm, keyID: String, value: [UInt8]) {
        self.algorithm = algorithm
        self.keyID = keyID
        self.value = value
    }

    /// As stores keep it: the name of the algorithm and the id of the key, a line each, and the value.
    public var stored: [UInt8] {
        Array(algorithm.rawValue.utf8) + [0x0A] + Array(keyID.utf8) + [0x0A] + value
    }

    /// Reads what `stored` gives.
    public init?(stored bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3,
            let algorithm = SignatureAlgorithm(rawValue: String(decoding: parts[0], as: UTF8.self))
        else { return nil }
        self.init(algorithm: algorithm, keyID: String(decoding: parts[1], as: UTF8.self), value: Array(parts[2]))
    }
}
