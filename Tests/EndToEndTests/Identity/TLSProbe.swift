// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import TrialAuthority

/// `Tests/Interop/tls/tls_probe.py`: a client of another make.
enum TLSProbe {
    /// What the probe says, in one line.
    static func run(
        _ daemon: DaemonProcess, _ authority: TrialAuthority, as name: String? = nil, _ options: [String] = []
    ) async throws -> String {
        var certificate: [String] = []
        if let name { certificate = ["--certificate", authority.certificate(name), "--key", authority.key(name)] }
        return try await run(daemon, roots: authority.roots, certificate + options)
    }

    static func run(_ daemon: DaemonProcess, roots: String, _ options: [String]) async throws -> String {
        let folder = try TemporaryFolder()
        let script = RepositoryFiles.root.appending(path: "Tests/Interop/tls/tls_probe.py").path
        let probe = try ChildProcess(
            ["/usr/bin/env", "python3", "-B", script, "localhost:\(daemon.port)", roots] + options,
            output: folder.path + "/out", errors: folder.path + "/err")
        let status = try await probe.ended(within: .seconds(60))
        guard status == 0 else {
            throw Timeout(description: try String(contentsOfFile: folder.path + "/err", encoding: .utf8))
        }
        return try String(contentsOfFile: folder.path + "/out", encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
