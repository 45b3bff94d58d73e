// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct ScoresCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores", abstract: "Shows the emulation of a group: points, who stated what, and ranks.",
        discussion: "Points of a sample sheet decide nothing; the answer says so.")

    @Option(help: "Id of the group.")
    var group: String

    @Option(help: "Code of the regime.")
    var regime: String

    @Option(help: "Code of the period.", transform: periodArgument)
    var period: Period

    @Option(help: "Code of the score sheet; the one in force by default.")
    var sheet: String = ""

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = GetScoresRequest(
            group: group, regime: regime, period: period, sheet: sheet, moment: moment.asOf)
        let table = try await session.ask { try await $0.scores(request, timeout: $1) }
        try session.show(ScoresView(table: table))
        return .success
    }
}

struct ScoreCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "States points for an office, one's own or another member's.",
        discussion: "The latest statement of a scorer about an office holds, as a whole.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Code of the score sheet.")
    var sheet: String

    @Option(help: ArgumentHelp("Id of the office that scores.", valueName: "office"))
    var scorer: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Points for a criterion, such as judged-work=18.5.", valueName: "criterion=decimal"),
        transform: pointsArgument)
    var points: [CriterionPoints]

    @Option(help: "A remark.")
    var reason: String = ""

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        if points.isEmpty { throw ValidationError("--points takes CRITERION=DECIMAL.") }
        if Set(points.map(\.criterion)).count < points.count {
            throw ValidationError("A criterion has points twice.")
        }
    }

    func act(on key: ReportKey) -> Act {
        Act(
            key: key, kind: .score, actor: by.actor, authority: by.authority, reason: reason,
            score: ScoreStatement(sheet: sheet, scorer: scorer, points: points))
    }
}

/// Reads `judged-work=18.5`. The number goes to the server as it is, so that all mistakes are told together.
func pointsArgument(_ text: String) throws -> CriterionPoints {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
        throw ValidationError("‘\(text)’ are no points; write CRITERION=DECIMAL, such as judged-work=18.5.")
    }
    return CriterionPoints(criterion: String(text[..<sign]), decimal: String(text[text.index(after: sign)...]))
}
