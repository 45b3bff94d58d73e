// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// The bytes of one connection that wait to be sent, from the moment they are accepted to the moment the transport has
/// taken them. Readable and writable from any thread.
final class OutboundGauge: Sendable {
    /// At this number the connection is not writable.
    let mark: Int
    /// Never exceeded by `reserve`.
    let max: Int
    private let waiting = Atomic<Int>(0)
    /// A sender was told to wait and has not been told to go on.
    private let senderWaits = Atomic<Bool>(false)

    init(limits: TTRPCLimits) {
        self.mark = limits.outboundBytesMark
        self.max = limits.outboundBytesMax
    }

    var bytes: Int { self.waiting.load(ordering: .relaxed) }

    var isBelowMark: Bool { self.bytes < self.mark }

    /// Whether a sender may go on. If not, the answer is remembered until `takeWritableAgain`.
    func checkWritable() -> Bool {
        if self.isBelowMark { return true }
        self.senderWaits.store(true, ordering: .sequentiallyConsistent)
        // The backlog may have gone between the two looks; then no later drain would tell the sender.
        return self.waiting.load(ordering: .sequentiallyConsistent) < self.mark
    }

    /// Whether a waiting sender is to be told to go on: true once, when the backlog has fallen to half of the mark.
    func takeWritableAgain() -> Bool {
        guard self.senderWaits.load(ordering: .sequentiallyConsistent), self.bytes <= self.mark / 2 else {
            return false
        }
        return self.senderWaits.exchange(false, ordering: .sequentiallyConsistent)
    }

    /// Adds `count` if that stays within the bound; if not, the sender counts as told to wait.
    func reserve(_ count: Int) -> Bool {
        let after = self.waiting.add(count, ordering: .sequentiallyConsistent).newValue
        if after <= self.max { return true }
        self.senderWaits.store(true, ordering: .sequentiallyConsistent)
        self.waiting.subtract(count, ordering: .sequentiallyConsistent)
        return false
    }

    /// Adds `count` beyond the bound: for the short answers that the protocol demands.
    func add(_ count: Int) {
        self.waiting.add(count, ordering: .sequentiallyConsistent)
    }

    func release(_ count: Int) {
        self.waiting.subtract(count, ordering: .sequentiallyConsistent)
    }
}
