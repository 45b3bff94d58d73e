// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// A sign of life of one thing that works off a queue: it counts pieces of work as they are done, and an empty piece can
/// be put into the queue to see whether it is still taken up.
public final class Heartbeat: Sendable {
    /// What beats, in words, such as "ingest lane 0".
    public let name: String
    private let beats = Atomic<UInt64>(0)
    private let isRequested = Atomic<Bool>(false)
    private let enqueue: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// - Parameter enqueue: puts a piece of work into the queue and returns at once.
    public init(name: String, enqueue: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
        self.name = name
        self.enqueue = enqueue
    }

    /// How often it has beaten; wraps round.
    public var count: UInt64 { beats.load(ordering: .relaxed) }

    /// A piece of work was done.
    public func beat() { beats.wrappingAdd(1, ordering: .relaxed) }

    /// Asks for a beat from the end of the queue. At most one such request waits, however often this is called.
    public func request() {
        guard !isRequested.exchange(true, ordering: .relaxed) else { return }
        enqueue {
            self.isRequested.store(false, ordering: .relaxed)
            self.beat()
        }
    }
}
