// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore

/// Bounds of the ingest pipeline. Memory follows from them: lanes times the arena, plus the bytes in flight.
public struct IngestConfiguration: Hashable, Sendable {
    /// Serial lanes that decode and validate, 1...64.
    public var laneCount: Int
    /// Decode memory of each lane.
    public var laneArenaBytes: Int
    /// Most submissions under way in all.
    public var inFlightCountMax: Int
    /// Most payload bytes under way in all.
    public var inFlightBytesMax: Int
    /// Most submissions of one office under way.
    public var inFlightPerOfficeMax: Int
    /// Most reports in one commit.
    public var commitBatchCountMax: Int

    public init(
        laneCount: Int = 1, laneArenaBytes: Int = 16 << 20, inFlightCountMax: Int = 4096,
        inFlightBytesMax: Int = 32 << 20, inFlightPerOfficeMax: Int = 256, commitBatchCountMax: Int = 256
    ) {
        self.laneCount = laneCount
        self.laneArenaBytes = laneArenaBytes
        self.inFlightCountMax = inFlightCountMax
        self.inFlightBytesMax = inFlightBytesMax
        self.inFlightPerOfficeMax = inFlightPerOfficeMax
        self.commitBatchCountMax = commitBatchCountMax
    }

    /// The first relation that does not hold, in words; `nil` when all do.
    public var problem: String? {
        if !(1...64).contains(laneCount) { return "lanes must be 1 to 64, not \(laneCount)" }
        if laneArenaBytes < 1 << 20 { return "a lane's arena must have at least 1 MiB, not \(laneArenaBytes) bytes" }
        if inFlightCountMax < 1 { return "at least one submission must be allowed in flight" }
        if inFlightPerOfficeMax < 1 || inFlightPerOfficeMax > inFlightCountMax {
            return "submissions in flight per office must be 1 to \(inFlightCountMax), not \(inFlightPerOfficeMax)"
        }
        if !(1...StoreLimits.batchCountMax).contains(commitBatchCountMax) {
            return "a commit must hold 1 to \(StoreLimits.batchCountMax) reports, not \(commitBatchCountMax)"
        }
        return nil
    }
}
