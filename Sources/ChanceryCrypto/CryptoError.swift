// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CCrypto

/// Why a key cannot be used, in words for whoever gave it.
public struct CryptoError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }

    /// Adds what libcrypto said last, and forgets the rest of what it said.
    init(library action: String) {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0, let reason = ERR_reason_error_string(code) else {
            description = action
            return
        }
        description = "\(action): \(String(cString: reason))"
    }
}
