// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import Foundation
internal import Synchronization
internal import TTRPC
internal import TrialAuthority

/// `chanceryd` as a process of its own.
final class DaemonProcess: Sendable {
    let process: ChildProcess
    let port: Int
    let errorsPath: String

    private init(process: ChildProcess, port: Int, errorsPath: String) {
        self.process = process
        self.port = port
        self.errorsPath = errorsPath
    }

    /// `chanceryd serve --dev FOLDER` with the repository's catalogue; returns when it serves.
    ///
    /// - Parameters:
    ///   - clock: what its clock says at the start, as RFC 3339; the machine's time when `nil`.
    ///   - port: 0 takes a free one.
    ///   - wrapper: a command that ends in running its arguments.
    static func development(
        _ folder: String, clock: String? = nil, port: Int = 0, wrapper: [String] = []
    ) async throws -> DaemonProcess {
        var arguments = ["--dev", folder, "--listen", "127.0.0.1:\(port)", "--catalogue", RepositoryFiles.catalogue]
        if let clock { arguments += ["--clock-start", clock] }
        return try await serving(arguments, logsIn: folder, wrapper: wrapper)
    }

    /// `chanceryd serve --config FILE` with these lines and a listener; returns when it serves.
    static func configured(
        _ folder: String, port: Int = 0, _ lines: [String], wrapper: [String] = []
    ) async throws -> DaemonProcess {
        let text = ["listen.plaintext-address: 127.0.0.1:\(port)", "store.directory: \(folder)/store"] + lines
        let file = folder + "/chanceryd.yaml"
        try text.joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
        return try await serving(["--config", file], logsIn: folder, wrapper: wrapper)
    }

    /// `chanceryd serve --config FILE` with TLS by a trial authority and nothing else; returns when it serves.
    static func secured(
        _ folder: String, _ authority: TrialAuthority, _ lines: [String] = []
    ) async throws -> DaemonProcess {
        let text =
            [
                "listen.address: 127.0.0.1:0", "store.directory: \(folder)/store",
                "catalogue.directory: \(RepositoryFiles.catalogue)",
                "tls.certificate: \(authority.certificate("server"))",
                "tls.key: \(authority.key("server"))", "tls.roots: \(authority.roots)",
                "tls.revocation-list: \(authority.revocationList)",
            ] + lines
        let file = folder + "/chanceryd.yaml"
        try text.joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
        return try await serving(["--config", file], logsIn: folder, wrapper: [])
    }

    /// What the daemon has logged so far.
    var log: String { get throws { try String(contentsOfFile: errorsPath, encoding: .utf8) } }

    /// SIGHUP, and a wait until the daemon says what became of it.
    func reload() async throws {
        let before = try reloads()
        process.signal(SIGHUP)
        try await eventually("the end of a reload") { try reloads() > before ? true : nil }
    }

    private func reloads() throws -> Int {
        try log.split(separator: "\n").count { $0.contains("part=certificates") }
    }

    /// A client with a certificate of the authority, which vouches for the daemon too unless other roots are given.
    func client(_ authority: TrialAuthority, _ name: String, roots: String? = nil) -> OfficeClient {
        var configuration = ClientConfiguration.forTests
        configuration.credentials = ClientCredentials(
            certificate: authority.certificate(name), key: authority.key(name), roots: roots ?? authority.roots)
        return OfficeClient(address: address, configuration: configuration)
    }

    /// A start that is expected to end by itself: its exit status and what it said.
    static func failing(
        _ arguments: [String], logsIn folder: String, wrapper: [String] = []
    ) async throws -> (status: Int32, said: String) {
        let (process, _, errors) = try launch(arguments, logsIn: folder, wrapper: wrapper)
        let status = try await process.ended(within: .seconds(20))
        return (status, try String(contentsOfFile: errors, encoding: .utf8))
    }

    private static func serving(
        _ arguments: [String], logsIn folder: String, wrapper: [String]
    ) async throws -> DaemonProcess {
        let (process, output, errors) = try launch(arguments, logsIn: folder, wrapper: wrapper)
        let port = try await eventually("the daemon to serve", within: .seconds(30)) { () -> Int? in
            if let status = process.exitStatus {
                throw Timeout(description: "chanceryd ended with \(status) before it served")
            }
            let said = try String(contentsOfFile: output, encoding: .utf8)
            guard said.hasPrefix("chanceryd: serving on "), said.hasSuffix("\n") else { return nil }
            // The TCP listener comes first.
            return said.dropLast().split(separator: ",")[0].split(separator: ":").last.flatMap { Int($0) }
        }
        return DaemonProcess(process: process, port: port, errorsPath: errors)
    }

    private static func launch(
        _ arguments: [String], logsIn folder: String, wrapper: [String]
    ) throws -> (process: ChildProcess, output: String, errors: String) {
        let logs = DaemonLogs.next(in: folder)
        let command = wrapper + [try RepositoryFiles.product("chanceryd"), "serve"] + arguments
        return (try ChildProcess(command, output: logs.output, errors: logs.errors), logs.output, logs.errors)
    }

    /// SIGTERM and a wait; the exit status.
    @discardableResult
    func stop() async throws -> Int32 {
        process.signal(SIGTERM)
        return try await process.ended(within: .seconds(20))
    }

    /// SIGKILL and a wait.
    func kill9() async throws {
        process.signal(SIGKILL)
        _ = try await process.ended(within: .seconds(10))
    }

    var address: ServerAddress { .tcp(host: "127.0.0.1", port: port) }

    /// A client with a connection of its own; no call of it takes longer than ten seconds.
    func client() -> OfficeClient { OfficeClient(address: address, configuration: .forTests) }
}

extension ClientConfiguration {
    static var forTests: ClientConfiguration {
        var configuration = ClientConfiguration()
        configuration.callTimeout = .seconds(10)
        configuration.decodeBytesMax = 16 << 20
        return configuration
    }
}

/// Where the daemons of the running test log.
enum DaemonLogs {
    private struct Log {
        let path: String
        /// What it said in the end, once its folder is gone.
        var kept: String?
    }

    private static let state = Mutex<(count: Int, recent: [Log])>((0, []))
    private static let recentMax = 3
    private static let lineCountMax = 15

    static func next(in folder: String) -> (output: String, errors: String) {
        state.withLock { state in
            state.count += 1
            let base = "\(folder)/chanceryd-\(state.count)"
            state.recent = (state.recent + [Log(path: base + ".log")]).suffix(recentMax)
            return (base + ".out", base + ".log")
        }
    }

    /// To be called before a folder goes: an error that a test throws is told after its folder went.
    static func keep(under folder: String) {
        state.withLock { state in
            for index in state.recent.indices where state.recent[index].path.hasPrefix(folder + "/") {
                state.recent[index].kept = tail(of: state.recent[index].path)
            }
        }
    }

    /// The last lines of the last logs.
    static func tails() -> [String] {
        state.withLock(\.recent).compactMap { log in
            (log.kept ?? tail(of: log.path)).map { "\(log.path):\n\($0)" }
        }
    }

    private static func tail(of path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").suffix(lineCountMax)
            .joined(separator: "\n")
    }
}
