// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryTransparency

/// What receipts prove, and that they prove it.
struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Proves that reports are in the log, and checks such proofs without a server.",
        subcommands: [ReceiptVerifyCommand.self, ReceiptProveCommand.self])
}

struct ReceiptVerifyCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Checks, without a server, that reports are in the log, and says since when.",
        discussion: """
            For every report of the files: the digest is that of a receipt beside the file, the receipt's leaf is in the \
            tree of the head that the receipt carries, and that head is signed with a key of the log. Ask the operator \
            for that key once, and keep it, also when it was changed: what it signed stays signed with it.
            """)

    @Argument(help: ArgumentHelp("Report files, .yaml or .csv, with their receipts beside them.", valueName: "file"))
    var files: [String]

    @OptionGroup var key: LogKeyOption

    @Option(help: ArgumentHelp("Folder of the receipts, in place of beside the files.", valueName: "folder"))
    var receipts: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let keys = try key.read()
        let view = ReceiptVerificationView(files: try files.map { try verify($0, keys) })
        try session.show(view)
        return view.status
    }

    private func verify(_ path: String, _ keys: LogKeys) throws -> ReceiptVerificationView.VerifiedFile {
        let file = try ReportFile(path: path)
        guard !file.hasErrors, !file.documents.isEmpty else {
            throw Problem(.unreadable, "\(path) has no report that can be read; ‘chancery check’ says why")
        }
        let places = ReceiptFiles(reportFile: path, folder: receipts)
        let book = try places.load()
        guard !book.receipts.isEmpty else {
            throw Problem(.unreadable, "there are no receipts in \(places.receiptsPath); submit the file first")
        }
        return ReceiptVerificationView.VerifiedFile(
            path: path,
            reports: file.documents.map { document in
                ReceiptVerification(EncodedReport(document.report), in: book, keys: keys)
            })
    }
}

struct ReceiptProveCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Fetches the proofs that the receipts of report files lack.",
        discussion: "Submitting fetches them by itself; this is for receipts of imports and of lost links.")

    @Argument(help: ArgumentHelp("Report files with their receipts beside them.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Folder of the receipts, in place of beside the files.", valueName: "folder"))
    var receipts: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        var counts: [ProofCountView.ProvedFile] = []
        for path in files {
            let places = ReceiptFiles(reportFile: path, folder: receipts)
            let collector = ProofCollector(files: places, client: session.client, retrier: session.retrier)
            let count = try await collector.collect(
                until: session.retrier.deadline(in: .seconds(options.timeout)))
            counts.append(ProofCountView.ProvedFile(path: path, count: count))
        }
        try session.show(ProofCountView(files: counts))
        return .success
    }
}
