// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import Foundation

/// Start to ready after a kill, with 100,000 reports against an empty store.
struct ReadyBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready", abstract: "Kill a daemon with 100,000 reports and one with none; time their starts.")

    @Option(help: "The daemon to measure.")
    var daemon = ServerProcess.ownExecutable.deletingLastPathComponent().appendingPathComponent("chanceryd").path

    @Option(help: "Folder of the catalogue.")
    var catalogue = "Deploy/catalogue"

    @Option(help: "Rounds; each kills and starts both once.")
    var rounds = 7

    @Flag(help: "Print one JSON document.")
    var json = false

    @Flag(help: "Exit with 1 when the figure misses its bound.")
    var check = false

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("rounds must be 1 or more") }
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("chancery-benchmark-\(UUID().uuidString)")
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
        }
        let results = try await ReadyMeasurement(daemon: daemon, catalogue: catalogue).run(in: folder, rounds: rounds)
        print(json ? "{\(results.jsonMembers)}" : results.table)
        guard check else { return }
        for miss in results.misses { FileHandle.standardError.write(Data("chancery-benchmark: \(miss)\n".utf8)) }
        if !results.misses.isEmpty { throw ExitCode(1) }
    }
}
