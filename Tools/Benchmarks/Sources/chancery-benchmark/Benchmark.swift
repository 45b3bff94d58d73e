// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser

/// Runs the benchmarks and prints their figures, or one JSON document.
@main
struct Benchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chancery-benchmark",
        abstract: "Measures the daemon and its consolidation, each against a baseline of the same run.",
        subcommands: [EchoServer.self, SubmitBenchmark.self, ConsolidationBenchmark.self, ReadyBenchmark.self],
        defaultSubcommand: SubmitBenchmark.self)
}
