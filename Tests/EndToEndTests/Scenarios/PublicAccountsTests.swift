// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// What the five public accounts state goes in and comes back with its meaning intact.
    @Suite struct PublicAccountsTests {
        @Test("Every account is taken, comes back equal, and every row of the sources is in its figures")
        func comeBack() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: "2026-01-20T08:00:00+07:00")
            let client = daemon.client()
            var generator = SeededGenerator(seed: 6)
            let accounts = RepositoryFiles.fixtures.appending(path: "reports/accounts")
            let names = try FileManager.default.contentsOfDirectory(atPath: accounts.path).sorted()
            #expect(names.count == 7)
            var rows: [Int: Set<String>] = [:]
            for name in names {
                for report in try Documents.reports("accounts/\(name)") {
                    let encoded = EncodedReport(report)
                    let receipt = try await client.submit(encoded.bytes, requestID: generator.requestID()).receipt
                    let stored = try await client.get(GetReportRequest(key: receipt.key))
                    #expect(stored.report == encoded.bytes && stored.receipt == receipt, "\(name)")
                    let returned = try await client.report(in: stored)
                    #expect(returned == report, "\(name)")
                    for figure in returned.figures {
                        for row in sourceRows(figure.source) { rows[row, default: []].insert(figure.indicator) }
                    }
                }
            }
            let coverage = try coverage()
            #expect(coverage.count == 60)
            for (row, indicators) in coverage { #expect(rows[row] == indicators, "row \(row)") }
            try await daemon.stop()
        }

        /// The numbers in `row 28: Hue` or `rows 36, 37: ...`.
        private func sourceRows(_ source: String) -> [Int] {
            guard source.hasPrefix("row"), let colon = source.firstIndex(of: ":") else { return [] }
            return source[..<colon].split { !$0.isNumber }.compactMap { Int($0) }
        }

        /// For each row of the sources, the indicators that carry it.
        private func coverage() throws -> [Int: Set<String>] {
            let text = try String(
                contentsOf: RepositoryFiles.fixtures.appending(path: "catalogue-coverage.csv"), encoding: .utf8)
            var coverage: [Int: Set<String>] = [:]
            for line in text.split(separator: "\n").dropFirst() {
                let cells = line.split(separator: ",")
                coverage[try #require(Int(cells[0]))] = Set(cells[1].split(separator: " ").map(String.init))
            }
            return coverage
        }
    }
}
