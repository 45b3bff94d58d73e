// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import Synchronization

struct SubmitCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submits report files and keeps their receipts beside them.",
        discussion: """
            A lost link and a busy server are tried again until --deadline, always with the same request id, so that \
            no report is stored twice. The receipts are kept in FILE.receipt.json. Running the command again for a \
            file that was sent is safe: the server answers with the first receipts.
            """)

    @Argument(help: ArgumentHelp("Report files, .yaml or .csv.", valueName: "file"))
    var files: [String]

    @Flag(name: .customLong("import"), help: "Send the reports as streams, for loading years of history.")
    var asStream = false

    @Option(help: ArgumentHelp("Longest time for all of it, trying again included.", valueName: "seconds"))
    var deadline: Int = 120

    @Option(help: ArgumentHelp("The revision that the one report of the file corrects.", valueName: "revision"))
    var correct: Int32?

    @Option(help: ArgumentHelp("Why it corrects it; kept with the report.", valueName: "text"))
    var reason: String?

    @Option(help: ArgumentHelp("Folder for the receipts, in place of beside the files.", valueName: "folder"))
    var receipts: String?

    @OptionGroup var signing: SigningOptions
    @OptionGroup var options: GlobalOptions

    /// Longest time for the proofs of one file, which can be fetched later as well.
    private static let proofTime: Duration = .seconds(10)

    func validate() throws {
        try refuseYAML()
        guard (1...604_800).contains(deadline) else { throw ValidationError("--deadline takes 1 to 604800 seconds.") }
        guard (correct == nil) == (reason == nil) else { throw ValidationError("--correct and --reason go together.") }
        if let correct, correct < 1 { throw ValidationError("--correct takes a revision, 1 or more.") }
        if Set(files).count < files.count { throw ValidationError("A file is named twice.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        var read = try await session.reportFiles(files)
        try applyCorrection(to: &read)
        let submission = SubmissionSession(
            client: session.client, retrier: session.retrier, within: .seconds(deadline)
        ) { notice in
            guard session.terminal.showsProgress else { return }
            session.terminal.writeError("trying again (\(notice.attempt)): \(printable("\(notice.error)"))\n")
        }
        let signer = try await signing.signer(session)
        let progress = Progress(
            session: session, total: read.reduce(0) { $0 + ($1.hasErrors ? 0 : $1.documents.count) })
        var submitted: [SubmissionView.SubmittedFile] = []
        for file in read {
            submitted.append(try await submit(file, submission, signer, progress))
        }
        let view = SubmissionView(files: submitted)
        try session.show(view)
        return view.status
    }

    private func submit(
        _ file: ReportFile, _ session: SubmissionSession, _ signer: ReportSigner?, _ progress: Progress
    ) async throws -> SubmissionView.SubmittedFile {
        let places = ReceiptFiles(reportFile: file.path, folder: receipts)
        let outcomes: [SubmissionView.Outcome]
        if file.hasErrors || file.documents.isEmpty {
            outcomes = file.documents.map { _ in .notSent }
        } else {
            let submission = FileSubmission(files: places, session: session, way: asStream ? .importStream : .calls)
            let documents = file.documents
            let encoded = try documents.map { document in
                try signer?.signed(document.report) ?? EncodedReport(document.report)
            }
            outcomes = try await submission.submit(encoded) { position, outcome in
                progress.note(documents[position], SubmissionView.Outcome(outcome))
            }.map { SubmissionView.Outcome($0) }
            if !asStream { await fetchProofs(places, session, progress.terminal) }
        }
        return SubmissionView.SubmittedFile(
            file: file, receiptsPath: places.receiptsPath,
            reports: zip(file.documents, outcomes).map {
                SubmissionView.SubmittedReport(document: $0, outcome: $1)
            })
    }

    /// Proofs are asked for once more by ‘chancery receipt prove’: a report is stored and has its receipt without them.
    private func fetchProofs(_ places: ReceiptFiles, _ session: SubmissionSession, _ terminal: Terminal) async {
        let collector = ProofCollector(files: places, client: session.client, retrier: session.retrier)
        do {
            try await collector.collect(
                until: min(session.deadline, session.retrier.deadline(in: SubmitCommand.proofTime)))
        } catch {
            guard terminal.showsProgress else { return }
            terminal.writeError(
                printable(
                    "the proofs of \(places.reportFile) were not fetched (\(error)); chancery receipt prove does it")
                    + "\n")
        }
    }

    private func applyCorrection(to files: inout [ReportFile]) throws {
        guard let correct, let reason else { return }
        guard files.count == 1, files[0].documents.count == 1 else {
            throw Problem(.usage, "--correct is for one report; correct several with correction: in their files")
        }
        files[0].documents[0].report.correction = Correction(replacesRevision: correct, reason: reason)
    }
}

/// One line for every report whose fate is known, where somebody watches.
private final class Progress: Sendable {
    let terminal: Terminal
    private let total: Int
    private let count = Mutex(0)

    init(session: Session, total: Int) {
        terminal = session.terminal
        self.total = total
    }

    func note(_ document: ReportDocument, _ outcome: SubmissionView.Outcome) {
        guard terminal.showsProgress else { return }
        let report = document.report
        count.withLock { count in
            count += 1
            terminal.writeError(
                printable("\(count)/\(total) \(report.office) \(report.regime) \(report.period): \(outcome.title)")
                    + "\n")
        }
    }
}
