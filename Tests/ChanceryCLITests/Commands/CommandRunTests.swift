// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Synchronization
internal import Testing

@testable internal import chancery

/// Commands as they run, against no server.
struct CommandRunTests {
    private final class Output: Sendable {
        private let text = Mutex(("", ""))

        var written: String { text.withLock { $0.0 } }
        var errors: String { text.withLock { $0.1 } }

        var terminal: Terminal {
            Terminal(
                write: { text in self.text.withLock { $0.0 += text } },
                writeError: { text in self.text.withLock { $0.1 += text } }, isScreen: false, showsProgress: false)
        }
    }

    /// Nothing listens there, and what is asked is given up at once.
    private static func run(_ arguments: [String]) async throws -> (status: CommandStatus, output: Output) {
        let output = Output()
        let parsed = try Chancery.parseAsRoot(
            arguments + ["--server", "unix:/nonexistent/chancery.sock", "--timeout", "1"])
        let command = try #require(parsed as? any ClientCommand)
        let session = Session(
            client: OfficeClient(address: try command.options.address()), options: command.options,
            terminal: output.terminal,
            retrier: Retrier(
                environment: ClientEnvironment(now: { .zero }, sleep: { _ in throw CancellationError() }, random: { 1 })
            ))
        return (await command.run(in: session), output)
    }

    @Test func `an unreachable server is 69, in words and in JSON`() async throws {
        let output = Output()
        let command = try #require(
            try Chancery.parseAsRoot([
                "info", "--server", "unix:/nonexistent/chancery.sock", "--format", "json", "--timeout", "1",
            ]) as? any ClientCommand)
        let clock = Mutex(Duration.zero)
        let session = Session(
            client: OfficeClient(address: try command.options.address()), options: command.options,
            terminal: output.terminal,
            retrier: Retrier(
                environment: ClientEnvironment(
                    now: { clock.withLock { $0 } }, sleep: { time in clock.withLock { $0 += time } }, random: { 1 })))
        #expect(await command.run(in: session) == .unreachable)
        #expect(output.errors.hasPrefix("chancery: given up after"))
        #expect(output.errors.contains("No such file or directory"))
        #expect(output.written.contains("\"exit_status\": 69"))
    }

    @Test func `checking offline tells errors by line and status`() async throws {
        let catalogue = CLISamples.fixtures + "/../../Deploy/catalogue"
        let (status, output) = try await Self.run([
            "check", CLISamples.fixtures + "/reports/mistakes.yaml", "--offline", "--catalogue", catalogue,
        ])
        #expect(status == .refused)
        #expect(output.written.contains("mistakes.yaml:13:33: error 501 LESS_THAN_REQUIRED"))
        let (good, _) = try await Self.run([
            "check", CLISamples.fixtures + "/reports/group2-2024-H1.csv", "--offline", "--catalogue", catalogue,
        ])
        #expect(good == .success)
    }

    @Test func `a file that is not there is 65`() async throws {
        for command in ["check", "submit"] {
            let (status, output) = try await Self.run([command, "/nonexistent/report.yaml"])
            #expect(status == .unreadable)
            #expect(output.errors == "chancery: cannot read /nonexistent/report.yaml: there is no such file\n")
        }
    }

    @Test func `a file with errors of form is not sent`() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/chancery-\(UInt64.random(in: .min ... .max)).csv"
        let text = "office,regime,period,indicator,value,as_of\nvn-01,FA-D09,2024-H1,delegations.outbound,1,yesterday\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let (status, output) = try await Self.run(["submit", path])
        try FileManager.default.removeItem(atPath: path)
        #expect(status == .refused)
        #expect(output.written.contains(":2:"))
        #expect(output.written.contains("1 not sent"))
    }

    @Test func `a catalogue with errors is 65`() async throws {
        let (status, _) = try await Self.run([
            "check", CLISamples.fixtures + "/reports/mistakes.yaml", "--offline", "--catalogue", "/nonexistent",
        ])
        #expect(status == .unreadable)
    }

    @Test func `a server on another machine without a certificate is 64 at once`() async throws {
        let output = Output()
        let command = try #require(
            try Chancery.parseAsRoot(["info", "--server", "198.51.100.1:7420", "--format", "json"])
                as? any ClientCommand)
        let session = Session(
            client: OfficeClient(address: try command.options.address()), options: command.options,
            terminal: output.terminal)
        let started = ContinuousClock.now
        #expect(await command.run(in: session) == .usage)
        #expect(ContinuousClock.now - started < .seconds(5))
        #expect(output.errors.hasPrefix("chancery: nothing is sent to 198.51.100.1:7420: "))
        for name in ["TLS_CERTIFICATE", "TLS_KEY", "TLS_ROOTS"] {
            #expect(output.errors.contains("CHANCERY_" + name))
            #expect(output.errors.contains("--" + name.lowercased().replacing("_", with: "-")))
        }
        #expect(output.written.contains("\"exit_status\": 64"))
    }
}
