// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct HistoryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Shows every revision of a report, and what was done with it.",
        discussion: "With --changes 1..2 what differs between two revisions; 1.. compares with the current one.")

    @OptionGroup var report: ReportKeyArguments

    @Option(
        help: ArgumentHelp("What differs between two revisions.", valueName: "from..to"), transform: revisionsArgument)
    var changes: RevisionPair?

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let key = try await report.key(in: session)
        if let changes {
            let request = DiffReportRequest(key: key, fromRevision: changes.from, toRevision: changes.to)
            let difference = try await session.ask { try await $0.reportDifference(request, timeout: $1) }
            try session.show(ReportDifferenceView(difference: difference))
            return .success
        }
        let revisions = try await session.ask { try await $0.revisions(of: key, timeout: $1) }
        let acts = try await session.acts(
            ListActsRequest(offices: [key.office], regime: key.regime, period: key.period))
        try session.show(HistoryView(key: key, revisions: revisions, acts: acts))
        return .success
    }
}

struct RevisionPair {
    let from: Int32
    /// 0 means the current one.
    let to: Int32
}

func revisionsArgument(_ text: String) throws -> RevisionPair {
    let dots = ".."
    if let range = text.firstRange(of: dots), let from = Int32(text[..<range.lowerBound]), from >= 1 {
        let rest = text[range.upperBound...]
        if rest.isEmpty { return RevisionPair(from: from, to: 0) }
        if let to = Int32(rest), to >= 1 { return RevisionPair(from: from, to: to) }
    }
    throw ValidationError("‘\(text)’ are no revisions; write 1..2, or 1.. for up to the current one.")
}
