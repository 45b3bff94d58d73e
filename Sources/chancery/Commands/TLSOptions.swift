// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import FoundationEssentials

/// The files with which this client proves who it is. Each also comes from an environment variable.
struct TLSOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "This client's certificate, in PEM; also CHANCERY_TLS_CERTIFICATE. Without it the client speaks no TLS, and only "
                + "with this machine.",
            valueName: "file"))
    var tlsCertificate: String?

    @Option(
        help: ArgumentHelp("The certificate's private key, in PEM; also CHANCERY_TLS_KEY.", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "The authorities that vouch for the server, in PEM; also CHANCERY_TLS_ROOTS.", valueName: "file"))
    var tlsRoots: String?

    @Option(
        help: ArgumentHelp(
            "The name in the server's certificate, when it is not the host of --server; also CHANCERY_TLS_SERVER_NAME.",
            valueName: "name"))
    var serverName: String?

    /// `nil` for none at all; some without the others are a mistake.
    func credentials() throws -> ClientCredentials? {
        let files = [
            ("--tls-certificate", tlsCertificate ?? TLSOptions.environment("CHANCERY_TLS_CERTIFICATE")),
            ("--tls-key", tlsKey ?? TLSOptions.environment("CHANCERY_TLS_KEY")),
            ("--tls-roots", tlsRoots ?? TLSOptions.environment("CHANCERY_TLS_ROOTS")),
        ]
        let name = serverName ?? TLSOptions.environment("CHANCERY_TLS_SERVER_NAME")
        let missing = files.filter { $0.1 == nil }.map(\.0)
        guard missing.count < files.count else {
            guard name == nil else { throw ValidationError("--server-name goes with --tls-certificate.") }
            return nil
        }
        guard let certificate = files[0].1, let key = files[1].1, let roots = files[2].1 else {
            throw ValidationError(
                "TLS needs a certificate, its key and the roots; \(missing.joined(separator: " and ")) "
                    + "\(missing.count == 1 ? "is" : "are") missing.")
        }
        return ClientCredentials(certificate: certificate, key: key, roots: roots, serverName: name)
    }

    private static func environment(_ name: String) -> String? {
        let text = ProcessInfo.processInfo.environment[name]
        return text?.isEmpty == true ? nil : text
    }
}
