// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryTransparency
internal import Glibc

/// What the log of the store is signed with.
enum LogSigning {
    /// Where the service manager puts what it hands over, as long as the service runs.
    private static let credentials = "/run/credentials/"

    /// `nil` when the configuration names no key: the store then uses, and makes, its own.
    ///
    /// - Throws: `StartupError.configuration`.
    static func signer(_ configuration: ServerConfiguration) throws(StartupError) -> LogSigner? {
        guard let path = configuration.logKeyFile else { return nil }
        return try signer(configuration, path, isOwnerChecked: true)
    }

    /// Reads the key as `signer` will. Root may do so for the daemon's account. A credential is there for the service
    /// itself, while it runs: not beside it, and not for the commands of a reload. It is looked for at the start.
    ///
    /// - Throws: `StartupError.configuration`.
    static func check(_ configuration: ServerConfiguration) throws(StartupError) {
        guard let path = configuration.logKeyFile else { return }
        if path.hasPrefix(credentials), access(path, R_OK) != 0 { return }
        _ = try signer(configuration, path, isOwnerChecked: geteuid() != 0)
    }

    private static func signer(
        _ configuration: ServerConfiguration, _ path: String, isOwnerChecked: Bool
    ) throws(StartupError) -> LogSigner {
        guard let origin = LogOrigin(configuration.logOrigin) else {
            throw .configuration("log.origin", ["\"\(configuration.logOrigin)\" is no name of a log"])
        }
        do {
            return try LogSigner(origin: origin, key: KeyFile.read(path, isOwnerChecked: isOwnerChecked))
        } catch {
            throw .configuration("log.key-file", ["the log cannot be signed: \(error)"])
        }
    }
}
