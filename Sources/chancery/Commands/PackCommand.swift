// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Freezes consolidated answers, and shows, verifies and compares them.",
        subcommands: [Freeze.self, Show.self, List.self, Verify.self, Diff.self])

    /// Which pack of a group.
    struct Name: ParsableArguments {
        @Option(help: "Id of the group.")
        var group: String

        @Option(help: "Code of the regime.")
        var regime: String

        @Option(help: "Code of the period, or of the first one of a range.", transform: periodArgument)
        var period: Period

        @Option(
            help: ArgumentHelp("Code of the last period of a range.", valueName: "period"), transform: periodArgument)
        var through: Period?

        func name(_ number: Int32) -> PackName {
            PackName(group: group, regime: regime, from: period, through: through, number: number)
        }
    }

    struct Freeze: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Freezes the answer of now as the next pack: it never changes, whatever is corrected later.")

        @OptionGroup var question: ConsolidationOptions

        @Option(help: "Title of the pack.")
        var title: String

        @Option(name: .customLong("by"), help: ArgumentHelp("Who freezes it.", valueName: "name"))
        var actor: String

        @Option(help: "Anything that readers must know.")
        var note: String = ""

        @OptionGroup var moment: MomentOption
        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            // Made once, so that a lost answer is asked for again and nothing is frozen twice.
            let request = FreezePackRequest(
                requestID: session.retrier.environment.makeRequestID(), query: question.request(moment: moment.asOf),
                title: title, actor: actor, note: note)
            let response = try await session.ask { try await $0.freeze(request, timeout: $1) }
            try session.show(PackListView(packs: [response.head]))
            return .success
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a pack: its figures and what they rest on.")

        @OptionGroup var pack: Name

        @Option(help: "Which pack; the latest by default.")
        var number: Int32 = 0

        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            let name = pack.name(number)
            let (head, bytes) = try await session.ask { try await $0.pack(name, timeout: $1) }
            guard let decoder = WireDecoder(arenaBytes: Pack.arenaBytes, unknownFields: .dropped) else {
                throw Problem(.internalError, "there is no memory to read the pack")
            }
            try session.show(PackView(head: head, pack: try decoder.pack(bytes)))
            return .success
        }
    }

    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Lists packs.")

        @Option(help: "Only of this group.")
        var group: String = ""

        @Option(help: "Only of this regime; goes with --group.")
        var regime: String = ""

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            try refuseYAML()
            if group.isEmpty, !regime.isEmpty { throw ValidationError("--regime goes with --group.") }
        }

        func execute(_ session: Session) async throws -> CommandStatus {
            let request = ListPacksRequest(group: group, regime: regime)
            try session.show(PackListView(packs: try await session.ask { try await $0.packs(request, timeout: $1) }))
            return .success
        }
    }

    struct Verify: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the answer of a pack again from the stored reports and says whether it is the same.")

        @OptionGroup var pack: Name

        @Option(help: "Which pack; the latest by default.")
        var number: Int32 = 0

        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            let name = pack.name(number)
            let verification = try await session.ask { try await $0.verifyPack(name, timeout: $1) }
            try session.show(PackVerificationView(verification: verification))
            return verification.isSound ? .success : .refused
        }
    }

    struct Diff: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what changed from one pack to another, or to the answer of now, and why.")

        @OptionGroup var pack: Name

        @Option(help: ArgumentHelp("The earlier pack.", valueName: "number"))
        var from: Int32

        @Option(
            help: ArgumentHelp("The later pack, or live for the answer of now.", valueName: "number"),
            transform: laterArgument)
        var to: Int32 = 0

        @OptionGroup var options: GlobalOptions

        func validate() throws { try refuseYAML() }

        func execute(_ session: Session) async throws -> CommandStatus {
            let request = DiffPacksRequest(from: pack.name(from), toNumber: to)
            let difference = try await session.ask { try await $0.difference(request, timeout: $1) }
            try session.show(DifferenceView(difference: difference))
            return .success
        }
    }
}

private func laterArgument(_ text: String) throws -> Int32 {
    if text == "live" { return 0 }
    guard let number = Int32(text), number >= 1 else {
        throw ValidationError("‘\(text)’ is no pack; write its number, or live.")
    }
    return number
}
