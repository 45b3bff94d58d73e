// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

/// Turns the closed store of a folder into what an earlier release would have kept of it.
enum OlderStore {
    static func make(_ file: String, schema version: Int) throws {
        let older = file + ".older"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-B", "-c", "import sys, older_store; older_store.make(sys.argv[1], sys.argv[2], int(sys.argv[3]))", file,
            older, String(version),
        ]
        process.environment = ["PYTHONPATH": RepositoryFolder.path("Tests/System")]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.moveItem(atPath: older, toPath: file)
    }
}
