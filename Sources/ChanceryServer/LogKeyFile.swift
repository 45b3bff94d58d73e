// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import Foundation

/// The public key of a log.
typealias LogKey = VerificationKey

/// The public key of a log, as an operator keeps it.
enum LogKeyFile {
    /// - Parameter path: a file in PEM; `nil` for none.
    /// - Throws: `StartupError.configuration` when it cannot be read.
    static func read(_ path: String?) throws(StartupError) -> LogKey? {
        guard let path else { return nil }
        do {
            return try VerificationKey(pem: String(contentsOfFile: path, encoding: .utf8))
        } catch {
            throw .configuration("--key", ["\(path) is no public key: \(error)"])
        }
    }
}
