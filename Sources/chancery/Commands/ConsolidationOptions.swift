// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryModel
internal import ChanceryWire

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

    @Flag(help: "Also show what each office contributed.")
    var contributions = false

    func validate() throws {
        guard (group == nil) != offices.isEmpty else {
            throw ValidationError("Name either --group or --offices.")
        }
        if let through, through.form != period.form || through < period {
            throw ValidationError("--through takes a later period of the same form as --period.")
        }
        if Set(offices).count < offices.count { throw ValidationError("An office is named twice.") }
    }

    func request(in session: Session, moment: RequestedMoment = .now) async throws -> GetConsolidationRequest {
        var scope = RequestedScope.group(group ?? "")
        if group == nil {
            var ids: [String] = []
            for office in offices {
                ids.append(try await session.officeID(office, regime: regime, period: through ?? period))
            }
            scope = .offices(ids)
        }
        return GetConsolidationRequest(
            scope: scope, regime: regime, period: period, throughPeriod: through, indicators: indicators,
            moment: moment, omitContributions: !contributions)
    }
}
