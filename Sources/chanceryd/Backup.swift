// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import ChanceryTelemetry
internal import ChanceryWire
internal import Foundation

/// `chanceryd backup`: a copy of the store, with its manifest.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the store into a new folder while the daemon runs.",
        discussion: """
            The daemon makes the copy, consistent as of one sequence, while it goes on taking reports; so the folder \
            must lie where the daemon may write. With --store the store of a stopped daemon is copied. The folder \
            appears when the copy is complete, proved and on disk. The key that signs the log is not in it.
            """)

    @OptionGroup var target: StoreTarget

    @Option(help: ArgumentHelp("Folder to make.", valueName: "folder"))
    var to: String

    @Flag(help: "Check the backup in the folder instead of making one.")
    var verify = false

    @Option(
        help: ArgumentHelp(
            "With --verify: public key of the log (PEM); once for every key that signed it.", valueName: "file"))
    var key: [String] = []

    func validate() throws {
        guard key.isEmpty || verify else { throw ValidationError("--key goes with --verify") }
    }

    func run() async throws {
        let folder = URL(fileURLWithPath: to).standardizedFileURL.path
        try await OperatorCommand.run {
            if verify {
                let outcome = try Restoration.verify(folder: folder, keyFiles: key)
                return "The backup is whole: \(outcome.reportCount) revisions, sequence \(outcome.manifest.sequence), "
                    + "made at \(outcome.manifest.finishedAt).\n\(outcome.authorship)\n"
            }
            let backup =
                if let store = target.store {
                    try StoreAtRest(directory: store).backUp(to: folder)
                } else {
                    try await target.client().backUp(to: folder)
                }
            return "Backed up to \(backup.folder): sequence \(backup.sequence), \(backup.dataBytes) bytes, "
                + "SHA-256 \(backup.dataDigest).\n"
        }
    }
}

/// `chanceryd restore`: a backup becomes a store.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove a backup and put it in the place of a store that is not there.",
        discussion: """
            Nothing is overwritten: the folder of the store must be missing or empty. Every byte is compared with the \
            manifest and every row with its digest and the log before the store gets its name. Give the log's public \
            key with --key: without it the signatures are checked with the keys that the backup names, which a forger \
            could have replaced.
            """)

    @Option(name: .customLong("from"), help: ArgumentHelp("Folder of the backup.", valueName: "folder"))
    var source: String

    @Option(help: ArgumentHelp("Folder of the store to make.", valueName: "directory"))
    var store: String

    @Option(help: ArgumentHelp("Public key of the log (PEM); once for every key that signed it.", valueName: "file"))
    var key: [String] = []

    func run() async throws {
        try await OperatorCommand.run {
            let outcome = try Restoration(folder: source, directory: store, keyFiles: key).restore()
            return """
                Restored \(outcome.manifest.sequence) changes (\(outcome.reportCount) revisions, \
                \(outcome.catalogueCount) catalogues) as of \(outcome.manifest.finishedAt).
                \(outcome.authorship)
                What was acknowledged later is not in this backup; the offices still have it and submit it again.
                Next: put the key of the log back, start the daemon, compare "store sequence" of chancery info with \
                \(outcome.manifest.sequence).

                """
        }
    }
}

/// `chanceryd doctor`: what is wrong with a store, in words.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is wrong with a store, and what to do next.",
        discussion: """
            Changes nothing, and works beside a running daemon. Give the log's public key with --key: without it the \
            keys are those that the store names. Ends with 1 when something is wrong.
            """)

    @OptionGroup var settings: ConfigurationOptions

    @Option(help: ArgumentHelp("Folder of the store, in place of the configuration's.", valueName: "directory"))
    var store: String?

    @Option(help: ArgumentHelp("Public key of the log (PEM); once for every key that signed it.", valueName: "file"))
    var key: [String] = []

    @Flag(help: "Read every page, and leave out the digests.")
    var quick = false

    func run() async throws {
        do {
            let (folder, freeBytesMin) = try target()
            let findings = StoreDoctor(directory: folder, freeBytesMin: freeBytesMin, isQuick: quick, keyFiles: key)
                .examine()
            StandardStream.output.write(findings.map { $0.description + "\n" }.joined())
            if findings.contains(where: { $0.weight == .failure || $0.weight == .warning }) { throw ExitCode(1) }
        } catch let error as StartupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }

    /// With --store a configuration is not needed; where there is one, its reserve holds.
    private func target() throws -> (folder: String, freeBytesMin: Int64) {
        guard let store else {
            let configuration = try settings.sources.read().configuration
            return (configuration.storeDirectory, Int64(configuration.freeBytesMin))
        }
        let named = settings.config != nil || !settings.set.isEmpty
        guard named || ConfigurationSources.installedFile() != nil else { return (store, Doctor.freeBytesMin) }
        do {
            return (store, Int64(try settings.sources.read().configuration.freeBytesMin))
        } catch {
            if named { throw error }
            // A doctor that was pointed at a store does not stay away because the daemon's configuration is broken.
            StandardStream.error.write("chanceryd: the default of store.free-bytes-min is used: \(error)\n")
            return (store, Doctor.freeBytesMin)
        }
    }

    /// The default of `store.free-bytes-min`.
    private static let freeBytesMin: Int64 = 64 << 20
}
