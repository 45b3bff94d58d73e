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

    func run() async throws {
        let folder = URL(fileURLWithPath: to).standardizedFileURL.path
        try await OperatorCommand.run {
            if verify {
                let outcome = try Restoration.verify(folder: folder)
                return "The backup is whole: \(outcome.reportCount) revisions, sequence \(outcome.manifest.sequence), "
                    + "made at \(outcome.manifest.finishedAt).\n"
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
            manifest and every row with its digest before the store gets its name.
            """)

    @Option(name: .customLong("from"), help: ArgumentHelp("Folder of the backup.", valueName: "folder"))
    var source: String

    @Option(help: ArgumentHelp("Folder of the store to make.", valueName: "directory"))
    var store: String

    func run() async throws {
        try await OperatorCommand.run {
            let outcome = try Restoration(folder: source, directory: store).restore()
            return """
                Restored \(outcome.manifest.sequence) changes (\(outcome.reportCount) revisions, \
                \(outcome.catalogueCount) catalogues) as of \(outcome.manifest.finishedAt).
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
        discussion: "Changes nothing, and works beside a running daemon. Ends with 1 when something is wrong.")

    @Option(help: ArgumentHelp("Folder of the store.", valueName: "directory"))
    var store: String

    @Flag(help: "Read every page, and leave out the digests.")
    var quick = false

    func run() async throws {
        let findings = StoreDoctor(directory: store, isQuick: quick).examine()
        StandardStream.output.write(findings.map { $0.description + "\n" }.joined())
        if findings.contains(where: { $0.weight == .failure || $0.weight == .warning }) { throw ExitCode(1) }
    }
}
