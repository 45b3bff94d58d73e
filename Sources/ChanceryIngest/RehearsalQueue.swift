// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Dispatch
internal import Synchronization

/// Where rehearsals of catalogues run: one at a time, on a queue that neither reports nor queries wait for, and for a
/// bounded time.
public final class RehearsalQueue: Sendable {
    /// How long one rehearsal looks at reports: less than the minute that the operator's commands wait.
    public static let secondsMax: UInt64 = 45

    private let queue = DispatchQueue(label: "chancery.rehearsal")
    private let isTaken = Atomic<Bool>(false)

    public init() {}

    /// Runs `body`, unless a rehearsal is under way.
    ///
    /// - Parameter body: is told whether its time is over.
    /// - Returns: whether `body` will run.
    public func run(_ body: @escaping @Sendable (_ isOver: @escaping @Sendable () -> Bool) -> Void) -> Bool {
        guard !isTaken.exchange(true, ordering: .acquiringAndReleasing) else { return false }
        queue.async {
            let end = DispatchTime.now().uptimeNanoseconds + RehearsalQueue.secondsMax * 1_000_000_000
            body { DispatchTime.now().uptimeNanoseconds >= end }
            self.isTaken.store(false, ordering: .releasing)
        }
        return true
    }

    /// Calls `completion` once the rehearsal that runs now has ended.
    public func whenIdle(_ completion: @escaping @Sendable () -> Void) {
        queue.async(execute: completion)
    }
}
