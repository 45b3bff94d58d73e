// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import Foundation

/// Durable submissions against an echo.
struct SubmitBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submit reports, and have the same frames echoed, in turn; then consolidate.")

    @Option(help: "The daemon to measure.")
    var daemon = ServerProcess.ownExecutable.deletingLastPathComponent().appendingPathComponent("chanceryd").path

    @Option(help: "Folder of the catalogue.")
    var catalogue = "Deploy/catalogue"

    @Option(help: "Connections.")
    var connections = 64

    @Option(help: "Calls under way on each connection.")
    var pipelined = 1

    @Option(help: "Rounds; each measures the echoes and the daemon once.")
    var rounds = 5

    @Option(help: "Reports in each round.")
    var reports = 24_000

    @Flag(help: "Print one JSON document.")
    var json = false

    @Flag(help: "Exit with 1 when a figure misses its bound.")
    var check = false

    func validate() throws {
        guard connections > 0, pipelined > 0, rounds > 0, reports > 0 else {
            throw ValidationError("connections, pipelined, rounds and reports must be 1 or more")
        }
        guard rounds * reports <= ReportTemplate.keyCount else {
            throw ValidationError("rounds times reports must not exceed \(ReportTemplate.keyCount)")
        }
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("chancery-benchmark-\(UUID().uuidString)")
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
        }
        let results = try await measure(in: folder)
        var measurement = try ConsolidationMeasurement()
        let consolidation = try measurement.run(rounds: max(rounds, 5))
        let ready = try await ReadyMeasurement(daemon: daemon, catalogue: catalogue)
            .run(in: folder.appendingPathComponent("ready"), rounds: max(rounds, 5))
        print(
            json
                ? "{\(results.jsonMembers), \(consolidation.jsonMembers), \(ready.jsonMembers)}"
                : [results.table, consolidation.table, ready.table].joined(separator: "\n\n"))
        guard check else { return }
        let misses = results.misses + consolidation.misses + ready.misses
        for miss in misses { FileHandle.standardError.write(Data("chancery-benchmark: \(miss)\n".utf8)) }
        if !misses.isEmpty { throw ExitCode(1) }
    }

    private func measure(in folder: URL) async throws -> SubmitResults {
        let executable = ServerProcess.ownExecutable
        let rawEcho = try ServerProcess(executable, ["echo-server", "--raw"])
        defer { rawEcho.stop() }
        let echo = try ServerProcess(executable, ["echo-server"])
        defer { echo.stop() }
        let server = try ServerProcess(
            URL(fileURLWithPath: daemon),
            [
                "serve", "--dev", folder.path, "--listen", "127.0.0.1:0", "--catalogue",
                try OpenedCatalogue.copy(of: catalogue, into: folder).path,
            ])
        defer { server.stop() }
        let template = try ReportTemplate()
        let calls = CallLoad(template: template, connectionCount: connections, callsPerConnection: pipelined)
        let raw = RawLoad(template: template, connectionCount: connections, callsPerConnection: pipelined)
        var results = SubmitResults(template: template, connections: connections, pipelined: pipelined)
        for round in 0..<rounds {
            let range = round * reports..<(round + 1) * reports
            var figures = SubmitResults.Round()
            figures.rawEchoPerSecond = try await raw.run(port: rawEcho.port, range: range).perSecond
            figures.echoPerSecond = try await calls.run(port: echo.port, range: range).perSecond
            let before = try server.processorMicroseconds()
            figures.acknowledgedPerSecond = try await calls.run(port: server.port, range: range).perSecond
            figures.serverMicroseconds = Double(try server.processorMicroseconds() - before) / Double(reports)
            results.rounds.append(figures)
        }
        results.peakMemoryKiB = try server.peakMemoryKiB()
        return results
    }
}
