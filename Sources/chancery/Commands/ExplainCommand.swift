// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct ExplainCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows where one consolidated figure comes from.",
        discussion: """
            The rule that combined it, every revision of every report behind it with what it says, who is missing and \
            why, and the register entries that it counts.
            """)

    @OptionGroup var question: ConsolidationOptions

    @Option(
        name: .customLong("dimension"), parsing: .singleValue,
        help: ArgumentHelp("The cell, such as partner=JP.", valueName: "dimension=value"), transform: dimensionArgument)
    var dimensions: [DimensionChoice] = []

    @Flag(help: "The plan, and not the result.")
    var plan = false

    @Option(help: ArgumentHelp("The event that the figure belongs to.", valueName: "id"))
    var event: String = ""

    @Option(
        help: ArgumentHelp("Since when it accumulates, such as 1988-01-01.", valueName: "day"), transform: dateArgument)
    var since: CivilDate?

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        guard question.indicators.count == 1 else {
            throw ValidationError("Name the figure with one --indicator.")
        }
        if Set(dimensions.map(\.dimension)).count < dimensions.count {
            throw ValidationError("A dimension is named twice.")
        }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        var query = question.request(moment: moment.asOf)
        query.indicators = []
        let figure = FigureReference(
            indicator: question.indicators[0], dimensions: dimensions, isPlan: plan, event: event, since: since)
        let request = ExplainFigureRequest(query: query, figure: figure)
        let answer = try await session.ask { try await $0.explanation(of: request, timeout: $1) }
        try session.show(ExplanationView(answer: answer))
        return .success
    }
}

/// Reads `partner=JP`.
func dimensionArgument(_ text: String) throws -> DimensionChoice {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
        throw ValidationError("‘\(text)’ is no cell; write DIMENSION=VALUE, such as partner=JP.")
    }
    return DimensionChoice(dimension: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
}
