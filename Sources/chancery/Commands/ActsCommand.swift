// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct ActsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Lists what was done with reports: returns, acceptances, extensions, replies.")

    @Option(
        help: ArgumentHelp("Only these offices, by id, separated by commas.", valueName: "offices"),
        transform: { $0.split(separator: ",").map(String.init) })
    var office: [String] = []

    @Option(help: "Only this regime.")
    var regime: String = ""

    @Option(help: "Only this period.", transform: periodArgument)
    var period: Period?

    @Option(help: "Only this kind: \(ActKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: ActKindOption?

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let acts = try await session.acts(
            ListActsRequest(
                offices: office, regime: regime, period: period, kinds: kind.map { [$0.kind] } ?? [],
                moment: moment.asOf))
        try session.show(ActListView(acts: acts))
        return .success
    }
}

extension Session {
    /// All pages of a list of acts.
    func acts(_ request: ListActsRequest) async throws -> [RecordedAct] {
        var request = request
        var acts: [RecordedAct] = []
        repeat {
            let asked = request
            let page = try await ask { try await $0.acts(asked, timeout: $1) }
            acts += page.acts
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return acts
    }
}

struct ActKindOption: ExpressibleByArgument {
    let kind: ActKind

    init?(argument: String) {
        guard let kind = ActKind(rawValue: argument) else { return nil }
        self.kind = kind
    }
}
