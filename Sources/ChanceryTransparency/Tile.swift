// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A full tile (C2SP tlog-tiles): 256 hashes of one level, which stand for 256^(level + 1) leaves.
public struct Tile: Hashable, Sendable {
    /// Hashes of a full tile.
    public static let hashCount = 256
    /// Levels of the tree that one level of tiles stands for.
    public static let height = 8
    public static let byteCount = hashCount * Digest.byteCount

    public let level: Int
    public let number: Int64
    /// The hashes, one after the other.
    public let hashes: [UInt8]

    /// The hash that the tile above has for this one.
    public let root: Digest

    /// The hashes of a full or open tile.
    public static func digests(_ bytes: [UInt8]) -> [Digest] {
        stride(from: 0, to: bytes.count, by: Digest.byteCount).compactMap { start in
            Digest(bytes: Array(bytes[start..<min(start + Digest.byteCount, bytes.count)]))
        }
    }

    /// How many hashes the open tile of a level has in a tree of `size` leaves.
    public static func openCount(level: Int, size: Int64) -> Int {
        Int(size >> Int64(level * height)) % hashCount
    }

    /// How many full tiles of a level there are.
    public static func fullCount(level: Int, size: Int64) -> Int64 {
        size >> Int64((level + 1) * height)
    }

    /// How many levels a tree of `size` leaves has tiles on, open ones included.
    public static func levelCount(size: Int64) -> Int {
        size == 0 ? 0 : (Int64.bitWidth - 1 - size.leadingZeroBitCount) / height + 1
    }
}
