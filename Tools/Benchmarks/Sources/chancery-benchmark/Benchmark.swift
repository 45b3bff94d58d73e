// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import Foundation

/// Runs the benchmarks and prints their figures, or one JSON document.
@main
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chancery-benchmark",
        abstract: "Measures the daemon against a bare echo of the same frames, in one run.",
        subcommands: [EchoServer.self, Submit.self], defaultSubcommand: Submit.self)
}

/// Durable submissions against an echo.
struct Submit: AsyncParsableCommand {
    @Option(help: "The daemon to measure.")
    var daemon = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("chanceryd").path

    @Option(help: "Folder of the catalogue.")
    var catalogue = "Deploy/catalogue"

    @Option(help: "Connections.")
    var connections = 64

    @Option(help: "Calls under way on each connection.")
    var pipelined = 1

    @Option(help: "Rounds; each measures echo and daemon once.")
    var rounds = 5

    @Option(help: "Reports in each round.")
    var reports = 24_000

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
        guard rounds * reports <= ReportTemplate.keyCount else {
            throw ValidationError("rounds times reports must not exceed \(ReportTemplate.keyCount)")
        }
    }

    func run() async throws {
        let template = try ReportTemplate()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-benchmark-\(UUID().uuidString)")
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
        }
        let echo = try ServerProcess(URL(fileURLWithPath: CommandLine.arguments[0]), ["echo-server"])
        defer { echo.stop() }
        let server = try ServerProcess(
            URL(fileURLWithPath: daemon),
            [
                "serve", "--dev", folder.path, "--listen", "127.0.0.1:0", "--catalogue",
                try openedCatalogue(in: folder).path,
            ])
        defer { server.stop() }
        let generator = LoadGenerator(template: template, connectionCount: connections, callsPerConnection: pipelined)
        var results = SubmitResults(template: template, connections: connections, pipelined: pipelined)
        for round in 0..<rounds {
            let range = round * reports..<(round + 1) * reports
            let echoed = try await generator.run(port: echo.port, range: range, expectsReceipts: false)
            let stored = try await generator.run(port: server.port, range: range, expectsReceipts: true)
            results.add(echo: echoed.perSecond, durable: stored.perSecond)
        }
        results.peakMemoryKiB = try server.peakMemoryKiB()
        print(json ? results.json : results.table)
    }
}

extension Submit {
    /// A copy of the catalogue whose regimes are in force in every year, so that there are enough keys for first
    /// reports.
    private func openedCatalogue(in folder: URL) throws -> URL {
        let copy = folder.appendingPathComponent("catalogue")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: URL(fileURLWithPath: catalogue), to: copy)
        let regimes = copy.appendingPathComponent("regimes.yaml")
        let lines = try String(contentsOf: regimes, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        let opened = lines.filter { !$0.hasPrefix("    valid:") }
        guard opened.count < lines.count else { throw BenchmarkError("\(regimes.path) has no validity to open") }
        try opened.joined(separator: "\n").write(to: regimes, atomically: true, encoding: .utf8)
        return copy
    }
}

/// What the submit benchmark found.
struct SubmitResults {
    let template: ReportTemplate
    let connections: Int
    let pipelined: Int
    private(set) var echo: [Double] = []
    private(set) var durable: [Double] = []
    var peakMemoryKiB = 0

    init(template: ReportTemplate, connections: Int, pipelined: Int) {
        self.template = template
        self.connections = connections
        self.pipelined = pipelined
    }

    mutating func add(echo: Double, durable: Double) {
        self.echo.append(echo)
        self.durable.append(durable)
    }

    /// Median over the rounds of the ratio within a round: both halves of a round meet the same machine.
    var durableVersusEcho: Double { median(zip(durable, echo).map { $0 / $1 }) }

    /// Rate of the last round against the first: what a store that has grown costs.
    var lastVersusFirst: Double {
        guard let first = durable.first, let last = durable.last else { return 0 }
        return last / first
    }

    var table: String {
        """
        \(connections) connections, \(pipelined) call\(pipelined == 1 ? "" : "s") under way on each, \
        \(template.figureCount) figures in \(template.reportBytes) bytes, FULL sync

          bare echo      \(rounded(median(echo))) /s   (rounds: \(echo.map(rounded).joined(separator: ", ")))
          acknowledged   \(rounded(median(durable))) /s   (rounds: \(durable.map(rounded).joined(separator: ", ")))
          ratio          \(twoDecimals(durableVersusEcho))
          last round / first round   \(twoDecimals(lastVersusFirst))
          peak memory of the daemon  \(peakMemoryKiB / 1024) MiB
        """
    }

    var json: String {
        """
        {"durable_vs_echo": \(twoDecimals(durableVersusEcho)), "echo_per_second": \(rounded(median(echo))), \
        "acknowledged_per_second": \(rounded(median(durable))), "last_vs_first": \(twoDecimals(lastVersusFirst)), \
        "peak_memory_mib": \(peakMemoryKiB / 1024), "connections": \(connections), \
        "calls_per_connection": \(pipelined), "figures": \(template.figureCount), \
        "report_bytes": \(template.reportBytes), "rounds": \(durable.count)}
        """
    }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let middle = sorted.indices.dropFirst(sorted.count / 2).first else { return 0 }
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    private func rounded(_ value: Double) -> String { String(Int(value.rounded())) }
    private func twoDecimals(_ value: Double) -> String { String(format: "%.2f", value) }
}
