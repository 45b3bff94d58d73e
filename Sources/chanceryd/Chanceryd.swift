// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import ChanceryTelemetry

/// The daemon's command line.
@main
struct Chanceryd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chanceryd",
        abstract: "Takes periodic reports in and answers with consolidated figures.",
        version: ChanceryServer.productVersion,
        subcommands: [
            Serve.self, CheckConfig.self, Verify.self, Backup.self, Restore.self, Doctor.self, CatalogueCommands.self,
        ])

    static func main() async {
        StandardStream.openMissing()
        await main(nil)
    }
}
