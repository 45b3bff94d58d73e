// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// The audit trail, for auditors.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Reads the audit trail.", subcommands: [AuditListCommand.self])
}

struct AuditListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists who was refused and what was done, beside reporting.")

    @Option(help: "Only this identity, such as office:vn-01.")
    var actor: String = ""

    @Option(help: "Only this method or deed, such as daemon.start.")
    var method: String = ""

    @Option(help: ArgumentHelp("From this moment on (RFC 3339).", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Up to this moment (RFC 3339).", valueName: "time"))
    var to: String?

    @Option(help: "Most lines that are listed, oldest first.")
    var limit: Int = 1000

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        _ = try (moment(from, "--from"), moment(to, "--to"))
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        var request = ListAuditEventsRequest(
            actor: actor, method: method, from: try moment(from, "--from"), to: try moment(to, "--to"),
            pageSize: Int32(clamping: min(limit, ListAuditEventsRequest.pageCountLimit)))
        var events: [RecordedAuditEvent] = []
        repeat {
            let asked = request
            let page = try await session.ask { try await $0.auditEvents(asked, timeout: $1) }
            events += page.events
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty && events.count < limit
        try session.show(AuditListView(events: Array(events.prefix(limit))))
        return .success
    }

    private func moment(_ text: String?, _ option: String) throws -> Instant? {
        guard let text else { return nil }
        guard let moment = Instant(rfc3339: text) else {
            throw ValidationError("\(option) takes a time such as 2024-06-17T08:00:00+07:00.")
        }
        return moment
    }
}
