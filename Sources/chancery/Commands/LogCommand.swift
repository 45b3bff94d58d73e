// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryTransparency
internal import ChanceryWire

/// The server's log, from outside.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Shows signed heads of the log, and checks that nothing in it was rewritten.",
        subcommands: [LogHeadCommand.self, LogConsistencyCommand.self])
}

struct LogHeadCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Writes a signed head of the log, as a note that other tools read.",
        discussion: "Keep what it writes: a later head can be checked against it with ‘chancery log consistency’.")

    @Option(help: "Size of the tree; the last one by default.")
    var size: Int64?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        if let size, size < 1 { throw ValidationError("--size takes 1 or more.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        let head = try await session.ask { try await $0.treeHead(size: size ?? 0, timeout: $1) }
        try session.show(TreeHeadView(treeHead: head))
        return .success
    }
}

struct LogConsistencyCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "consistency", abstract: "Checks that the log of today begins with the log of then.",
        discussion: """
            FILE holds a signed head that was kept, as ‘chancery log head’ writes it or as it stands in a receipt. Both \
            heads must be signed with the log's key, and the server must prove that the newer tree begins with the older.
            """)

    @Argument(help: ArgumentHelp("File with the earlier head.", valueName: "file"))
    var earlier: String

    @OptionGroup var key: LogKeyOption
    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let keys = try key.read()
        let old = try readHead()
        let oldHead = old.head
        let response = try await session.ask { client, timeout in
            try await client.consistencyProof(GetConsistencyProofRequest(fromSize: oldHead.size), timeout: timeout)
        }
        let new = try Checkpoint(note: response.toTreeHead.note)
        for head in [old, new] where !(try keys.verifiers(of: head)).contains(where: head.isSigned) {
            throw Problem(
                .refused, "the head of the tree of \(head.head.size) leaves is not signed with a key that was given")
        }
        guard
            MerkleProof.isConsistent(
                old: oldHead.size, oldRoot: oldHead.root, new: new.head.size, newRoot: new.head.root,
                proof: response.hashes)
        else {
            throw Problem(
                .refused,
                "the log of \(new.head.size) leaves does not begin with the log of \(oldHead.size) leaves that was kept: "
                    + "its past was rewritten")
        }
        try session.show(ConsistencyView(old: oldHead, new: new.head))
        return .success
    }

    private func readHead() throws -> Checkpoint {
        guard let bytes = try WholeFile.read(earlier, bytesMax: Checkpoint.byteCountMax) else {
            throw Problem(.unreadable, "cannot read \(earlier): there is no such file")
        }
        do {
            return try Checkpoint(note: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Problem(.unreadable, "\(earlier) is no signed head: \(error)")
        }
    }
}
