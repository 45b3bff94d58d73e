// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import ChanceryTelemetry

/// `chanceryd verify`: holds a store against its own log.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check that nothing in a store was changed, taken away or added past the log.",
        discussion: """
            Computes everything anew from what is stored: digests, leaves, tiles, roots, the chain of the audit trail, and \
            checks the signature of every head, and those of reports against the offices' keys in the catalogue that they \
            were validated against. Changes nothing, and may run beside the daemon. Give the log's public key with --key: \
            without it the keys are those that the store names, which a forger could have replaced. Ends with 1 when \
            something is wrong.
            """)

    @OptionGroup var settings: ConfigurationOptions

    @Option(help: ArgumentHelp("Folder of the store, in place of the configuration's.", valueName: "folder"))
    var store: String?

    @Option(
        help: ArgumentHelp(
            "Public key of the log (PEM); once for every key that signed it, if it was changed.", valueName: "file"))
    var key: [String] = []

    func run() async throws {
        do {
            let folder = try store ?? settings.sources.read().configuration.storeDirectory
            let outcome = try StoreCheck(folder: folder, keyFiles: key).run()
            StandardStream.output.write(outcome.text)
            if !outcome.isSound { throw ExitCode(1) }
        } catch let error as StartupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }
}
