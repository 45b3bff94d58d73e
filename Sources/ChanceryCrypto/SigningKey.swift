// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
public import ChanceryModel

/// A private key that signs.
public struct SigningKey: Sendable {
    private let handle: KeyHandle
    public let publicKey: VerificationKey

    public var algorithm: SignatureAlgorithm { handle.algorithm }

    private init(_ handle: KeyHandle) {
        self.handle = handle
        publicKey = VerificationKey(handle)
    }

    /// Makes a new key from the system's randomness.
    public static func generate(_ algorithm: SignatureAlgorithm) throws(CryptoError) -> SigningKey {
        let kind = algorithm == .ed25519 ? EVP_PKEY_ED25519 : EVP_PKEY_EC
        guard let context = EVP_PKEY_CTX_new_id(kind, nil) else {
            throw CryptoError(library: "libcrypto cannot make a key")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1,
            algorithm == .ed25519 || EVP_PKEY_CTX_set_group_name(context, "prime256v1") == 1,
            EVP_PKEY_generate(context, &key) == 1, let key
        else { throw CryptoError(library: "libcrypto cannot make a key") }
        return SigningKey(try KeyHandle(owning: key))
    }

    /// Reads a PEM text, `-----BEGIN PRIVATE KEY-----` (PKCS #8), that is not encrypted.
    public init(pem text: String) throws(CryptoError) {
        // Without a callback libcrypto would ask a terminal for the passphrase of an encrypted key.
        let noPassphrase:
            @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 =
                { _, _, _, _ in -1 }
        // The buffer reads the bytes where they are, so that they must stay there until the key was read.
        let key = Array(text.utf8).withUnsafeBytes { bytes -> OpaquePointer? in
            guard let buffer = BIO_new_mem_buf(bytes.baseAddress, Int32(truncatingIfNeeded: bytes.count)) else {
                return nil
            }
            defer { BIO_free(buffer) }
            return PEM_read_bio_PrivateKey(buffer, nil, noPassphrase, nil)
        }
        guard let key else {
            throw CryptoError(
                library: "the text is no private key in PEM (\"-----BEGIN PRIVATE KEY-----\") without a passphrase")
        }
        self.init(try KeyHandle(owning: key))
    }

    /// PKCS #8 in PEM, not encrypted.
    public var pem: String {
        get throws(CryptoError) {
            guard let buffer = BIO_new(BIO_s_mem()) else { throw CryptoError(library: "libcrypto has no memory") }
            defer { BIO_free(buffer) }
            guard PEM_write_bio_PKCS8PrivateKey(buffer, handle.pointer, nil, nil, 0, nil, nil) == 1 else {
                throw CryptoError(library: "the key cannot be written as PEM")
            }
            var text: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1024)
            while true {
                let count = BIO_read(buffer, &chunk, Int32(chunk.count))
                guard count > 0 else { break }
                text += chunk.prefix(Int(count))
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Signs `message`: 64 bytes for Ed25519, a DER form of up to 72 for P-256.
    public func signature(of message: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw CryptoError(library: "libcrypto has no memory") }
        defer { EVP_MD_CTX_free(context) }
        var count = ReportSignature.valueBytesMax
        var bytes = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSignInit(context, nil, handle.hash, nil, handle.pointer) == 1,
            EVP_DigestSign(context, &bytes, &count, message, message.count) == 1
        else { throw CryptoError(library: "the message cannot be signed") }
        return Array(bytes.prefix(count))
    }
}
