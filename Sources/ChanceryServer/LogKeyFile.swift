// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import Foundation

/// The public keys of a log, as an operator keeps them.
enum LogKeyFile {
    /// - Parameter paths: files in PEM: every key that the log was signed with.
    /// - Returns: `nil` for no files: then the keys count that the store names.
    /// - Throws: `StartupError.configuration` when one cannot be read.
    static func read(_ paths: [String]) throws(StartupError) -> [VerificationKey]? {
        var keys: [VerificationKey] = []
        for path in paths {
            do {
                keys.append(try VerificationKey(pem: String(contentsOfFile: path, encoding: .utf8)))
            } catch {
                throw .configuration("--key", ["\(path) is no public key: \(error)"])
            }
        }
        return keys.isEmpty ? nil : keys
    }
}
