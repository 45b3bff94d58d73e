// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct DutiesCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties", abstract: "Says who owes what by when, and how many came on time.",
        discussion: "With --remind only what somebody has to do something about, each with a sentence to send.")

    @Option(help: "Id of a group.")
    var group: String?

    @Option(
        help: ArgumentHelp("Ids or two-digit codes of offices, separated by commas.", valueName: "offices"),
        transform: { $0.split(separator: ",").map(String.init) })
    var offices: [String] = []

    @Flag(help: "Everybody who reports under the regime.")
    var all = false

    @Option(help: "Code of the regime.")
    var regime: String

    @Option(help: "Code of the period, or of the first one of a range.", transform: periodArgument)
    var period: Period

    @Option(help: ArgumentHelp("Code of the last period of a range.", valueName: "period"), transform: periodArgument)
    var through: Period?

    @Option(
        help: ArgumentHelp("What time it is for the answer; the server's time by default.", valueName: "time"),
        transform: timeArgument)
    var at: Instant?

    @Option(help: "Whose step: member, sub-unit or leader; whoever is named by default.")
    var level: LevelOption?

    @Flag(help: "Only what is owed, by due time.")
    var remind = false

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        guard [group != nil, !offices.isEmpty, all].count(where: { $0 }) == 1 else {
            throw ValidationError("Name one of --group, --offices and --all.")
        }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        var scope = RequestedDutyScope.everybody
        if let group { scope = .group(group) }
        if !offices.isEmpty { scope = .offices(offices) }
        let now: Instant
        if let at { now = at } else { now = try await session.ask { try await $0.serverInfo(timeout: $1) }.now }
        let request = ListDutiesRequest(
            scope: scope, regime: regime, period: period, throughPeriod: through, level: level?.level,
            moment: moment.asOf, at: now, owingOnly: remind)
        let list = try await session.ask { try await $0.duties(request, timeout: $1) }
        try session.show(DutiesView(list: list, isReminder: remind))
        return .success
    }
}

struct LevelOption: ExpressibleByArgument {
    let level: ReportingLevel

    init?(argument: String) {
        guard let level = ReportingLevel(rawValue: argument) else { return nil }
        self.level = level
    }
}
