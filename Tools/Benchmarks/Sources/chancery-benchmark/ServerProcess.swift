// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// A server under test, in a process of its own.
final class ServerProcess {
    static let ownExecutable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()

    let port: Int
    private let process: Process

    /// Starts `executable` and waits for the line in which it says where it serves.
    init(_ executable: URL, _ arguments: [String]) throws {
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = ""
        while !line.hasSuffix("\n") {
            let data = output.fileHandleForReading.readData(ofLength: 1)
            if data.isEmpty { throw BenchmarkError("\(executable.lastPathComponent) ended before it served") }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let text = line.split(separator: ":").last,
            let port = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw BenchmarkError("\(executable.lastPathComponent) did not say its port: \(line)") }
        self.port = port
    }

    /// Largest resident memory so far, in KiB.
    func peakMemoryKiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count > 1, let value = Int(words[1]) { return value }
        }
        throw BenchmarkError("the kernel does not tell the memory of the server")
    }

    /// Processor time that the server has used so far, in user and kernel mode.
    func processorMicroseconds() throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        // The name in parentheses may hold spaces; the times are the 14th and 15th field, in hundredths of a second.
        let fields = text.drop { $0 != ")" }.split(separator: " ")
        guard fields.count > 13, let user = Int(fields[12]), let kernel = Int(fields[13]) else {
            throw BenchmarkError("the kernel does not tell the processor time of the server")
        }
        return (user + kernel) * 10_000
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// SIGKILL, and a wait for the end.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
