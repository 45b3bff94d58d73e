// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
public import ChanceryModel

extension Digest {
    /// SHA-256 of `bytes`.
    public static func sha256(of bytes: [UInt8]) -> Digest {
        var hash = [UInt8](repeating: 0, count: Digest.byteCount)
        bytes.withUnsafeBufferPointer { input in
            _ = SHA256(input.baseAddress, input.count, &hash)
        }
        guard let digest = Digest(bytes: hash) else { preconditionFailure("SHA-256 has 32 bytes") }
        return digest
    }
}
