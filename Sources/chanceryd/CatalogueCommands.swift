// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryModel
internal import ChanceryServer
internal import ChanceryWire

/// `chanceryd catalogue`: looking at catalogues, trying them, and changing the one that holds.
struct CatalogueCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "Check, try, install and roll back catalogues.",
        subcommands: [Check.self, DryRun.self, Apply.self, List.self, RollBack.self])

    /// Prints what a folder has wrong. Throws when it cannot be used.
    static func read(_ folder: String) throws -> (catalogue: Catalogue, text: String) {
        let reading = CatalogueFolder.read(folder)
        let text = reading.findings.map { $0 + "\n" }.joined()
        guard let catalogue = reading.catalogue else {
            throw OperatorError(.refused, "the catalogue in \(folder) cannot be used:\n" + text)
        }
        return (catalogue, text)
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say what is wrong with a folder of catalogue files.")

        @Argument(help: "Folder of catalogue files.")
        var folder: String

        func run() async throws {
            try await OperatorCommand.run {
                let (catalogue, text) = try CatalogueCommands.read(folder)
                return text + "The catalogue can be installed: edition \(catalogue.edition).\n"
            }
        }
    }

    struct DryRun: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dry-run", abstract: "List the stored reports that a catalogue would judge otherwise.",
            discussion: """
                Looks at the current revisions of the last 400 days that are not closed, the newest first and at most \
                5000 of them, and lists the entries that the two catalogues do not define alike. Changes nothing.
                """)

        @Argument(help: "Folder of catalogue files.")
        var folder: String?

        @Option(help: "An installed version instead of a folder: what a roll-back to it would change.")
        var version: Int64?

        @OptionGroup var target: StoreTarget

        func run() async throws {
            try await OperatorCommand.run {
                let (rehearsed, text) = try rehearsed()
                let rehearsal =
                    if let store = target.store {
                        try StoreAtRest(directory: store).rehearse(rehearsed)
                    } else {
                        try await target.client().rehearse(rehearsed)
                    }
                return text + RehearsalText.text(of: rehearsal)
            }
        }

        private func rehearsed() throws -> (RehearsedCatalogue, String) {
            switch (folder, version) {
            case (let folder?, nil):
                let (catalogue, text) = try CatalogueCommands.read(folder)
                return (.new(catalogue), text)
            case (nil, let version?): return (.installed(version), "")
            default: throw OperatorError(.usage, "give either a folder or --version")
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Install a catalogue in a running daemon, as the next version.")

        @Argument(help: "Folder of catalogue files.")
        var folder: String

        @OptionGroup var target: StoreTarget

        func run() async throws {
            try await OperatorCommand.run {
                let (catalogue, text) = try CatalogueCommands.read(folder)
                return text + CatalogueCommands.text(of: try await target.client().install(catalogue))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the installed catalogues, newest first.")

        @OptionGroup var target: StoreTarget

        func run() async throws {
            try await OperatorCommand.run {
                try await target.client().catalogues().map { entry in
                    "\(entry.version)  \(entry.edition)  \(entry.installedAt.rfc3339(in: .utc))  sequence "
                        + "\(entry.sequence)  \(entry.digest)\n"
                }.joined()
            }
        }
    }

    struct RollBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rollback", abstract: "Install an earlier version's bytes again, as the next version.",
            discussion: "What was reported under the versions in between stays as it was.")

        @Argument(help: "The earlier version.")
        var version: Int64

        @OptionGroup var target: StoreTarget

        func run() async throws {
            try await OperatorCommand.run {
                CatalogueCommands.text(of: try await target.client().rollBack(to: version))
            }
        }
    }

    private static func text(of response: InstallCatalogueResponse) -> String {
        let current = response.current
        return response.isUnchanged
            ? "Version \(current.version) (edition \(current.edition)) holds already; nothing was installed.\n"
            : "Installed as version \(current.version): edition \(current.edition), sequence \(current.sequence).\n"
    }
}

/// What a rehearsal found, in words.
enum RehearsalText {
    static func text(of rehearsal: CatalogueRehearsal) -> String {
        var text = ""
        for report in rehearsal.reports {
            text +=
                "\(report.key) revision \(report.revision): "
                + (report.isAcceptable ? "would still be taken\n" : "WOULD BE REFUSED\n")
            for finding in report.addedFindings { text += "  + \(finding)\n" }
            for finding in report.removedFindings { text += "  - \(finding)\n" }
        }
        for definition in rehearsal.changedDefinitions {
            text += "\(definition.change.rawValue): \(definition.kind) \(definition.name)"
            text += definition.reportCount > 0 ? " (\(definition.reportCount) of the examined reports)\n" : "\n"
        }
        text +=
            "\(rehearsal.examinedCount) reports examined against version \(rehearsal.currentVersion), "
            + "\(rehearsal.affectedCount) would be judged otherwise"
        if Int(rehearsal.affectedCount) > rehearsal.reports.count { text += " (\(rehearsal.reports.count) listed)" }
        text += "; \(rehearsal.changedDefinitionCount) definitions differ"
        if Int(rehearsal.changedDefinitionCount) > rehearsal.changedDefinitions.count {
            text += " (\(rehearsal.changedDefinitions.count) listed)"
        }
        text += ".\n"
        if rehearsal.isIncomplete {
            text += "Not every report was examined: the earliest were left out.\n"
        }
        return text + "Nothing was changed. Stored reports stay as they are whatever catalogue holds.\n"
    }
}
