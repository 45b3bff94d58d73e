// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
public import ChanceryModel

/// A public key that signatures are checked with.
public struct VerificationKey: Hashable, Sendable {
    private let handle: KeyHandle
    /// SubjectPublicKeyInfo of RFC 5280, in DER.
    public let der: [UInt8]

    public var algorithm: SignatureAlgorithm { handle.algorithm }

    init(_ handle: KeyHandle) {
        self.handle = handle
        der = handle.publicDER
    }

    /// Reads a SubjectPublicKeyInfo.
    public init(der: [UInt8]) throws(CryptoError) {
        let parsed = der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var start = bytes.baseAddress
            let key = d2i_PUBKEY(nil, &start, bytes.count)
            guard let key, let first = bytes.baseAddress, start == first + bytes.count else {
                if let key { EVP_PKEY_free(key) }
                return nil
            }
            return key
        }
        guard let parsed else { throw CryptoError(library: "the bytes are no public key (SubjectPublicKeyInfo)") }
        self.init(try KeyHandle(owning: parsed))
    }

    /// Reads the base64 of a SubjectPublicKeyInfo: the lines between the dashes of a PEM file, joined.
    public init(base64 text: String) throws(CryptoError) {
        guard let der = Base64.decode(text) else { throw CryptoError("the public key is no base64") }
        try self.init(der: der)
    }

    /// Reads a PEM text, `-----BEGIN PUBLIC KEY-----`.
    public init(pem text: String) throws(CryptoError) {
        let lines = text.split(whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(of: "-----BEGIN PUBLIC KEY-----"),
            let last = lines[first...].firstIndex(of: "-----END PUBLIC KEY-----")
        else { throw CryptoError("the text has no \"-----BEGIN PUBLIC KEY-----\" with its end") }
        try self.init(base64: lines[(first + 1)..<last].joined())
    }

    /// An Ed25519 key from its 32 bytes.
    public init(ed25519 bytes: [UInt8]) throws(CryptoError) {
        guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count) else {
            throw CryptoError(library: "an Ed25519 public key has 32 bytes, not \(bytes.count)")
        }
        self.init(try KeyHandle(owning: key))
    }

    public var base64: String { Base64.encode(der) }

    public var pem: String {
        var lines = ["-----BEGIN PUBLIC KEY-----"]
        var rest = Substring(base64)
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        return (lines + ["-----END PUBLIC KEY-----"]).joined(separator: "\n") + "\n"
    }

    /// The 32 bytes of an Ed25519 key; empty for other keys.
    public var rawBytes: [UInt8] { handle.rawPublicKey }

    /// Whether `signature` was made over `message` with the private half. An unreadable signature is no signature.
    public func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        guard EVP_DigestVerifyInit(context, nil, handle.hash, nil, handle.pointer) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    public static func == (left: VerificationKey, right: VerificationKey) -> Bool { left.der == right.der }

    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
