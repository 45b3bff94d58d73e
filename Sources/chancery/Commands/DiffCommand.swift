// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct DiffCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Says what changed between two answers to one question, and why.",
        discussion: "Each moment is a store sequence or a time; without --to the later answer is that of now.")

    @OptionGroup var question: ConsolidationOptions

    @Option(help: ArgumentHelp("The earlier moment.", valueName: "sequence|time"), transform: momentArgument)
    var from: RequestedMoment

    @Option(help: ArgumentHelp("The later moment.", valueName: "sequence|time"), transform: momentArgument)
    var to: RequestedMoment = .now

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = DiffConsolidationsRequest(query: question.request(), from: from, to: to)
        let difference = try await session.ask { try await $0.difference(request, timeout: $1) }
        try session.show(DifferenceView(difference: difference))
        return .success
    }
}
