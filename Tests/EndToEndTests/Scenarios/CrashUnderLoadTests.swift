// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Synchronization
internal import Testing

extension EndToEndTests {
    /// The daemon is gone in the middle of the work.
    @Suite struct CrashUnderLoadTests {
        static let roundCount = 10
        static let reportsPerRound = 96

        @Test("kill -9 at random moments: what was acknowledged is there, the rest is absent or whole")
        func kill9() async throws {
            let folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 9)
            var daemon = try await DaemonProcess.configured(
                folder.path, ["catalogue.directory: \(RepositoryFiles.catalogue)"])
            var lastSequence: StoreSequence = 0
            var unansweredCount = 0
            for round in 0..<Self.roundCount {
                let load = Load(
                    try Load.submissions(
                        from: round * Self.reportsPerRound, count: Self.reportsPerRound, using: &generator))
                let enough = Int.random(in: 1..<Self.reportsPerRound / 2, using: &generator)
                let pause = Int.random(in: 0...3000, using: &generator)
                let victim = daemon
                async let work: Void = load.run(against: victim)
                try await eventually("\(enough) receipts") { load.acknowledgedCount >= enough ? true : nil }
                try await Task.sleep(for: .microseconds(pause))
                try await daemon.kill9()
                await work
                unansweredCount += load.submissions.count - load.acknowledgedCount

                daemon = try await DaemonProcess.configured(folder.path, [])
                let receipts = try await daemon.client().checkAfterLoss(of: load)
                let sequences = receipts.map(\.sequence)
                #expect(Set(sequences).count == receipts.count)
                #expect(try #require(sequences.min()) > lastSequence)
                lastSequence = try #require(sequences.max())
            }
            #expect(unansweredCount > 0, "the daemon was never killed under load")
            let all = try await daemon.client().serverInfo().storeSequence
            // One more for the catalogue: nothing is stored twice and nothing besides.
            #expect(all == StoreSequence(Self.roundCount * Self.reportsPerRound + 1))
            #expect(try await daemon.stop() == 0)
        }

        @Test("SIGTERM under load: every receipt holds, and nobody is left waiting")
        func terminated() async throws {
            let folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 7)
            let daemon = try await DaemonProcess.development(folder.path)
            let load = Load(try Load.submissions(from: 0, count: 800, using: &generator))
            let begin = ContinuousClock.now
            async let work: Void = load.run(against: daemon)
            try await eventually("40 receipts") { load.acknowledgedCount >= 40 ? true : nil }
            #expect(try await daemon.stop() == 0)
            await work
            #expect(ContinuousClock.now - begin < .seconds(9), "a call hung until its own deadline")
            #expect(load.acknowledgedCount < load.submissions.count, "the daemon was not stopped under load")
            for case (_, .unanswered(let error)) in load.results {
                let isExpected = error is ConnectionLost || RetryPolicy.leastDelay(after: error) != nil
                #expect(isExpected, "\(error)")
            }
            let again = try await DaemonProcess.development(folder.path)
            try await again.client().checkAfterLoss(of: load)
            try await again.stop()
        }

        @Test("kill -9 at random moments of the start: the next start succeeds")
        func killedWhileStarting() async throws {
            let folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 50)
            for round in 0..<12 {
                let arguments = [
                    try RepositoryFiles.product("chanceryd"), "serve", "--dev", folder.path, "--listen", "127.0.0.1:0",
                    "--catalogue", RepositoryFiles.catalogue,
                ]
                let log = folder.path + "/start-\(round)"
                let process = try ChildProcess(arguments, output: log + ".out", errors: log + ".log")
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...120, using: &generator)))
                process.signal(SIGKILL)
                _ = try await process.ended(within: .seconds(5))
            }
            let daemon = try await DaemonProcess.development(folder.path)
            #expect(try await daemon.client().serverInfo().storeSequence == 1)
            #expect(try await daemon.stop() == 0)
        }

        @Test("kill -9 in the middle of an import: importing again completes it, and nothing is in twice")
        func killedImport() async throws {
            let folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 51)
            let submissions = try Load.submissions(from: 0, count: 400, using: &generator)
            var daemon = try await DaemonProcess.development(folder.path)
            let port = daemon.port
            let watcher = daemon.client()
            let session = SubmissionSession(client: daemon.client(), within: .seconds(30))
            let receipts = Receipts()
            async let importing: Void = session.importAll(submissions) { position, outcome in
                try receipts.add(outcome.get(), at: position)
            }
            try await eventually("a part of the import") {
                try await watcher.serverInfo().storeSequence > 40 ? true : nil
            }
            try await daemon.kill9()
            daemon = try await DaemonProcess.development(folder.path, port: port)
            try await importing
            let accepted = receipts.all
            #expect(accepted.count == submissions.count)
            #expect(accepted.contains { $0.value.isRepeated }, "the import was over before the kill")
            #expect(Set(accepted.values.map(\.receipt.sequence)) == Set(2...401))
            #expect(try await daemon.client().serverInfo().storeSequence == 401)
            try await daemon.stop()
        }
    }
}

/// What an import has so far.
private final class Receipts: Sendable {
    private let state = Mutex<[Int: AcceptedSubmission]>([:])

    var all: [Int: AcceptedSubmission] { state.withLock { $0 } }

    func add(_ accepted: AcceptedSubmission, at position: Int) { state.withLock { $0[position] = accepted } }
}
