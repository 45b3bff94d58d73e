// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryTransparency

/// The public key of the daemon's log.
struct LogKeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Public key of the log: a PEM file, or NAME+HASH+BASE64 as ‘chanceryd verify’ prints it.",
            valueName: "key"))
    var logKey: String

    func read() throws -> LogKey {
        do {
            if let verifier = try LogVerifier(vkey: logKey) {
                return LogKey(key: verifier.key, origin: verifier.origin)
            }
            guard let bytes = try WholeFile.read(logKey, bytesMax: 16 << 10) else {
                throw Problem(.usage, "--log-key \(logKey) is no file, and not of the form NAME+HASH+BASE64")
            }
            let key = try VerificationKey(pem: String(decoding: bytes, as: UTF8.self))
            return LogKey(key: key, origin: nil)
        } catch let error as CryptoError {
            throw Problem(.usage, "--log-key \(logKey): \(error)")
        }
    }
}

/// A key, and the name of the log where the key came with it.
struct LogKey: Sendable {
    let key: VerificationKey
    let origin: LogOrigin?

    /// What checks a head: by the name that came with the key, or else by the one that the head has.
    func verifier(of head: Checkpoint) throws(CryptoError) -> LogVerifier {
        try LogVerifier(origin: origin ?? head.origin, key: key)
    }
}
