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

    @Option(
        help: ArgumentHelp(
            "Answer as of a store sequence, or of a time such as 2024-06-18T00:00:00+07:00.",
            valueName: "sequence|time"),
        transform: momentArgument)
    var asOf: RequestedMoment = .now

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = try await question.request(in: session, moment: asOf)
        let answer = try await session.ask { try await $0.consolidation(request, timeout: $1) }
        try session.show(ConsolidationView(answer: answer))
        return .success
    }
}

/// Reads a moment of the store.
func momentArgument(_ text: String) throws -> RequestedMoment {
    if let sequence = Int64(text), sequence >= 0 { return .sequence(sequence) }
    if let time = Instant(rfc3339: text) { return .time(time) }
    throw ValidationError("‘\(text)’ is neither a sequence nor a time such as 2024-06-18T00:00:00+07:00.")
}
