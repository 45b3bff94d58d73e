// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryTransparency

/// What the log of the store is signed with.
enum LogSigning {
    /// `nil` when the configuration names neither a key nor another origin: the store then uses, and makes, its own key.
    static func signer(_ configuration: ServerConfiguration) throws(StartupError) -> LogSigner? {
        guard let path = configuration.logKeyFile else { return nil }
        guard let origin = LogOrigin(configuration.logOrigin) else {
            throw .configuration("log.origin", ["\"\(configuration.logOrigin)\" is no name of a log"])
        }
        do {
            return try LogSigner(origin: origin, key: KeyFile.read(path))
        } catch {
            throw .store("the log cannot be signed: log.key-file: \(error)")
        }
    }
}
