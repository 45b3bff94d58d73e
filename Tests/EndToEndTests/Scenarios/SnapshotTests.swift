// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import Synchronization
internal import Testing

extension EndToEndTests {
    /// While everybody corrects, every answer is of one moment.
    @Suite struct SnapshotTests {
        static let correctionCount = 12
        static let readerCount = 3

        /// What happened, for judging the answers afterwards.
        private final class History: Sendable {
            let receipts = Mutex<[Receipt]>([])
            let answers = Mutex<[Consolidation]>([])
            let isWriting = Mutex(true)
        }

        @Test("Members rewrite their figures in a loop: no answer mixes two moments, and each can be had again")
        func oneSnapshot() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let history = History()
            try await withThrowingTaskGroup(of: Void.self) { readers in
                for _ in 0..<Self.readerCount {
                    readers.addTask { try await read(daemon.client(), history) }
                }
                _ = try await GroupTwo.reports().enumerated().concurrently { number, report in
                    try await write(report, seed: UInt64(number), daemon.client(), history)
                }
                history.isWriting.withLock { $0 = false }
                try await readers.waitForAll()
            }
            let answers = history.answers.withLock { $0 }.sorted { $0.sequence < $1.sequence }
            let receipts = history.receipts.withLock { $0 }
            #expect(receipts.count == 17 * (1 + Self.correctionCount))
            #expect(Set(answers.map(\.sequence)).count > 5, "the readers saw too little of the writing")
            for answer in answers { try expectOneMoment(answer, receipts) }

            let client = daemon.client()
            for answer in answers {
                let again = try await client.consolidation(try GroupTwo.request(.sequence(answer.sequence)))
                #expect(again == answer)
            }
            try await daemon.stop()
        }

        /// Every revision states its own number eight times.
        private func write(
            _ report: Report, seed: UInt64, _ client: OfficeClient, _ history: History
        ) async throws {
            var report = report
            var generator = SeededGenerator(seed: seed)
            for revision in 1...Int32(1 + Self.correctionCount) {
                if revision > 1 { report.correction = Correction(replacesRevision: revision - 1, reason: "again") }
                for position in report.figures.indices { report.figures[position].value = .decimal("\(revision)") }
                let response = try await client.submit(report, generator.requestID())
                #expect(response.receipt.revision == revision)
                history.receipts.withLock { $0.append(response.receipt) }
            }
        }

        private func read(_ client: OfficeClient, _ history: History) async throws {
            while history.isWriting.withLock({ $0 }) {
                let answer = try await client.consolidation(try GroupTwo.request())
                history.answers.withLock { $0.append(answer) }
            }
        }

        private func expectOneMoment(_ answer: Consolidation, _ receipts: [Receipt]) throws {
            var current: [String: Int32] = [:]
            for receipt in receipts where receipt.sequence <= answer.sequence {
                current[receipt.key.office] = max(current[receipt.key.office] ?? 0, receipt.revision)
            }
            for member in answer.members {
                #expect(member.reports.map(\.revision) == [current[member.office] ?? 0])
            }
            for (indicator, _) in GroupTwo.sums {
                guard !current.isEmpty else {
                    #expect(answer.sum(indicator) == nil)
                    continue
                }
                let figure = try #require(answer.figure(indicator))
                for part in figure.contributions {
                    #expect(part.revision == current[part.office])
                    #expect(part.quantity.value.rescaled(to: 0)?.units == part.revision.asUnits)
                }
                #expect(Set(figure.contributions.map(\.office)) == Set(current.keys))
                #expect(answer.sum(indicator) == current.values.reduce(0) { $0 + $1.asUnits })
            }
        }
    }
}

extension Int32 {
    fileprivate var asUnits: Int64 { Int64(self) }
}
