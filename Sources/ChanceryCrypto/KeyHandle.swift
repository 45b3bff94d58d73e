// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
internal import ChanceryModel

/// A key of libcrypto, freed with this object.
///
/// `@unchecked Sendable`: nothing changes the key after `init`, and libcrypto counts its references atomically and makes
/// a context of its own for every signature and every check.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let algorithm: SignatureAlgorithm

    /// Takes the key over.
    ///
    /// - Throws: `CryptoError` for a key of another kind.
    init(owning pointer: OpaquePointer) throws(CryptoError) {
        self.pointer = pointer
        switch EVP_PKEY_get_base_id(pointer) {
        case EVP_PKEY_ED25519: algorithm = .ed25519
        case EVP_PKEY_EC where KeyHandle.group(pointer) == "prime256v1": algorithm = .ecdsaP256
        default:
            let kind = EVP_PKEY_get0_type_name(pointer).map { String(cString: $0) } ?? "unknown"
            EVP_PKEY_free(pointer)
            throw CryptoError("the key is of the kind \(kind); Ed25519 and ECDSA on P-256 are taken")
        }
    }

    deinit { EVP_PKEY_free(pointer) }

    /// SubjectPublicKeyInfo of RFC 5280, in DER.
    var publicDER: [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let count = i2d_PUBKEY(pointer, &output)
        guard count > 0, let output else { return [] }
        // libcrypto's own allocator made it, so its own must free it.
        defer { CRYPTO_free(output, nil, 0) }
        return Array(UnsafeBufferPointer(start: output, count: Int(count)))
    }

    /// The 32 bytes of an Ed25519 public key; empty for other keys.
    var rawPublicKey: [UInt8] {
        var count = 32
        var bytes = [UInt8](repeating: 0, count: count)
        guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1, count == 32 else {
            ERR_clear_error()
            return []
        }
        return bytes
    }

    /// `nil` for Ed25519, which hashes by itself.
    var hash: OpaquePointer? { algorithm == .ed25519 ? nil : EVP_sha256() }

    private static func group(_ pointer: OpaquePointer) -> String {
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(pointer, &name, name.count, &count) == 1 else { return "" }
        return String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
