// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct PullCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Shows the consolidated figures of a group or of named offices.",
        discussion: """
            All figures belong to one store sequence, which the answer names; asking with --as-of that sequence gives \
            the same answer with the same digest.
            """)

    @OptionGroup var question: ConsolidationOptions

    @OptionGroup var moment: MomentOption

    @Flag(help: "Also show what each office contributed.")
    var contributions = false

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = question.request(moment: moment.asOf, contributions: contributions)
        let answer = try await session.ask { try await $0.consolidation(request, timeout: $1) }
        try session.show(ConsolidationView(answer: answer))
        return .success
    }
}
