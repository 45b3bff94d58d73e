// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One key of the configuration, with what it takes.
struct ConfigurationKey: Sendable {
    enum Kind: Sendable {
        case text
        case count(ClosedRange<Int>)
    }

    /// When a changed value begins to hold.
    enum Effect: String, Sendable {
        case restart
        case reload
    }

    let name: String
    let kind: Kind
    /// As it stands in the reference.
    let defaultValue: String
    let meaning: String
    var effect = Effect.restart

    /// The variable of the environment that sets it: `CHANCERYD_LIMITS_IN_FLIGHT` for `limits.in-flight`.
    var environmentName: String {
        ConfigurationLayer.environmentPrefix + String(name.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// The key that a misspelt one may mean, as the end of a message.
    static func suggestion(for name: String) -> String {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        guard !name.isEmpty, let near = all.first(where: { $0.name.hasSuffix(last) || $0.name.hasPrefix(name) }) else {
            return ""
        }
        return "; did you mean \(near.name)?"
    }
}

extension ConfigurationKey {
    /// All keys, in the order of the reference.
    static let all: [ConfigurationKey] = [
        ConfigurationKey(
            name: "listen.address", kind: .text, defaultValue: "none",
            meaning: "Address and port for ttrpc over TLS, such as `0.0.0.0:7420` or `[::]:7420`; needs "
                + "`tls.certificate`, `tls.key` and `tls.roots`. `none` for no TLS."),
        ConfigurationKey(
            name: "listen.plaintext-address", kind: .text, defaultValue: "none",
            meaning: "Loopback address and port for ttrpc without TLS. Whoever connects may do everything: for trying "
                + "out and for rehearsals."),
        ConfigurationKey(
            name: "listen.unix-socket", kind: .text, defaultValue: "none",
            meaning: "Path of a unix socket for ttrpc, for operators of this machine; `none` for no socket."),
        ConfigurationKey(
            name: "tls.certificate", kind: .text, defaultValue: "none",
            meaning: "PEM file with the server's certificate, then the intermediate authorities. Read again at a "
                + "reload, as are the other three files."),
        ConfigurationKey(
            name: "tls.key", kind: .text, defaultValue: "none",
            meaning: "PEM file with the private key, without a passphrase; not readable by everybody."),
        ConfigurationKey(
            name: "tls.roots", kind: .text, defaultValue: "none",
            meaning: "PEM file with the authorities that vouch for peers; with `tls.revocation-list` the intermediate "
                + "ones too."),
        ConfigurationKey(
            name: "tls.revocation-list", kind: .text, defaultValue: "none",
            meaning: "File with the revocation lists of all these authorities, in PEM, or one list in DER; `none` "
                + "checks no revocation."),
        ConfigurationKey(
            name: "tls.revocation-grace-hours", kind: .count(0...8760), defaultValue: "0",
            meaning: "How long a revocation list counts after its end, in hours. After that new connections are "
                + "refused."),
        ConfigurationKey(
            name: "tls.handshake-seconds", kind: .count(1...60), defaultValue: "10",
            meaning: "A TLS handshake that takes longer is cut off, in seconds."),
        ConfigurationKey(
            name: "tls.handshakes", kind: .count(1...100_000), defaultValue: "256",
            meaning: "Most TLS handshakes under way; further connections are closed at once."),
        ConfigurationKey(
            name: "identity.trust-domain", kind: .text, defaultValue: "chancery",
            meaning: "Trust domain of the identities in certificates: `spiffe://TRUST-DOMAIN/ROLE/NAME`."),
        ConfigurationKey(
            name: "identity.operator-group", kind: .text, defaultValue: "none",
            meaning: "Group of this machine whose members are operators on the unix socket, besides root and the "
                + "daemon's own account."),
        ConfigurationKey(
            name: "store.directory", kind: .text, defaultValue: "(mandatory)",
            meaning: "Folder of the store. It is made when it is missing; one daemon owns it at a time."),
        ConfigurationKey(
            name: "store.free-bytes-min", kind: .count(0...1_099_511_627_776), defaultValue: "67108864",
            meaning: "Bytes that must be free on the store's volume. With less, what would be stored is refused with a "
                + "time to try again, before the disk is full; 0 keeps no reserve."),
        ConfigurationKey(
            name: "metrics.address", kind: .text, defaultValue: "none",
            meaning: "Loopback address and port that answers `GET /metrics`, `/live` and `/ready`; `none` for none."),
        ConfigurationKey(
            name: "catalogue.directory", kind: .text, defaultValue: "none",
            meaning: "Folder of catalogue files, installed at the start as a new version unless it equals the "
                + "current one; `none` keeps the installed catalogue."),
        ConfigurationKey(
            name: "ingest.lanes", kind: .count(1...64), defaultValue: "1",
            meaning: "Serial lanes that decode and validate. Each takes 16 MiB of decode memory at most."),
        ConfigurationKey(
            name: "query.lanes", kind: .count(1...64), defaultValue: "1",
            meaning: "Serial lanes that read and consolidate. Each takes 16 MiB of decode memory at most."),
        ConfigurationKey(
            name: "transport.event-loops", kind: .count(1...64), defaultValue: "1",
            meaning: "Threads that serve connections."),
        ConfigurationKey(
            name: "limits.connections", kind: .count(1...100_000), defaultValue: "1024",
            meaning: "Most connections at once; further ones wait in the kernel's backlog."),
        ConfigurationKey(
            name: "limits.request-bytes", kind: .count(1_114_112...15_728_630), defaultValue: "4194304",
            meaning: "Longest request and longest answer, in bytes; a page of figures takes 1 MiB."),
        ConfigurationKey(
            name: "limits.in-flight", kind: .count(1...1_000_000), defaultValue: "4096",
            meaning: "Most submissions under way in all."),
        ConfigurationKey(
            name: "limits.in-flight-bytes", kind: .count(1_048_576...1_073_741_824), defaultValue: "33554432",
            meaning: "Most bytes of submissions under way in all."),
        ConfigurationKey(
            name: "limits.in-flight-per-office", kind: .count(1...1_000_000), defaultValue: "256",
            meaning: "Most submissions of one office under way."),
        ConfigurationKey(
            name: "limits.commit-batch", kind: .count(1...4096), defaultValue: "256",
            meaning: "Most reports in one commit."),
        ConfigurationKey(
            name: "limits.idle-seconds", kind: .count(1...86_400), defaultValue: "300",
            meaning: "A connection without a call and without a byte for so long is closed, in seconds."),
        ConfigurationKey(
            name: "limits.frame-seconds", kind: .count(1...3600), defaultValue: "60",
            meaning: "A request that has begun to arrive must be complete within so long, or its connection is closed, "
                + "in seconds."),
        ConfigurationKey(
            name: "drain.seconds", kind: .count(1...3600), defaultValue: "30",
            meaning: "How long a stop waits for calls under way, in seconds."),
        ConfigurationKey(
            name: "log.level", kind: .text, defaultValue: "info",
            meaning: "Least level that is logged: trace, debug, info, notice, warning, error or critical.",
            effect: .reload),
        ConfigurationKey(
            name: "log.key-file", kind: .text, defaultValue: "none",
            meaning:
                "Private key (Ed25519, PKCS #8 in PEM, mode 0600 or a credential of the service manager) that signs "
                + "the heads of the log; `none` for `log-key.pem` in the store's folder, made at the first start."),
        ConfigurationKey(
            name: "log.origin", kind: .text, defaultValue: ServerConfiguration.defaultLogOrigin,
            meaning: "Name under which the log is signed with `log.key-file`, such as `log.example.vn/chancery`."),
    ]
}
