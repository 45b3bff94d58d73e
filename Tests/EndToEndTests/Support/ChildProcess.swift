// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Synchronization

/// A process of this test, with its output in two files. It never outlives this object.
final class ChildProcess: Sendable {
    let processID: pid_t
    /// The exit status, or 128 and the number of the signal; `nil` while it runs.
    private let outcome = Mutex<Int32?>(nil)

    init(_ arguments: [String], output: String, errors: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // Sockets of the test must not live on in the child: a link that the test cuts has to be cut.
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 {
                posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var processID: pid_t = 0
        let status = posix_spawn(&processID, arguments[0], &actions, nil, words, environ)
        guard status == 0 else { throw NotStarted(path: arguments[0], problem: String(cString: strerror(status))) }
        self.processID = processID
    }

    struct NotStarted: Error {
        let path: String
        let problem: String
    }

    deinit {
        signal(SIGKILL)
        outcome.withLock { outcome in
            if outcome == nil { outcome = ChildProcess.reap(processID, options: 0) }
        }
    }

    var exitStatus: Int32? {
        outcome.withLock { outcome in
            if outcome == nil { outcome = ChildProcess.reap(processID, options: WNOHANG) }
            return outcome
        }
    }

    /// A signal to the process, unless it has ended: then its number may belong to another one.
    func signal(_ number: Int32) {
        outcome.withLock { outcome in
            if outcome == nil { outcome = ChildProcess.reap(processID, options: WNOHANG) }
            if outcome == nil { kill(processID, number) }
        }
    }

    /// Waits for the end; a process that does not end in time is killed, and that is an error.
    func ended(within duration: Duration) async throws -> Int32 {
        do {
            return try await eventually("the end of process \(processID)", within: duration) { exitStatus }
        } catch {
            signal(SIGKILL)
            throw error
        }
    }

    private static func reap(_ processID: pid_t, options: Int32) -> Int32? {
        var status: Int32 = 0
        guard waitpid(processID, &status, options) == processID else { return nil }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
}
