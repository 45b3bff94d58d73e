// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import TTRPC
internal import UnixSignals

/// What a service manager sees and asks for.
extension Daemon {
    /// Runs the daemon until SIGTERM or SIGINT, then drains it.
    ///
    /// - Parameter hangups: each SIGHUP reloads, once calls are taken. Without a trap SIGHUP ends the process, as it does
    ///   for a program that is run from a terminal.
    public func runUntilSignal(_ hangups: HangupTrap?) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: SignalledDaemon(daemon: self, hangups: hangups))],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        // Kept until the end, so that a late SIGHUP does not end a daemon that is being drained.
        defer { withExtendedLifetime(hangups) {} }
        try await group.run()
    }

    /// Reloads with each SIGHUP, those that came during the start included, until the stop begins.
    func reload(on hangups: HangupTrap) async {
        for await _ in hangups.signals.cancelOnGracefulShutdown() { reload() }
    }

    /// Reloads all that can be reloaded, and tells the service manager when that begins and ends.
    func reload() {
        let isHeard = notifier.reloading("Reloading")
        let failed = reloading.reload()
        // Only the end of a reload that was begun: before the start is over, this would end the start.
        guard isHeard else { return }
        notifier.ready(
            failed.isEmpty
                ? statusLine
                : "A reload failed (\(failed.joined(separator: ", "))); what held before still holds, the log says why")
    }

    /// Says how things are from time to time, and gives signs of life as long as everything makes progress.
    func attend() async {
        guard notifier.isHeard else { return }
        let period = notifier.watchdogPeriod.map { min($0 / 2, Daemon.statusPeriod) } ?? Daemon.statusPeriod
        let loops = group.makeIterator().enumerated().map { index, loop in
            Heartbeat(name: "event loop \(index)") { loop.execute($0) }
        }
        var watchdog = Watchdog(services.heartbeats + loops)
        while true {
            do { try await Task.sleep(for: period) } catch { return }
            let stuck = watchdog.look()
            if stuck.isEmpty {
                notifier.ping()
                notifier.serving(statusLine)
            } else {
                let names = stuck.joined(separator: ", ")
                notifier.serving("No progress: " + names)
                logger.error(
                    "no progress; the service manager is not told that all is well", metadata: ["of": "\(names)"])
            }
        }
    }

    /// How often the line of `systemctl status` is renewed at least.
    private static let statusPeriod = Duration.seconds(15)

    /// What the daemon is at, for `systemctl status`.
    var statusLine: String {
        let connections = server.statistics.connectionsOpen
        return
            "Serving: \(connections) connection\(connections == 1 ? "" : "s"), sequence \(store.statistics().sequence)"
    }
}

/// The daemon as the process runs it.
private struct SignalledDaemon: Service {
    let daemon: Daemon
    let hangups: HangupTrap?

    func run() async throws { try await daemon.serve(hangups) }
}
