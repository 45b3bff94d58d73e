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
            Settings come from --set, then from variables such as CHANCERYD_LIMITS_CONNECTIONS, then from the file. \
            SIGHUP reads them again. With --dev there is no file: the daemon listens on loopback, keeps its store in \
            the folder and installs the default catalogue; that is for trying out and for rehearsals.
            """)

    @OptionGroup var settings: ConfigurationOptions

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
        guard settings.config == nil || dev == nil else {
            throw ValidationError("give either --config FILE or --dev DIR")
        }
        guard dev != nil || (listen == nil && catalogue == nil && clockStart == nil) else {
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
        // First of all: until it is trapped, a SIGHUP ends the process, and the start may take minutes.
        let hangups = dev == nil ? await HangupTrap() : nil
        signal(SIGPIPE, SIG_IGN)
        do {
            let sources = try sources()
            let effective = try sources.read()
            let environment = ProcessInfo.processInfo.environment
            let level = SharedLogLevel(effective.configuration.logLevel)
            let style = LogLineStyle.detected(environment: environment)
            let logger = Logger(label: "chanceryd") { _ in LineLogHandler(level: level, style: style) }
            let notifier = ServiceNotifier(environment: environment, logger: logger)
            let sockets = try ActivatedSockets(environment: environment)
            let clock = clock
            let daemon = try await notifier.starting("Opening the store") { () throws(StartupError) in
                try Daemon(
                    configuration: effective.configuration, clock: clock, logger: logger, notifier: notifier,
                    sockets: sockets
                ) { addresses in
                    // A line that scripts wait for; the log goes to standard error.
                    StandardStream.output.write("chanceryd: serving on \(addresses.joined(separator: ", "))\n")
                }
            }
            daemon.reloadOnHangup(
                "configuration",
                ConfigurationReload(sources: sources, started: effective, logLevel: level, logger: logger))
            try await daemon.runUntilSignal(hangups)
        } catch let error as StartupError {
            StandardStream.error.write("chanceryd: \(error)\n")
            throw ExitCode(error.exitCode)
        }
    }

    private var clock: WallClock {
        guard let start = clockStart.flatMap({ Instant(rfc3339: $0) }) else { return .system }
        return clockStopped ? .fixed(at: start) : .running(from: start)
    }

    private func sources() throws(StartupError) -> ConfigurationSources {
        guard let dev else { return settings.sources }
        let setup = DevelopmentSetup(
            folder: dev, listen: listen.flatMap { HostPort($0) }, catalogueFolder: catalogue)
        return ConfigurationSources(
            file: nil, environment: ProcessInfo.processInfo.environment, settings: settings.set,
            base: try setup.configuration())
    }
}
