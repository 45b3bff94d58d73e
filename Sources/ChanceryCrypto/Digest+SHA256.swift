// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto
public import ChanceryModel

extension Digest {
    /// SHA-256 of `bytes`.
    public static func sha256(of bytes: [UInt8]) -> Digest { sha256(bytes, [], []) }

    /// SHA-256 of up to three parts, one after the other.
    public static func sha256(_ first: [UInt8], _ second: [UInt8], _ third: [UInt8] = []) -> Digest {
        let hash = [UInt8](unsafeUninitializedCapacity: Digest.byteCount) { output, count in
            first.withUnsafeBytes { first in
                second.withUnsafeBytes { second in
                    third.withUnsafeBytes { third in
                        chancery_sha256_parts(
                            first.baseAddress, first.count, second.baseAddress, second.count, third.baseAddress,
                            third.count, output.baseAddress)
                    }
                }
            }
            count = Digest.byteCount
        }
        guard let digest = Digest(bytes: hash) else { preconditionFailure("SHA-256 has 32 bytes") }
        return digest
    }
}
