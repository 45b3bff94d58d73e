// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryTransparency

/// The public keys of the daemon's log.
struct LogKeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Public key of the log: a PEM file, or NAME+HASH+BASE64 as ‘chanceryd verify’ prints it. Repeat it for a log \
            whose key was changed.
            """,
            valueName: "key"))
    var logKey: [String]

    func read() throws -> LogKeys { LogKeys(keys: try logKey.map(key)) }

    private func key(_ text: String) throws -> LogKeys.Key {
        do {
            if let verifier = try LogVerifier(vkey: text) {
                return LogKeys.Key(key: verifier.key, origin: verifier.origin)
            }
            guard let bytes = try WholeFile.read(text, bytesMax: 16 << 10) else {
                throw Problem(.usage, "--log-key \(text) is no file, and not of the form NAME+HASH+BASE64")
            }
            let key = try VerificationKey(pem: String(decoding: bytes, as: UTF8.self))
            return LogKeys.Key(key: key, origin: nil)
        } catch let error as CryptoError {
            throw Problem(.usage, "--log-key \(text): \(error)")
        }
    }
}

/// The keys that a log was signed with, each with the name of the log where the key came with it. A head must be signed
/// with one of them.
struct LogKeys: Sendable {
    struct Key: Sendable {
        let key: VerificationKey
        let origin: LogOrigin?
    }

    let keys: [Key]

    /// What checks a head: by the name that came with a key, or else by the one that the head has.
    func verifiers(of head: Checkpoint) throws(CryptoError) -> [LogVerifier] {
        try keys.map { key throws(CryptoError) in try LogVerifier(origin: key.origin ?? head.origin, key: key.key) }
    }
}
