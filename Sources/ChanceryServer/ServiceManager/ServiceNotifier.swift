// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc
public import Logging
internal import Synchronization

/// Tells the service manager what the daemon is at (sd_notify(3)). Without a manager it tells nobody.
public final class ServiceNotifier: Sendable {
    private enum Phase {
        case starting, ready, stopping
    }

    private struct State {
        var phase = Phase.starting
        var hasFailed = false
    }

    private let socket: NotifySocket?
    /// How often the manager wants a sign of life at the latest; `nil` when it watches nothing.
    let watchdogPeriod: Duration?
    private let logger: Logger
    private let state = Mutex(State())

    /// - Parameter environment: NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID are taken from it.
    public init(environment: [String: String], logger: Logger) {
        self.logger = logger
        var socket: NotifySocket?
        if let path = environment["NOTIFY_SOCKET"] {
            do {
                socket = try NotifySocket(path: path)
            } catch {
                logger.warning("the service manager cannot be told anything", metadata: ["error": "\(error)"])
            }
        }
        self.socket = socket
        watchdogPeriod = socket == nil ? nil : ServiceNotifier.watchdogPeriod(environment)
    }

    /// Tells nobody.
    public static func silent(logger: Logger) -> ServiceNotifier { ServiceNotifier(environment: [:], logger: logger) }

    var isHeard: Bool { socket != nil }

    private static func watchdogPeriod(_ environment: [String: String]) -> Duration? {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        // The variable may have come down from a parent that is meant by it.
        if let processID = environment["WATCHDOG_PID"], processID != String(getpid()) { return nil }
        return .microseconds(microseconds)
    }

    /// The store is open and consistent, and all listeners are bound; or a reload is over.
    func ready(_ status: String) {
        let isStopping = state.withLock { state in
            if state.phase != .stopping { state.phase = .ready }
            return state.phase == .stopping
        }
        if !isStopping { send("READY=1\n" + statusLine(status)) }
    }

    /// A line for `systemctl status` while it serves; nothing once the stop has begun, which has lines of its own.
    func serving(_ status: String) {
        // Sent under the lock, so that it cannot come after the line of a stop that begins meanwhile.
        let error = state.withLock { state in
            state.phase == .stopping ? nil : socket?.send(statusLine(status))
        }
        if let error { note(error) }
    }

    /// A line for `systemctl status`.
    func status(_ status: String) { send(statusLine(status)) }

    /// A reload begins; `ready` ends it.
    ///
    /// - Returns: whether the manager was told. Before it is ready and while it stops, a reload is none of its business.
    func reloading(_ status: String) -> Bool {
        guard state.withLock({ $0.phase == .ready }) else { return false }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
        send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)\n" + statusLine(status))
        return true
    }

    /// The stop begins, and may take so long.
    func stopping(_ status: String, within limit: Duration) {
        state.withLock { $0.phase = .stopping }
        send("STOPPING=1\n" + statusLine(status) + "\n" + extensionLine(limit))
    }

    /// A start or a stop needs so much more time, counted from now.
    func extendTimeout(_ time: Duration) { send(extensionLine(time)) }

    /// A sign of life.
    func ping() { send("WATCHDOG=1") }

    private func extensionLine(_ time: Duration) -> String {
        "EXTEND_TIMEOUT_USEC=\(time.components.seconds * 1_000_000)"
    }

    private func statusLine(_ status: String) -> String { "STATUS=" + status.replacing("\n", with: " ") }

    private func send(_ text: String) {
        if let error = socket?.send(text) { note(error) }
    }

    private func note(_ error: Int32) {
        let isFirst = state.withLock { state in
            defer { state.hasFailed = true }
            return !state.hasFailed
        }
        guard isFirst else { return }
        logger.warning(
            "the service manager did not take a message; further such failures are not logged",
            metadata: ["error": "\(String(cString: strerror(error)))"])
    }
}
