// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Which report an act is about.
struct ReportKeyArguments: ParsableArguments {
    @Argument(help: "Id of the office, or its two-digit code in the period.")
    var office: String

    @Argument(help: "Code of the regime.")
    var regime: String

    @Argument(help: "Code of the period.", transform: periodArgument)
    var period: Period

    func key(in session: Session) async throws -> ReportKey {
        let office = try await session.officeID(office, regime: regime, period: period)
        return ReportKey(office: office, regime: regime, period: period)
    }
}

/// Who acts, and by what right.
struct ActorOptions: ParsableArguments {
    @Option(name: .customLong("by"), help: ArgumentHelp("Who does it.", valueName: "name"))
    var actor: String

    @Option(help: "By what right: an office, a role, a decision.")
    var authority: String = ""
}

/// A command that records one act.
protocol ActCommand: ClientCommand {
    var report: ReportKeyArguments { get }
    var by: ActorOptions { get }
    func act(on key: ReportKey) -> Act
    /// The revision to name when the act is about one and the caller gave none.
    var needsRevision: Bool { get }
}

extension ActCommand {
    var needsRevision: Bool { false }

    func execute(_ session: Session) async throws -> CommandStatus {
        let key = try await report.key(in: session)
        var act = act(on: key)
        if needsRevision, act.revision == 0 {
            let current = try await session.ask { try await $0.get(GetReportRequest(key: key), timeout: $1) }
            act.revision = current.receipt.revision
        }
        let recording = act
        // Made once, so that a lost answer is asked for again and nothing is done twice.
        let requestID = session.retrier.environment.makeRequestID()
        let response = try await session.ask { try await $0.record(recording, requestID: requestID, timeout: $1) }
        try session.show(ActView(response: response))
        return .success
    }

    func validate() throws { try refuseYAML() }
}

/// Reads a moment: a time, or a day, which means its first moment in the zone in which reports are due.
func timeArgument(_ text: String) throws -> Instant {
    if let time = Instant(rfc3339: text) { return time }
    if let day = CivilDate(iso: text) { return Instant(startOf: day, in: .indochina) }
    throw ValidationError("‘\(text)’ is no time; write it as 2024-06-18T00:00:00+07:00, or a day for its first moment.")
}
