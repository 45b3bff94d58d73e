// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// The leader looks while one report is missing, and again when all are in.
    @Suite struct PartialThenFullTests {
        @Test("16 of 17, then 17 of 17")
        func missingThenComplete() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let client = daemon.client()
            var generator = SeededGenerator(seed: 4)
            let last = try await submitAllBut(GroupTwo.thaiBinh, client, &generator)

            let partial = try await client.consolidation(try GroupTwo.request())
            try expectPartial(partial)
            _ = try await client.submit(last, generator.requestID())
            let full = try await client.consolidation(try GroupTwo.request())
            try expectFull(full)
            #expect(full.sequence == partial.sequence + 1 && full.digest != partial.digest)

            let again = try await client.consolidation(try GroupTwo.request(.sequence(partial.sequence)))
            #expect(again == partial)
            try await daemon.stop()
        }

        @Test("A watcher is told 392, then 398")
        func watched() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let client = daemon.client()
            var generator = SeededGenerator(seed: 5)
            let last = try await submitAllBut(GroupTwo.thaiBinh, client, &generator)

            let watcher = daemon.client()
            var answers = watcher.watch(try GroupTwo.request()).makeAsyncIterator()
            let first = try #require(try await answers.next())
            #expect(first.sum("delegations.outbound") == 392)
            _ = try await client.submit(last, generator.requestID())
            let second = try #require(try await answers.next())
            #expect(second.sum("delegations.outbound") == 398)
            #expect(second == (try await client.consolidation(try GroupTwo.request())))
            // A watch open at the stop is ended, not left hanging.
            #expect(try await daemon.stop() == 0)
            await #expect(throws: (any Error).self) {
                while try await answers.next() != nil {}
                throw Timeout(description: "the watch ended without a word")
            }
        }

        /// Submits the others' reports and returns the one left out.
        private func submitAllBut(
            _ office: String, _ client: OfficeClient, _ generator: inout SeededGenerator
        ) async throws -> Report {
            for report in try GroupTwo.reports() where report.office != office {
                _ = try await client.submit(report, generator.requestID())
            }
            return try GroupTwo.report(of: office)
        }

        private func expectPartial(_ answer: Consolidation) throws {
            let outbound = try #require(answer.figure("delegations.outbound"))
            #expect(answer.sum("delegations.outbound") == 392)
            #expect(outbound.coverage.included.count == 16)
            #expect(outbound.coverage.missing.map(\.office) == [GroupTwo.thaiBinh])
            #expect(!outbound.coverage.isComplete)
            #expect(answer.completeness.total == counts(expected: 17, onTime: 16))
            #expect(
                answer.completeness.byKind == [
                    KindCompleteness(kind: .department, counts: counts(expected: 7, onTime: 7)),
                    KindCompleteness(kind: .officeUnit, counts: counts(expected: 10, onTime: 9)),
                ])
            let missing = answer.members.filter { $0.reports.map(\.timeliness) == [.missing] }
            #expect(missing.map(\.office) == [GroupTwo.thaiBinh])
            #expect(missing.map(\.name.english) == ["Thai Binh"])
            #expect(missing.map(\.name.vietnamese) == ["Tỉnh Thái Bình"])

            let consular = try #require(answer.figure("consular.cases"))
            let zero = consular.contributions.first { $0.office == GroupTwo.bacKan }
            #expect(zero?.quantity.value.isZero == true && zero?.use == .used)
            #expect(consular.coverage.included.contains(GroupTwo.bacKan))
            #expect(!consular.contributions.contains { $0.office == GroupTwo.thaiBinh })
            #expect(answer.sum("consular.cases") == 51)
        }

        private func expectFull(_ answer: Consolidation) throws {
            for (indicator, units) in GroupTwo.sums {
                #expect(answer.sum(indicator) == units, "\(indicator)")
                let coverage = try #require(answer.figure(indicator)).coverage
                #expect(coverage.isComplete && coverage.included.count == 17, "\(indicator)")
            }
            let words = GroupTwo.sums.prefix(4).map { answer.figure($0.indicator)?.words.english }
            #expect(words == ["nearly 400", "about 360", "14", "nearly 100"])
            #expect(answer.completeness.total == counts(expected: 17, onTime: 17))
        }

        private func counts(expected: Int32, onTime: Int32) -> CompletenessCounts {
            CompletenessCounts(
                expected: expected, reported: onTime, onTime: onTime, missing: expected - onTime)
        }
    }
}
