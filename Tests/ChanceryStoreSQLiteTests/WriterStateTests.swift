// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryTransparency
internal import GRDB
internal import Testing

@testable internal import ChanceryStoreSQLite

/// What the writer asks the database.
@Suite struct WriterStateTests {
    private struct Interruption: Error {}

    private let other = Samples.key("vn-02", regime: "FA-ADHOC")

    @Test("A report of a round without acts costs no statement more, whatever acts there are elsewhere")
    func noFurtherStatement() throws {
        try withState { database, state in
            let first = try statements(of: database) { try commit(1, "vn-01", to: state) }
            _ = try state.transaction { try state.commit(act: Samples.act(.close, on: other, request: 1), at: now) }
            let second = try statements(of: database) { try commit(1, "vn-03", to: state) }
            #expect(first == second)
            #expect(!second.contains { $0.contains("FROM act") })
            _ = try state.transaction {
                try state.commit(act: Samples.act(.reply, on: Samples.key("vn-09"), request: 1), at: now)
            }
            let correction = try statements(of: database) { try commit(2, "vn-01", replaces: 1, to: state) }
            #expect(correction.count { $0.contains("FROM act") } == 1)
        }
    }

    @Test("A round whose only act was rolled back has none")
    func rollback() throws {
        try withState { database, state in
            try commit(1, "vn-01", to: state)
            let before = state.position
            #expect(throws: Interruption.self) {
                try state.transaction {
                    _ = try state.commit(act: Samples.act(.close, on: Samples.key(), request: 1), at: now)
                    _ = try state.commit(act: Samples.act(.close, on: other, request: 1), at: now)
                    throw Interruption()
                }
            }
            #expect(state.position == before)
            let round = try #require(try state.roundNumber(Round(regime: Samples.regime, period: Samples.period)))
            #expect(!state.hasActs(inRound: round))
            // The number that the lost round had is given to the next one.
            #expect(try !state.hasActs(inRound: state.addRound(Round(regime: "X", period: Samples.period))))
        }
    }

    @Test("Positions are counted up as they are read from the file")
    func positions() throws {
        try withState { database, state in
            try commit(1, "vn-01", to: state)
            _ = try state.transaction { try state.commit(act: Samples.act(.close, request: 1), at: now) }
            _ = try state.transaction { try state.commit(pack: Samples.pack(request: 1), at: now) }
            let again = try WriterState(database, .defaults, signer: signer)
            #expect(again.position == state.position)
            #expect(again.position.sequence == 4)
            let round = try #require(try again.roundNumber(Round(regime: Samples.regime, period: Samples.period)))
            #expect(again.hasActs(inRound: round))
        }
    }

    private var now: Instant { Samples.start }
    private let signer: LogSigner

    init() throws { signer = try LogSigner(key: .generate(.ed25519)) }

    private func commit(_ request: UInt64, _ office: String, replaces: Int32 = 0, to state: WriterState) throws {
        let outcome = try state.transaction {
            try state.commit(
                Samples.submission(Samples.key(office), request: request, replaces: replaces, text: "\(request)"),
                at: now)
        }
        guard case .accepted = outcome else { throw Interruption() }
    }

    /// A writer on a file with one catalogue, whose round and offices are known to it.
    private func withState(_ body: (Database, WriterState) throws -> Void) throws {
        let directory = try TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.path + "/file")
        try queue.writeWithoutTransaction { database in
            try Schema.migrate(database, from: 0, signer: signer)
            let state = try WriterState(database, .defaults, signer: signer)
            _ = try state.transaction {
                try state.installCatalogue(
                    bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: now)
            }
            _ = try state.transaction {
                try (state.addRound(Round(regime: Samples.regime, period: Samples.period)), state.addOffice("vn-00"))
            }
            try body(database, state)
        }
        try queue.close()
    }

    private func statements(of database: Database, during body: () throws -> Void) throws -> [String] {
        var found: [String] = []
        database.trace { found.append($0.description) }
        defer { database.trace(options: []) }
        try body()
        return found.map { sql in
            // Values are part of the text.
            String(sql.prefix { $0 != "'" && $0 != "=" })
        }
    }
}
