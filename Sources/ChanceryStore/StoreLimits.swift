// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds that every store keeps. What exceeds one is refused; nothing is cut short.
public enum StoreLimits {
    /// Revisions of one key, the first report included.
    public static let revisionMax: Int32 = 10_000
    /// Submissions in one `commit`.
    public static let batchCountMax = 4096
    /// Bytes of one report.
    public static let reportBytesMax = 16 << 20
    /// Bytes of the reports of one `commit` together.
    public static let batchBytesMax = 64 << 20
    /// UTF-8 bytes of the reason of a correction.
    public static let reasonBytesMax = 16 << 10
    /// Bytes of an office, regime or group code, which are printable ASCII.
    public static let identifierBytesMax = 128
    /// Bytes of one catalogue.
    public static let catalogueBytesMax = 64 << 20
    /// UTF-8 bytes of the edition of a catalogue.
    public static let editionBytesMax = 256
    /// UTF-8 bytes of the name of who brought something.
    public static let identityBytesMax = 256
    /// Lines of the audit trail in one `append`.
    public static let auditBatchCountMax = 1024
    /// Acts of one report key.
    public static let actMax = 1000
    /// Bytes of one act.
    public static let actBytesMax = 64 << 10
    /// Packs of one group, regime, first and last period.
    public static let packMax: Int32 = 1000
    /// Bytes of one pack.
    public static let packBytesMax = 16 << 20
    /// Rows that one call of `changes` or `list` returns at most, whatever limit is asked for.
    public static let pageCountMax = 10_000

    /// Acts that one call of `listActs` returns at most, each with its bytes.
    public static let actPageCountMax = 1000

    /// How many rows a call that asks for `limit` gets at most.
    public static func pageCount(_ limit: Int) -> Int { min(max(limit, 0), pageCountMax) }

    /// How many acts a call that asks for `limit` gets at most.
    public static func actPageCount(_ limit: Int) -> Int { min(max(limit, 0), actPageCountMax) }
}
