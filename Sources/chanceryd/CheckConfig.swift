// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import ChanceryTelemetry

/// `chanceryd check-config`: what would hold, and where each value comes from.
struct CheckConfig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Print the settings that would hold and where each comes from, or all mistakes.",
        discussion: """
            Reads what `serve` would read and opens nothing. Ends with 78 when something is wrong.
            """)

    @OptionGroup var settings: ConfigurationOptions

    @Flag(help: "Print mistakes only.")
    var quiet = false

    func run() async throws {
        do {
            let effective = try settings.sources.read()
            try Daemon.check(effective.configuration)
            if !quiet { StandardStream.output.write(effective.table) }
        } catch {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }
}
