// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What an operator can choose about a SQLite store. Nothing here weakens what the store promises.
public struct SQLiteStoreOptions: Hashable, Sendable {
    /// Reads that can be under way at once, each with a connection and a page cache of its own. The next one waits.
    public var readerCountMax: Int
    /// Pages of log after which `checkpoint()` merges it into the data file; a page is 4 KiB. A commit does it itself
    /// at twice as many. More pages make the pauses longer, fewer make them frequent.
    public var checkpointPages: Int
    /// How long an operation waits for a lock before it fails as `.busy`.
    public var busyTimeoutSeconds: Int
    /// Page cache of the writing connection.
    public var writerCacheKiB: Int
    /// Page cache of each reading connection.
    public var readerCacheKiB: Int
    /// Offices, and pairs of regime and period, whose numbers the writer remembers.
    public var internedCountMax: Int
    /// Size of the data file beyond which reports are refused with `.diskFull`; `nil` for no bound but the volume's.
    public var fileBytesMax: Int64?
    /// Bytes that must be free on the volume before something is stored; with less, it is refused with `.diskFull`
    /// while there is still room for merging the log and, down to a quarter, for audit lines. What changes nothing,
    /// such as a repeat, is never refused. 0 refuses nothing.
    public var freeBytesMin: Int64
    /// What is looked at before the store is opened.
    public var check: OpenCheck

    public enum OpenCheck: String, CaseIterable, Hashable, Sendable {
        /// Format, version and settings only.
        case settings
        /// Also every page of the file, in a time that grows with the file.
        case quick
    }

    public static let defaults = SQLiteStoreOptions()

    public init(
        readerCountMax: Int = 4, checkpointPages: Int = 4000, busyTimeoutSeconds: Int = 5,
        writerCacheKiB: Int = 8192, readerCacheKiB: Int = 2048, internedCountMax: Int = 20_000,
        fileBytesMax: Int64? = nil, freeBytesMin: Int64 = 0, check: OpenCheck = .settings
    ) {
        self.readerCountMax = readerCountMax
        self.checkpointPages = checkpointPages
        self.busyTimeoutSeconds = busyTimeoutSeconds
        self.writerCacheKiB = writerCacheKiB
        self.readerCacheKiB = readerCacheKiB
        self.internedCountMax = internedCountMax
        self.fileBytesMax = fileBytesMax
        self.freeBytesMin = freeBytesMin
        self.check = check
    }

    /// The first option that is out of range, in words.
    var defect: String? {
        let bounds: [(String, Int, ClosedRange<Int>)] = [
            ("readerCountMax", readerCountMax, 1...64),
            ("checkpointPages", checkpointPages, 16...1_000_000),
            ("busyTimeoutSeconds", busyTimeoutSeconds, 0...600),
            ("writerCacheKiB", writerCacheKiB, 64...1_048_576),
            ("readerCacheKiB", readerCacheKiB, 64...1_048_576),
            ("internedCountMax", internedCountMax, 1...1_000_000),
        ]
        for (name, value, range) in bounds where !range.contains(value) {
            return "\(name) is \(value) and must be \(range.lowerBound) to \(range.upperBound)"
        }
        if let fileBytesMax, fileBytesMax < 1 << 20 {
            return "fileBytesMax is \(fileBytesMax) and must be 1048576 or more"
        }
        if freeBytesMin < 0 { return "freeBytesMin is \(freeBytesMin) and must be 0 or more" }
        return nil
    }
}
