// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
public import ChanceryModel

/// SHA-256 of what comes piece by piece, such as a file that does not fit into memory.
public final class StreamDigest {
    private let context: OpaquePointer
    /// Whether libcrypto took everything that came.
    private var isWhole = true

    /// `nil` when libcrypto has no memory.
    public init?() {
        guard let context = EVP_MD_CTX_new() else { return nil }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            return nil
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        if EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) != 1 { isWhole = false }
    }

    /// The digest of all that came; `nil` when libcrypto failed meanwhile. To be asked once.
    public func finish() -> Digest? {
        guard isWhole else { return nil }
        let hash = [UInt8](unsafeUninitializedCapacity: Digest.byteCount) { output, count in
            count = EVP_DigestFinal_ex(context, output.baseAddress, nil) == 1 ? Digest.byteCount : 0
        }
        return Digest(bytes: hash)
    }
}
