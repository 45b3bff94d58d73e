// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryValidation
internal import ChanceryWire
internal import FoundationEssentials

struct CheckCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Says everything that is wrong with report files; sends nothing that is kept.",
        discussion: """
            By default the server checks the reports as it would when they are submitted. With --offline they are \
            checked here, against a folder of catalogue files; what needs the store, such as a text that repeats the \
            previous period's, is then left out.
            """)

    @Argument(help: ArgumentHelp("Report files, .yaml or .csv.", valueName: "file"))
    var files: [String]

    @Flag(help: "Check without a server.")
    var offline = false

    @Option(help: ArgumentHelp("Folder of catalogue files for --offline.", valueName: "folder"))
    var catalogue: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        if offline, catalogue == nil { throw ValidationError("--offline needs --catalogue FOLDER.") }
        if !offline, catalogue != nil { throw ValidationError("--catalogue is for --offline only.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        let view = CheckView(
            files: offline ? try checkedHere(session) : try await checkedByServer(session))
        try session.show(view)
        if view.files.contains(where: { $0.reports.isEmpty }) { return .unreadable }
        return view.counts.errors == 0 ? .success : .refused
    }

    private func checkedByServer(_ session: Session) async throws -> [CheckView.CheckedFile] {
        var checked: [CheckView.CheckedFile] = []
        for file in try await session.reportFiles(files) {
            var reports: [CheckView.CheckedReport] = []
            for document in file.documents {
                let bytes = document.report.encoded()
                let response = try await session.ask { try await $0.validate(bytes, timeout: $1) }
                reports.append(report(document, response.findings))
            }
            checked.append(CheckView.CheckedFile(file: file, reports: reports))
        }
        return checked
    }

    private func checkedHere(_ session: Session) throws -> [CheckView.CheckedFile] {
        let index = try installedCatalogue(session)
        let validator = ReportValidator(catalogue: index)
        let now = Instant(microsecondsSinceEpoch: Int64(Date().timeIntervalSince1970) * 1_000_000)
        return try files.map { path in
            var file = try ReportFile(path: path)
            file.resolveOffices(with: index)
            let reports = try file.documents.map { document in
                // Which number this catalogue has in a store is not known here, so none that is stated is wrong.
                var unnumbered = document.report
                unnumbered.catalogueVersion = 0
                return report(
                    document, try validator.validate(unnumbered, at: now, history: NoHistory()).findings)
            }
            return CheckView.CheckedFile(file: file, reports: reports)
        }
    }

    private func report(_ document: ReportDocument, _ findings: [Finding]) -> CheckView.CheckedReport {
        CheckView.CheckedReport(document: document, findings: findings.map { document.located($0) })
    }

    private func installedCatalogue(_ session: Session) throws -> CatalogueIndex {
        let folder = catalogue ?? ""
        let reading = CatalogueReader.read(folder: folder)
        if let catalogue = reading.catalogue { return CatalogueIndex(catalogue, version: 1) }
        for finding in reading.findings where finding.severity == .error {
            let place = "\(finding.file):\(finding.line):\(finding.column)"
            session.terminal.writeError("\(place): \(printable(finding.message.text(in: session.language)))\n")
        }
        throw Problem(.unreadable, "the catalogue in \(folder) has errors")
    }
}
