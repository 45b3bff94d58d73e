// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Logging
internal import Synchronization

/// A part of the daemon that takes in a change of its files without a restart.
public protocol Reloadable: Sendable {
    /// Reads its files again. A part that throws keeps the state it had.
    func reload() throws
}

/// The parts of the daemon that SIGHUP asks to reload, in the order in which they were added.
final class Reloading: Sendable {
    private struct Part: Sendable {
        let name: String
        let reloadable: any Reloadable
    }

    private let parts = Mutex<[Part]>([])
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// - Parameter name: how the log calls the part, such as "certificates".
    func add(_ name: String, _ reloadable: any Reloadable) {
        parts.withLock { $0.append(Part(name: name, reloadable: reloadable)) }
    }

    /// Reloads every part, whatever becomes of the others, and logs each outcome.
    ///
    /// - Returns: the names of those that failed and kept what they had.
    @discardableResult
    func reload() -> [String] {
        var failed: [String] = []
        for part in parts.withLock({ $0 }) {
            do {
                try part.reloadable.reload()
                logger.notice("reloaded", metadata: ["part": "\(part.name)"])
            } catch {
                failed.append(part.name)
                logger.error(
                    "a reload failed; what held before still holds",
                    metadata: ["part": "\(part.name)", "error": "\(error)"])
            }
        }
        return failed
    }
}
