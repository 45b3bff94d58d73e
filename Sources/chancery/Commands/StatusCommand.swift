// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct StatusCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Says who has sent, who is missing, and what is due.",
        discussion: """
            For a group, with --regime and --period: each member's report. For an office: its latest periods, newest \
            first, under all its regimes or one; with --owed only what it has still to send.
            """)

    @Option(help: "Id of a group.")
    var group: String?

    @Option(help: "Id of an office.")
    var office: String?

    @Option(help: "Code of the regime.")
    var regime: String?

    @Option(help: "Code of the period.", transform: periodArgument)
    var period: Period?

    @Option(help: "Most periods of an office, 1 to 200.")
    var limit: Int32 = 12

    @Flag(help: "Of an office: only reports that are due or overdue.")
    var owed = false

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        guard (group == nil) != (office == nil) else { throw ValidationError("Name either --group or --office.") }
        if group != nil, regime == nil || period == nil {
            throw ValidationError("--group needs --regime and --period.")
        }
        if group != nil, owed { throw ValidationError("--owed is for --office.") }
        guard (1...Int32(ListPeriodsRequest.pageCountLimit)).contains(limit) else {
            throw ValidationError("--limit takes 1 to \(ListPeriodsRequest.pageCountLimit).")
        }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        if let group, let regime, let period {
            // The members are on the first page, and the figures are not asked for.
            let request = GetConsolidationRequest(
                scope: .group(group), regime: regime, period: period, omitContributions: true, pageSize: 1)
            let answer = try await session.ask { try await $0.consolidationPage(request, timeout: $1).page }
            let now = try await session.ask { try await $0.serverInfo(timeout: $1).now }
            try session.show(GroupStatusView(answer: answer, now: now))
        } else if let office {
            let periods = try await periods(of: office, session)
            try session.show(PeriodsView(office: office, periods: periods))
        }
        return .success
    }

    private func periods(of office: String, _ session: Session) async throws -> [PeriodStatus] {
        // What is looked for may lie further back than the newest.
        let isSearch = owed || period != nil
        let request = ListPeriodsRequest(
            office: office, regime: regime ?? "",
            pageSize: isSearch ? Int32(ListPeriodsRequest.pageCountLimit) : limit)
        let response = try await session.ask { try await $0.periods(request, timeout: $1) }
        let found = response.periods.filter { status in
            (period == nil || status.period == period) && (!owed || status.state == .due || status.state == .overdue)
        }
        if found.isEmpty, let period, !owed {
            throw Problem(.refused, "\(office) has no period \(period) among its latest ones")
        }
        return isSearch ? Array(found.prefix(Int(limit))) : found
    }
}
