// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Foundation
internal import Testing

/// What a row costs, and that it costs the same however many there are. `docs/reference/store.md` has the command for a
/// long run.
@Suite struct ThroughputTests {
    static let batchCount = 64
    static let reportBytes = 1700
    static let parts = 10

    /// 12,800 rows unless the environment says otherwise.
    static var rows: Int {
        ProcessInfo.processInfo.environment["CHANCERY_STORE_ROWS"].flatMap { Int($0) } ?? 12_800
    }

    enum Order: String, CaseIterable, Sendable {
        /// Round after round, the offices of a round in any order: how reports come in.
        case rounds
        /// Offices and rounds all mixed up: the worst that an import can do.
        case scattered
    }

    @Test("A row costs the same at the end as at the beginning", arguments: Order.allCases)
    func flat(_ order: Order) throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try store.writer.installCatalogue(
            bytes: [1], digest: Samples.digest(of: [1]), edition: "1", installedBy: "daemon", at: Samples.start)
        let keys = ThroughputTests.keys(order)
        let batches = keys.count / ThroughputTests.batchCount
        var costs: [Double] = []
        let clock = ContinuousClock()
        let start = clock.now
        for part in 0..<ThroughputTests.parts {
            let range = part * batches / ThroughputTests.parts..<(part + 1) * batches / ThroughputTests.parts
            var samples: [Double] = []
            for number in range {
                let first = number * ThroughputTests.batchCount
                let batch = keys[first..<first + ThroughputTests.batchCount].map(ThroughputTests.submission)
                let before = ThroughputTests.threadSeconds()
                _ = try store.writer.commit(batch, at: Samples.start)
                store.writer.checkpoint()
                samples.append((ThroughputTests.threadSeconds() - before) / Double(ThroughputTests.batchCount))
            }
            // The median: merges of the log and a busy machine disturb single commits.
            costs.append(samples.sorted()[samples.count / 2] * 1_000_000)
        }
        let elapsed = (clock.now - start) / .seconds(1)
        let perPart = costs.map { String(format: "%.1f", $0) }.joined(separator: " ")
        let rate = Int(Double(keys.count) / elapsed)
        let line = "\(order): \(keys.count) rows, \(rate) rows/s; CPU us per row, medians of tenths: \(perPart)\n"
        FileHandle.standardError.write(Data(line.utf8))
        #expect(store.statistics().reportCount == Int64(batches * ThroughputTests.batchCount))
        store.writer.close()
        // Ten times the rows make an index one level deeper at most; what grows with the rows grows tenfold.
        #expect(costs[ThroughputTests.parts - 1] < costs[0] * 3)
    }

    private static func keys(_ order: Order) -> [ReportKey] {
        var generator = SeededGenerator(seed: 5)
        var keys: [ReportKey] = []
        for number in 0... {
            let months = number / 2
            guard keys.count < rows, let month = Period(form: .month, year: 1900 + months / 12, index: months % 12 + 1)
            else { break }
            let regime = number % 2 == 0 ? "FA-D09" : "FA-ADHOC"
            let offices = (0..<63).shuffled(using: &generator)
            keys += offices.map { ReportKey(office: "vn-\($0)", regime: regime, period: month) }
        }
        let some = Array(keys.prefix(rows / batchCount * batchCount))
        return order == .rounds ? some : some.shuffled(using: &generator)
    }

    private static let bytes = [UInt8](repeating: 0x20, count: reportBytes)
    private static let digest = Samples.digest(of: bytes)

    private static func submission(_ key: ReportKey) -> ReportSubmission {
        var generator = SystemRandomNumberGenerator()
        return ReportSubmission(
            key: key, requestID: .random(using: &generator), digest: digest, bytes: bytes, receivedAt: Samples.start,
            catalogueVersion: 1, submittedBy: "office:vn-01")
    }

    /// Processor time of this thread, which tests beside it do not touch.
    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
