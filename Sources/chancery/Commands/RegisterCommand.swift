// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct RegisterCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Shows what offices list one by one: agreements, delegations, aid, events or cases.",
        discussion: """
            One row for each thing, with everybody who reports it, who inherited it at a merger, and where the \
            reporters disagree. Below stands how the figures and the entries that they count agree.
            """)

    @OptionGroup var question: ConsolidationOptions

    @Option(
        help: ArgumentHelp(
            "Which register: \(RegisterKind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "register"))
    var kind: RegisterKindOption

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only entries that stand so, such as signed; for agreements and cases.", valueName: "word"))
    var status: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Only with this partner; not for aid.", valueName: "code"))
    var partner: [String] = []

    @Flag(help: "Only entries whose reporters disagree.")
    var conflicts = false

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        let register = kind.register
        if let wrong = status.first(where: { !register.statuses.contains($0) }) {
            throw ValidationError(
                register.statuses.isEmpty
                    ? "Entries of the register \(register.rawValue) have no status."
                    : "‘\(wrong)’ is no status; write \(register.statuses.joined(separator: ", ")).")
        }
        if !partner.isEmpty, !register.dimensions.contains("partner") {
            throw ValidationError("Entries of the register \(register.rawValue) have no partner.")
        }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = ListRegisterEntriesRequest(
            query: question.request(moment: moment.asOf), register: kind.register, statuses: status,
            partners: partner, conflictsOnly: conflicts)
        let answer = try await session.ask { try await $0.registerEntries(request, timeout: $1) }
        try session.show(RegisterView(answer: answer))
        return .success
    }
}

struct RegisterKindOption: ExpressibleByArgument {
    let register: RegisterKind

    init?(argument: String) {
        guard let register = RegisterKind(rawValue: argument) else { return nil }
        self.register = register
    }
}
