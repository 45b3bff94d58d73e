// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct GetCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Shows a stored report with everything that it says.",
        discussion: "With --format yaml the report is written as a file that submit reads again.")

    @Argument(help: "Id of the office, or its two-digit code in the period.")
    var office: String

    @Argument(help: "Code of the regime.")
    var regime: String

    @Argument(help: "Code of the period.", transform: periodArgument)
    var period: Period

    @Option(help: "Which revision; the current one by default.")
    var revision: Int32?

    @Option(help: ArgumentHelp("The revision that was current at a store sequence.", valueName: "sequence"))
    var asOf: Int64?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let revision, revision < 1 { throw ValidationError("--revision takes 1 or more.") }
        if let asOf, asOf < 1 { throw ValidationError("--as-of takes a sequence, 1 or more.") }
        if revision != nil, asOf != nil { throw ValidationError("--revision and --as-of exclude each other.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        let office = try await session.officeID(office, regime: regime, period: period)
        let request = GetReportRequest(
            key: ReportKey(office: office, regime: regime, period: period), revision: revision ?? 0,
            asOfSequence: asOf ?? 0)
        let stored = try await session.ask { try await $0.get(request, timeout: $1) }
        let report = try await session.ask { client, _ in try await client.report(in: stored) }
        if options.format == .yaml {
            try session.terminal.write(ReportYAML.text(report, receipt: stored.receipt))
            return .success
        }
        let version = stored.receipt.catalogueVersion
        let catalogue = try await session.ask { try await $0.catalogue(version: version, timeout: $1) }.index
        try session.show(ReportView(stored: stored, report: report, catalogue: catalogue))
        return .success
    }
}
