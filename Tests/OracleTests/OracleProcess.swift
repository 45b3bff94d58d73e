// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// Runs the oracle (Tests/Oracle) and reads its cases.
struct OracleProcess {
    /// What the oracle was asked for, so that a case can be had again.
    let seed: Int
    /// Number of the first case.
    var first = 0
    var caseCount: Int
    /// Asks for answers that are wrong on purpose.
    var fault: String?

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Oracle/oracle.py")

    func cases() throws -> [OracleCase] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", OracleProcess.script.path, "--seed", String(seed)]
        process.arguments? += ["--first", String(first), "--cases", String(caseCount)]
        if let fault { process.arguments? += ["--fault", fault] }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OracleFailure(text: "the oracle ended with status \(process.terminationStatus)")
        }
        let decoder = JSONDecoder()
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try decoder.decode(OracleCase.self, from: $0) }
    }
}

struct OracleFailure: Error, CustomStringConvertible {
    let text: String

    var description: String { text }
}
