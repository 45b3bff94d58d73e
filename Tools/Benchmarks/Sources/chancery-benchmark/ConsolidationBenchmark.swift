// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import Foundation

/// A consolidation against the decoding of its reports, the copying of its bytes and a refold.
struct ConsolidationBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consolidation", abstract: "Consolidate in this process: cold, warm and after corrections.")

    @Option(help: "Rounds; each measures everything once.")
    var rounds = 9

    @Flag(help: "Print one JSON document.")
    var json = false

    @Flag(help: "Exit with 1 when a figure misses its bound.")
    var check = false

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("rounds must be 1 or more") }
    }

    func run() throws {
        var measurement = try ConsolidationMeasurement()
        let results = try measurement.run(rounds: rounds)
        print(json ? "{\(results.jsonMembers)}" : results.table)
        guard check else { return }
        for miss in results.misses { FileHandle.standardError.write(Data("chancery-benchmark: \(miss)\n".utf8)) }
        if !results.misses.isEmpty { throw ExitCode(1) }
    }
}
