// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The code of a month as it is encoded: its length and `2024-06` in ASCII, in the order of the bytes in memory.
struct MonthCode {
    static let byteCount = 8

    let bytes: UInt64

    /// - Parameter period: a month.
    init(_ period: Period) {
        let year = period.year
        var bytes: UInt64 = 7
        bytes |= MonthCode.digit(year / 1000, at: 1) | MonthCode.digit(year / 100, at: 2)
        bytes |= MonthCode.digit(year / 10, at: 3) | MonthCode.digit(year, at: 4)
        bytes |= UInt64(UInt8(ascii: "-")) << 40
        bytes |= MonthCode.digit(period.index / 10, at: 6) | MonthCode.digit(period.index, at: 7)
        self.bytes = bytes.littleEndian
    }

    private static func digit(_ value: Int, at index: Int) -> UInt64 {
        (UInt64(UInt8(ascii: "0")) + UInt64(truncatingIfNeeded: value % 10)) << (8 * index)
    }
}
