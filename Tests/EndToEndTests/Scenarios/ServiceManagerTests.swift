// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryWire
internal import Foundation
internal import Testing

extension EndToEndTests {
    /// What whoever runs the daemon asks of it while it runs, and before.
    @Suite struct ServiceManagerTests {
        @Test("SIGHUP takes a change over, a mistake keeps what holds, and the daemon serves on")
        func hangup() async throws {
            let folder = try TemporaryFolder()
            let catalogue = "catalogue.directory: \(RepositoryFiles.catalogue)"
            let daemon = try await DaemonProcess.configured(folder.path, [catalogue, "log.level: info"])
            let file = folder.path + "/chanceryd.yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)

            _ = try folder.write(text.replacing("log.level: info", with: "log.level: debug"), to: "chanceryd.yaml")
            daemon.process.signal(SIGHUP)
            try await logged("reloaded part=configuration", by: daemon)
            _ = try folder.write(text.replacing("log.level: info", with: "log.level: loud"), to: "chanceryd.yaml")
            daemon.process.signal(SIGHUP)
            try await logged("a reload failed", by: daemon)
            try await logged("log.level", by: daemon)

            #expect(try await daemon.client().serverInfo().storeSequence == 1)
            daemon.process.signal(SIGTERM)
            daemon.process.signal(SIGHUP)
            #expect(try await daemon.process.ended(within: .seconds(20)) == 0)
        }

        @Test("SIGHUP while it starts does not end it, and has effect once it serves")
        func earlyHangup() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.configured(
                folder.path, ["catalogue.directory: \(RepositoryFiles.catalogue)"],
                wrapper: [
                    "/usr/bin/env", "python3",
                    try folder.write(Self.hangingUp, to: "hangup.py"),
                ])
            try await logged("reloaded part=configuration", by: daemon)
            let log = try daemon.log
            let ready = try #require(log.range(of: "ready addresses"))
            let reloaded = try #require(log.range(of: "reloaded part=configuration"))
            #expect(ready.lowerBound < reloaded.lowerBound)
            #expect(try await daemon.client().serverInfo().storeSequence == 1)
            #expect(try await daemon.stop() == 0)
        }

        /// Becomes the daemon, to which a child sends SIGHUP as soon as the signal does not end it any more.
        private static let hangingUp = """
            import os, signal, sys, time
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
            daemon = os.getpid()
            if os.fork() == 0:
                os.close(1)
                os.close(2)
                for _ in range(2000):
                    status = dict(line.split(":", 1) for line in open(f"/proc/{daemon}/status"))
                    if int(status["SigCgt"], 16) >> (signal.SIGHUP - 1) & 1:
                        os.kill(daemon, signal.SIGHUP)
                        os._exit(0)
                    time.sleep(0.001)
                os._exit(1)
            os.execv(sys.argv[1], sys.argv[1:])
            """

        @Test("check-config says what would hold and why, and all mistakes with 78; it opens nothing")
        func checkConfig() async throws {
            let folder = try TemporaryFolder()
            let good = try folder.write(
                "store.directory: \(folder.path)/store\nlimits.connections: 12\n", to: "good.yaml")
            let taken = try await run(["--config", good, "--set", "drain.seconds=5"], in: folder)
            #expect(taken.status == 0)
            let lines = taken.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(lines.contains(["limits.connections", "12", "line", "2"]))
            #expect(lines.contains(["drain.seconds", "5", "--set"]))
            #expect(lines.contains(["limits.idle-seconds", "300", "default"]))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/store"))

            let bad = try folder.write("limits.connections: many\nlimits.conections: 1\n", to: "bad.yaml")
            let refused = try await run(["--config", bad, "--set", "drain.seconds=0"], in: folder)
            #expect(refused.status == 78)
            #expect(refused.output.isEmpty)
            for part in ["limits.connections (line 1)", "limits.conections (line 2)", "drain.seconds (--set)"] {
                #expect(refused.errors.contains(part), "\(part)\n\(refused.errors)")
            }
        }

        private func logged(_ text: String, by daemon: DaemonProcess) async throws {
            try await eventually("\"\(text)\" in the log") {
                try String(contentsOfFile: daemon.errorsPath, encoding: .utf8).contains(text) ? true : nil
            }
        }

        private func run(
            _ arguments: [String], in folder: TemporaryFolder
        ) async throws -> (status: Int32, output: String, errors: String) {
            let (output, errors) = (folder.path + "/check.out", folder.path + "/check.err")
            let process = try ChildProcess(
                [try RepositoryFiles.product("chanceryd"), "check-config"] + arguments, output: output, errors: errors)
            let status = try await process.ended(within: .seconds(20))
            return (
                status, try String(contentsOfFile: output, encoding: .utf8),
                try String(contentsOfFile: errors, encoding: .utf8)
            )
        }
    }
}
