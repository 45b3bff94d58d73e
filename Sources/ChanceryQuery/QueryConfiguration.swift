// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds of the query side.
public struct QueryConfiguration: Hashable, Sendable {
    /// Serial lanes that read and consolidate, 1...64.
    public var laneCount: Int
    /// Decode memory of each lane.
    public var laneArenaBytes: Int
    /// Most queries waiting or running.
    public var waitingCountMax: Int
    /// Most reports whose contributions are held for the next answer, over all periods.
    public var heldReportsMax: Int
    /// Most bytes of encoded answers that are held for the next question; 0 holds none.
    public var answersHeldBytesMax: Int
    /// Most bytes of folds that are held to take in corrections; 0 holds none.
    public var foldsHeldBytesMax: Int
    /// Most watches at once.
    public var watchCountMax: Int
    /// Longest answer that the transport can send, in bytes.
    public var answerBytesMax: Int

    public init(
        laneCount: Int = 1, laneArenaBytes: Int = 16 << 20, waitingCountMax: Int = 1024, heldReportsMax: Int = 10_000,
        answersHeldBytesMax: Int = 32 << 20, foldsHeldBytesMax: Int = 32 << 20, watchCountMax: Int = 256,
        answerBytesMax: Int = 4 << 20
    ) {
        self.laneCount = laneCount
        self.laneArenaBytes = laneArenaBytes
        self.waitingCountMax = waitingCountMax
        self.heldReportsMax = heldReportsMax
        self.answersHeldBytesMax = answersHeldBytesMax
        self.foldsHeldBytesMax = foldsHeldBytesMax
        self.watchCountMax = watchCountMax
        self.answerBytesMax = answerBytesMax
    }

    /// The first relation that does not hold, in words; `nil` when all do.
    public var problem: String? {
        if !(1...64).contains(laneCount) { return "query lanes must be 1 to 64, not \(laneCount)" }
        if laneArenaBytes < 1 << 20 {
            return "a query lane's arena must have at least 1 MiB, not \(laneArenaBytes) bytes"
        }
        if waitingCountMax < 1 { return "at least one query must be allowed to wait" }
        if heldReportsMax < 0 { return "the number of held reports must not be negative" }
        if answersHeldBytesMax < 0 { return "the length of held answers must not be negative" }
        if foldsHeldBytesMax < 0 { return "the length of held folds must not be negative" }
        if watchCountMax < 0 { return "the number of watches must not be negative" }
        return nil
    }
}
