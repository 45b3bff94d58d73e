// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// One timer for all deadlines of a connection: it is set for the earliest, and later ones cost nothing. Used only on
/// the connection's event loop.
struct DeadlineAlarm {
    private var earliest: NIODeadline?
    private var task: Scheduled<Void>?

    /// Makes sure that `fire` runs at `deadline` or before it.
    mutating func cover(
        _ deadline: NIODeadline,
        on eventLoop: any EventLoop,
        fire: @escaping @Sendable () -> Void
    ) {
        if let earliest = self.earliest, earliest <= deadline { return }
        self.task?.cancel()
        self.earliest = deadline
        self.task = eventLoop.scheduleTask(deadline: deadline, fire)
    }

    /// To be called first when the alarm fires, and when the connection ends.
    mutating func reset() {
        self.task?.cancel()
        self.task = nil
        self.earliest = nil
    }
}
