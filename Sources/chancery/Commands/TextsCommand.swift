// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct TextsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "texts",
        abstract: "Shows the words of reports by pillar: results, difficulties, proposals, plans.",
        discussion: """
            Proposals that nobody answered are carried forward from earlier periods; plans whose window has ended are \
            held against what came of them.
            """)

    @OptionGroup var question: ConsolidationOptions

    @Option(help: ArgumentHelp("Only words of this pillar.", valueName: "code"))
    var pillar: [String] = []

    @Flag(help: "Hold plans against the consolidated result instead of each office's own.")
    var checkAgainstScope = false

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = GetConsolidatedTextsRequest(
            query: question.request(moment: moment.asOf), pillars: pillar, checksAgainstScope: checkAgainstScope)
        let texts = try await session.ask { try await $0.texts(request, timeout: $1) }
        try session.show(TextsView(texts: texts))
        return .success
    }
}
