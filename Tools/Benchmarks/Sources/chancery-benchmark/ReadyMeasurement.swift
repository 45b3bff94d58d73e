// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// How long a daemon that was killed takes until it serves again, with many reports and with none.
struct ReadyMeasurement {
    static let storedReports = 100_000
    /// Reports that are sent before each kill, so that there is something to recover.
    static let reportsBeforeKill = 1000

    let daemon: String
    let catalogue: String

    func run(in folder: URL, rounds: Int) async throws -> ReadyResults {
        let opened = try OpenedCatalogue.copy(of: catalogue, into: folder)
        let full = folder.appendingPathComponent("full").path
        let empty = folder.appendingPathComponent("empty").path
        let template = try ReportTemplate()
        let fill = CallLoad(template: template, connectionCount: 64, callsPerConnection: 8)
        let trickle = CallLoad(template: template, connectionCount: 8, callsPerConnection: 1)

        var loaded = try start(full, opened).server
        var fresh = try start(empty, opened).server
        defer {
            loaded.kill()
            fresh.kill()
        }
        var sent = ReadyMeasurement.storedReports
        _ = try await fill.run(port: loaded.port, range: 0..<sent)
        var results = ReadyResults(storedReports: sent)
        for _ in 0..<rounds {
            let range = sent..<sent + ReadyMeasurement.reportsBeforeKill
            _ = try await trickle.run(port: loaded.port, range: range)
            sent = range.upperBound
            loaded.kill()
            fresh.kill()
            let again = try start(full, opened)
            loaded = again.server
            let freshAgain = try start(empty, opened)
            fresh = freshAgain.server
            results.rounds.append(.init(full: again.took, empty: freshAgain.took))
        }
        return results
    }

    /// Starts a daemon and says how long it took until it served, the loading of the program included.
    private func start(_ folder: String, _ catalogue: URL) throws -> (server: ServerProcess, took: Duration) {
        let begin = ContinuousClock.now
        let server = try ServerProcess(
            URL(fileURLWithPath: daemon),
            ["serve", "--dev", folder, "--listen", "127.0.0.1:0", "--catalogue", catalogue.path])
        return (server, ContinuousClock.now - begin)
    }
}

/// Starts after a kill. Both daemons of a round meet the same machine.
struct ReadyResults {
    struct Round {
        let full: Duration
        let empty: Duration
        var ratio: Double { full / empty }
    }

    static let fullVersusEmptyMax = 3.0

    let storedReports: Int
    var rounds: [Round] = []

    /// The median over the rounds.
    var fullVersusEmpty: Double { median(rounds.map(\.ratio)) }

    var misses: [String] {
        guard fullVersusEmpty > ReadyResults.fullVersusEmptyMax else { return [] }
        return ["ready_100k_vs_empty is \(decimals(fullVersusEmpty)), above 3"]
    }

    var table: String {
        """
        start to ready after kill -9, \(rounds.count) rounds

          \(storedReports) reports  \(decimals(median(rounds.map { milliseconds($0.full) }))) ms
          empty store     \(decimals(median(rounds.map { milliseconds($0.empty) }))) ms
          ratio           \(decimals(fullVersusEmpty))   (rounds: \(rounds.map { decimals($0.ratio) }.joined(separator: ", ")))
        """
    }

    /// The members of a JSON object.
    var jsonMembers: String {
        """
        "ready_100k_vs_empty": \(decimals(fullVersusEmpty)), \
        "ready_100k_milliseconds": \(decimals(median(rounds.map { milliseconds($0.full) }))), \
        "ready_empty_milliseconds": \(decimals(median(rounds.map { milliseconds($0.empty) })))
        """
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let upper = sorted.dropFirst(sorted.count / 2).first else { return 0 }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + upper) / 2 : upper
    }

    private func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }
    private func decimals(_ value: Double) -> String { String(format: "%.2f", value) }
}
