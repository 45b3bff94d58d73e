// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import ChanceryTelemetry
internal import Foundation

/// Which daemon, or which store without one, a command of the operator works on.
struct StoreTarget: ParsableArguments {
    @Option(help: ArgumentHelp("The running daemon: unix:PATH, or an address and port.", valueName: "address"))
    var server: String?

    @Option(
        help: ArgumentHelp(
            "An operator's certificate, in PEM, where --server is a listener with TLS; with --tls-key and --tls-roots.",
            valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("The authorities that vouch for the daemon, in PEM.", valueName: "file"))
    var tlsRoots: String?

    @Option(
        help: ArgumentHelp(
            "The name in the daemon's certificate, when it is not the host of --server.", valueName: "name"))
    var serverName: String?

    @Option(help: ArgumentHelp("The store of a daemon that is stopped.", valueName: "directory"))
    var store: String?

    @OptionGroup var settings: ConfigurationOptions

    func validate() throws {
        guard server == nil || store == nil else { throw ValidationError("give either --server or --store") }
        let files = [tlsCertificate, tlsKey, tlsRoots].compactMap(\.self)
        guard files.count == 3 || (files.isEmpty && serverName == nil) else {
            throw ValidationError(
                "TLS needs --tls-certificate, --tls-key and --tls-roots; --server-name goes with them")
        }
        guard files.isEmpty || server != nil else { throw ValidationError("--tls-certificate goes with --server") }
    }

    private var credentials: OperatorCredentials? {
        guard let tlsCertificate, let tlsKey, let tlsRoots else { return nil }
        return OperatorCredentials(
            certificate: tlsCertificate, key: tlsKey, roots: tlsRoots, serverName: serverName)
    }

    /// The daemon that --server names, or the configuration, or the one of the package.
    func client() throws -> OperatorClient {
        if let server { return try OperatorClient(server: server, credentials: credentials) }
        if FileManager.default.fileExists(atPath: OperatorClient.packagedSocket), settings.config == nil {
            return try OperatorClient(server: "unix:" + OperatorClient.packagedSocket)
        }
        let configuration = try settings.sources.read().configuration
        if let path = configuration.unixSocketPath { return try OperatorClient(server: "unix:" + path) }
        if let address = configuration.plaintextAddress { return try OperatorClient(server: address.description) }
        return try OperatorClient(server: "unix:" + OperatorClient.packagedSocket)
    }
}

/// Runs what a command does, prints what it says, and turns what it throws into a message and an exit status.
enum OperatorCommand {
    static func run(_ body: () async throws -> String) async throws {
        do {
            StandardStream.output.write(try await body())
        } catch let error as OperatorError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        } catch let error as BackupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(1)
        } catch let error as StartupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }
}
