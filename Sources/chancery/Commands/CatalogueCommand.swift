// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "Shows what reports are made and read by.",
        subcommands: [Show.self, Offices.self, Groups.self, Periods.self], defaultSubcommand: Show.self)

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Shows the regimes and indicators.")

        @Option(name: .customLong("catalogue-version"), help: "Which version; the current one by default.")
        var number: Int64?

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try refuseYAML()
            if let number, number < 1 { throw ValidationError("--catalogue-version takes 1 or more.") }
        }

        func execute(_ session: Session) async throws -> CommandStatus {
            let number = number ?? 0
            let (installed, index) = try await session.ask { try await $0.catalogue(version: number, timeout: $1) }
            try session.show(CatalogueView(installed: installed, catalogue: index.catalogue))
            return .success
        }
    }

    struct Offices: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the offices that exist on a day.")

        @Option(help: "The day; today by default.", transform: dateArgument)
        var date: CivilDate?

        @Option(help: "Only members of this group on that day.")
        var group: String?

        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            let request = ListOfficesRequest(date: date, group: group ?? "")
            try session.show(
                OfficesView(response: try await session.ask { try await $0.offices(request, timeout: $1) }))
            return .success
        }
    }

    struct Groups: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the groups with their members on a day.")

        @Option(help: "The day; today by default.", transform: dateArgument)
        var date: CivilDate?

        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            let groups = ListGroupsRequest(date: date)
            let offices = ListOfficesRequest(date: date)
            let response = try await session.ask { try await $0.groups(groups, timeout: $1) }
            let names = try await session.ask { try await $0.offices(offices, timeout: $1) }
            try session.show(GroupsView(response: response, offices: names.offices))
            return .success
        }
    }

    struct Periods: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the periods that an office owes or owed, newest first.")

        @Argument(help: "Id of the office.")
        var office: String

        @Option(help: "Code of a regime; all by default.")
        var regime: String?

        @Option(help: "Most periods, 1 to 200.")
        var limit: Int32 = 12

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try refuseYAML()
            guard (1...Int32(ListPeriodsRequest.pageCountLimit)).contains(limit) else {
                throw ValidationError("--limit takes 1 to \(ListPeriodsRequest.pageCountLimit).")
            }
        }

        func execute(_ session: Session) async throws -> CommandStatus {
            let request = ListPeriodsRequest(office: office, regime: regime ?? "", pageSize: limit)
            let response = try await session.ask { try await $0.periods(request, timeout: $1) }
            try session.show(PeriodsView(office: office, periods: response.periods))
            return .success
        }
    }
}
