// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryModel
internal import ChanceryServer
internal import ChanceryTelemetry
internal import Foundation
internal import Logging

/// `chanceryd serve`: runs until SIGTERM or SIGINT, then drains.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve until SIGTERM or SIGINT, then let calls under way finish.",
        discussion: """
            With --config the file says everything. With --dev the daemon listens on loopback, keeps its store in the \
            folder and installs the default catalogue; that is for trying out and for rehearsals.
            """)

    @Option(help: "Configuration file (YAML).")
    var config: String?

    @Option(help: "Folder for a loopback-only start with the default catalogue.")
    var dev: String?

    @Option(help: "With --dev: address to listen on; port 0 takes a free one.")
    var listen: String?

    @Option(help: "With --dev: folder of the catalogue.")
    var catalogue: String?

    @Option(help: "With --dev: moment at which the daemon's clock starts, such as 2024-06-16T08:00:00+07:00.")
    var clockStart: String?

    @Flag(help: "With --clock-start: the daemon's clock stands still at that moment.")
    var clockStopped = false

    func validate() throws {
        guard (config == nil) != (dev == nil) else {
            throw ValidationError("give either --config FILE or --dev DIR")
        }
        guard config == nil || (listen == nil && catalogue == nil && clockStart == nil) else {
            throw ValidationError("--listen, --catalogue and --clock-start go with --dev; a configuration has keys")
        }
        if let listen, HostPort(listen) == nil {
            throw ValidationError("--listen \(listen) is not of the form 127.0.0.1:7420")
        }
        if let clockStart, Instant(rfc3339: clockStart) == nil {
            throw ValidationError("--clock-start \(clockStart) is not of the form 2024-06-16T08:00:00+07:00")
        }
        guard !clockStopped || clockStart != nil else {
            throw ValidationError("--clock-stopped needs a --clock-start at which the clock stands")
        }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        do {
            let configuration = try await serverConfiguration()
            let style = LogLineStyle.detected(environment: ProcessInfo.processInfo.environment)
            let logger = Logger(label: "chanceryd") { _ in
                LineLogHandler(level: configuration.logLevel, style: style)
            }
            let daemon = try Daemon(configuration: configuration, clock: clock, logger: logger) { addresses in
                // A line that scripts wait for; the log goes to standard error.
                StandardStream.output.write("chanceryd: serving on \(addresses.joined(separator: ", "))\n")
            }
            try await daemon.runUntilSignal()
        } catch let error as StartupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }

    private var clock: WallClock {
        guard let start = clockStart.flatMap({ Instant(rfc3339: $0) }) else { return .system }
        return clockStopped ? .fixed(at: start) : .running(from: start)
    }

    private func serverConfiguration() async throws(StartupError) -> ServerConfiguration {
        if let config { return try await ConfigurationFile.read(path: config) }
        return try DevelopmentSetup(
            folder: dev ?? "", listen: listen.flatMap { HostPort($0) }, catalogueFolder: catalogue
        ).configuration()
    }
}
