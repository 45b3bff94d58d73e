// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct InfoCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Says what the server is and how it does.")

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let info = try await session.ask { try await $0.serverInfo(timeout: $1) }
        try session.show(InfoView(address: session.client.address, info: info))
        return .success
    }
}

/// What a server says of itself.
struct InfoView: View {
    let address: ServerAddress
    let info: ServerInfo

    private var limits: [(name: String, value: Int64)] {
        [
            ("request_bytes_max", info.limits.requestBytesMax),
            ("calls_per_connection_max", Int64(info.limits.callsPerConnectionMax)),
            ("submissions_per_office_max", Int64(info.limits.submissionsPerOfficeMax)),
            ("import_reports_max", Int64(info.limits.importReportsMax)),
            ("figures_per_report_max", Int64(info.limits.figuresPerReportMax)),
        ]
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([TextTable.Column("PROPERTY"), TextTable.Column("VALUE")])
        table.add(["address", address.description])
        table.add(["version", info.version])
        table.add(["contract", info.contract])
        table.add(["state", info.isDraining ? "stopping" : "serving"])
        table.add(["now", style.time(info.now)])
        table.add(["started", style.time(info.startedAt)])
        table.add(["store sequence", String(info.storeSequence)])
        table.add(["catalogue", "\(info.catalogueVersion) (\(info.catalogueEdition))"])
        if let caller = info.caller { table.add(["you are", caller.identity]) }
        for limit in limits { table.add([limit.name, limit.value == 0 ? "not said" : String(limit.value)]) }
        for counter in info.counters { table.add([counter.name, String(counter.value)]) }
        return table.text(style)
    }

    var json: JSONValue {
        [
            "address": .string(address.description), "version": .string(info.version),
            "contract": .string(info.contract), "is_draining": .bool(info.isDraining), "now": .optional(info.now),
            "started_at": .optional(info.startedAt), "store_sequence": .integer(info.storeSequence),
            "catalogue_version": .integer(info.catalogueVersion),
            "catalogue_edition": .string(info.catalogueEdition),
            "limits": .object(limits.map { JSONValue.Member($0.name, .integer($0.value)) }),
            "caller": info.caller.map { JSONValue.string($0.identity) } ?? .null,
            "counters": .object(info.counters.map { JSONValue.Member($0.name, .integer($0.value)) }),
        ]
    }

    var csv: [[String]] {
        [["name", "value"]]
            + [
                ["version", info.version], ["contract", info.contract],
                ["is_draining", info.isDraining ? "true" : "false"], ["now", info.now.rfc3339(in: .utc)],
                ["started_at", info.startedAt.rfc3339(in: .utc)], ["store_sequence", String(info.storeSequence)],
                ["catalogue_version", String(info.catalogueVersion)], ["catalogue_edition", info.catalogueEdition],
            ] + limits.map { [$0.name, String($0.value)] } + info.counters.map { [$0.name, String($0.value)] }
    }
}
