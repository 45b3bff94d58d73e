// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct WhoamiCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Says who the server takes this client for, and until when.",
        discussion: """
            What an identity may do is in docs/reference/rights.md. Over plaintext the server knows nobody and lets \
            everybody do everything.
            """)

    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let info = try await session.ask { try await $0.serverInfo(timeout: $1) }
        guard let caller = info.caller else {
            throw Problem(.refused, "the server is of an older version and does not say who is calling")
        }
        try session.show(WhoamiView(address: session.client.address, caller: caller))
        return .success
    }
}

/// Who a server takes its caller for.
struct WhoamiView: View {
    let address: ServerAddress
    let caller: ServerCaller

    private var identity: PeerIdentity? { PeerIdentity(caller.identity) }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([TextTable.Column("PROPERTY"), TextTable.Column("VALUE")])
        table.add(["server", address.description])
        table.add(["role", identity?.role.rawValue ?? caller.identity])
        table.add(["name", identity?.name ?? ""])
        table.add(["certificate until", caller.certificateExpiresAt.map(style.time) ?? "no certificate"])
        return table.text(style)
    }

    var json: JSONValue {
        [
            "server": .string(address.description), "identity": .string(caller.identity),
            "role": .string(identity?.role.rawValue ?? ""), "name": .string(identity?.name ?? ""),
            "certificate_expires_at": .optional(caller.certificateExpiresAt),
        ]
    }

    var csv: [[String]] {
        [
            ["name", "value"], ["identity", caller.identity],
            ["certificate_expires_at", caller.certificateExpiresAt?.rfc3339(in: .utc) ?? ""],
        ]
    }
}
