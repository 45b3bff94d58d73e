// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials

/// Whose figures are asked for, and which.
struct ConsolidationOptions: ParsableArguments {
    @Option(help: "Id of a group.")
    var group: String?

    @Option(
        help: ArgumentHelp("Ids or two-digit codes of offices, separated by commas.", valueName: "offices"),
        transform: { $0.split(separator: ",").map(String.init) })
    var offices: [String] = []

    @Option(help: "Code of the regime.")
    var regime: String

    @Option(help: "Code of the period, or of the first one of a range.", transform: periodArgument)
    var period: Period

    @Option(
        help: ArgumentHelp("Code of the last period of a range.", valueName: "period"), transform: periodArgument)
    var through: Period?

    @Option(
        name: .customLong("indicator"), parsing: .upToNextOption,
        help: ArgumentHelp("Only these indicators.", valueName: "code"))
    var indicators: [String] = []

    @Option(
        help: ArgumentHelp(
            "Count by the units that exist on a day, through the mergers: a day, or today.", valueName: "day"),
        transform: dayArgument)
    var bordersOn: CivilDate?

    @Option(
        help: ArgumentHelp(
            "Put the period together from shorter ones: month, quarter or half.", valueName: "form"),
        transform: partsArgument)
    var parts: PeriodForm?

    @Option(help: ArgumentHelp("Only up to this day.", valueName: "day"), transform: dayArgument)
    var until: CivilDate?

    func validate() throws {
        guard (group == nil) != offices.isEmpty else {
            throw ValidationError("Name either --group or --offices.")
        }
        if let through, through.form != period.form || through < period {
            throw ValidationError("--through takes a later period of the same form as --period.")
        }
        if Set(offices).count < offices.count { throw ValidationError("An office is named twice.") }
    }

    /// The question without its paging. Office codes go to the server as they are: they mean the offices of the day by
    /// which it counts.
    func request(moment: RequestedMoment = .now, contributions: Bool = false) -> GetConsolidationRequest {
        GetConsolidationRequest(
            scope: group.map { .group($0) } ?? .offices(offices), regime: regime, period: period,
            throughPeriod: through, indicators: indicators, moment: moment, omitContributions: !contributions,
            bordersOn: bordersOn, parts: parts, until: until)
    }
}

struct MomentOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Answer as of a store sequence, or of a time such as 2024-06-18T00:00:00+07:00.",
            valueName: "sequence|time"),
        transform: momentArgument)
    var asOf: RequestedMoment = .now
}

/// A day, or the day of this machine's clock in the zone in which reports are due.
private func dayArgument(_ text: String) throws -> CivilDate {
    if text == "today" {
        let seconds = Int64(Date.now.timeIntervalSince1970)
        return Instant(microsecondsSinceEpoch: seconds * 1_000_000).date(in: .indochina)
    }
    return try dateArgument(text)
}

private func partsArgument(_ text: String) throws -> PeriodForm {
    guard let form = PeriodForm(rawValue: text), form != .year, form != .nineMonths else {
        throw ValidationError("‘\(text)’ is no part of a period; write month, quarter or half.")
    }
    return form
}

/// Reads a moment of the store.
func momentArgument(_ text: String) throws -> RequestedMoment {
    if let sequence = Int64(text), sequence >= 0 { return .sequence(sequence) }
    if let time = Instant(rfc3339: text) { return .time(time) }
    throw ValidationError("‘\(text)’ is neither a sequence nor a time such as 2024-06-18T00:00:00+07:00.")
}
