// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// The machine's clock goes back between two starts.
    @Suite struct WrongClockTests {
        @Test("Sequences grow, receipts keep their time, and what is known as of a time only grows")
        func clockGoesBack() async throws {
            let folder = try TemporaryFolder()
            var generator = SeededGenerator(seed: 13)
            let early = try GroupTwo.report(of: GroupTwo.hanoi)
            let late = try GroupTwo.report(of: GroupTwo.thaiBinh)
            let earlyID = generator.requestID()

            var daemon = try await DaemonProcess.development(folder.path, clock: "2024-06-16T08:00:00+07:00")
            let first = try await daemon.client().submit(early, earlyID).receipt
            try await daemon.stop()

            daemon = try await DaemonProcess.development(folder.path, clock: "2024-06-15T08:00:00+07:00")
            let client = daemon.client()
            let repeated = try await client.submit(early, earlyID)
            #expect(repeated.isRepeated && repeated.receipt == first)
            let second = try await client.submit(late, generator.requestID()).receipt
            #expect(second.sequence == first.sequence + 1)
            #expect(second.receivedAt < first.receivedAt, "the time of receipt is what the clock said")
            #expect(second.receivedAt.rfc3339(in: .indochina).hasPrefix("2024-06-15T08:0"))

            // The second commit counts as made when the first was: history does not go back.
            let before = try moment("2024-06-16T07:00:00+07:00")
            let after = try moment("2024-06-16T09:00:00+07:00")
            let atAfter = try await client.consolidation(try GroupTwo.request(.time(after)))
            #expect(atAfter.sum("delegations.outbound") == 124 && atAfter.sequence == second.sequence)
            let now = try await client.consolidation(try GroupTwo.request())
            #expect(now == atAfter)
            let failure = await #expect(throws: CallFailure.self) {
                try await client.consolidation(try GroupTwo.request(.time(before)))
            }
            #expect(failure?.reason == .noSuchCatalogue, "nothing was there yet")
            let atFirst = try await client.consolidation(try GroupTwo.request(.sequence(first.sequence)))
            #expect(atFirst.sum("delegations.outbound") == 118)
            try await daemon.stop()
        }

        private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
    }
}
