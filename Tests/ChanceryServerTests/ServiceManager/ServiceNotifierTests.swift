// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite struct ServiceNotifierTests {
    @Test("Messages reach a socket in the file system and an abstract one", arguments: [false, true])
    func reaches(isAbstract: Bool) throws {
        let folder = try TemporaryFolder()
        let path = isAbstract ? "@chancery-\(UUID().uuidString)" : folder.path + "/notify"
        let manager = try ManagerSocket(path: path)
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path], logger: LogLines().logger)
        notifier.ready("Serving\nwell")
        #expect(notifier.reloading("Reloading"))
        notifier.ready("Serving")
        notifier.ping()
        notifier.stopping("Stopping", within: .seconds(90))
        let messages = manager.all()
        #expect(messages.count == 5)
        #expect(messages.first == ["READY": "1", "STATUS": "Serving well"])
        let reloading = try #require(messages.dropFirst().first)
        #expect(reloading["RELOADING"] == "1")
        let microseconds = try #require(Int64(reloading["MONOTONIC_USEC"] ?? ""))
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        #expect((0...60_000_000).contains(Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000 - microseconds))
        #expect(messages[2]["READY"] == "1")
        #expect(messages[3] == ["WATCHDOG": "1"])
        #expect(messages[4] == ["STOPPING": "1", "STATUS": "Stopping", "EXTEND_TIMEOUT_USEC": "90000000"])
    }

    @Test("Once it stops, no reload makes it ready again; before it is ready, none begins")
    func order() throws {
        let folder = try TemporaryFolder()
        let manager = try ManagerSocket(path: folder.path + "/notify")
        let notifier = ServiceNotifier(
            environment: ["NOTIFY_SOCKET": folder.path + "/notify"], logger: LogLines().logger)
        #expect(!notifier.reloading("Reloading"))
        #expect(manager.all().isEmpty)
        notifier.serving("Serving")
        #expect(manager.all().count == 1)
        notifier.ready("Serving")
        notifier.stopping("Stopping", within: .seconds(1))
        _ = manager.all()
        #expect(!notifier.reloading("Reloading"))
        notifier.ready("Serving")
        notifier.serving("Serving")
        #expect(manager.all().isEmpty)
        notifier.status("Closing the store")
        #expect(manager.all().count == 1)
    }

    @Test("The watchdog is for this process only, and only with somebody to tell")
    func watchdog() throws {
        func period(_ environment: [String: String]) -> Duration? {
            ServiceNotifier(environment: environment, logger: LogLines().logger).watchdogPeriod
        }
        let socket = ["NOTIFY_SOCKET": "@chancery-nobody"]
        #expect(period(socket.merging(["WATCHDOG_USEC": "4000000"]) { $1 }) == .seconds(4))
        #expect(
            period(socket.merging(["WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "\(getpid())"]) { $1 }) == .seconds(4))
        #expect(period(socket.merging(["WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "1"]) { $1 }) == nil)
        #expect(period(socket.merging(["WATCHDOG_USEC": "soon"]) { $1 }) == nil)
        #expect(period(["WATCHDOG_USEC": "4000000"]) == nil)
    }

    @Test("A socket that is none, or that nobody has, is said once and keeps nothing back")
    func unusable() throws {
        let log = LogLines()
        for path in ["relative", "@", "/" + String(repeating: "x", count: 200)] {
            #expect(!ServiceNotifier(environment: ["NOTIFY_SOCKET": path], logger: log.logger).isHeard)
        }
        #expect(log.lines.all.count == 3)
        let deaf = ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nowhere/notify"], logger: log.logger)
        for _ in 0..<3 { deaf.ready("Serving") }
        #expect(log.lines.all.count == 4)
    }

    @Test("A start that takes long asks for more time, and passes on what it throws")
    func start() async throws {
        let notifier = ServiceNotifier.silent(logger: LogLines().logger)
        #expect(try await notifier.starting("Opening") { () throws(StartupError) in 7 } == 7)
        await #expect(throws: StartupError.self) {
            _ = try await notifier.starting("Opening") { () throws(StartupError) -> Int in throw .store("no") }
        }
    }
}
