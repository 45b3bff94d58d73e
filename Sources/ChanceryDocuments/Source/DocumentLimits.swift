// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Bounds of files that people write. Beyond each of them the file is refused, never cut short.
public enum DocumentLimits {
    /// One file.
    public static let fileBytesMax = 4 * 1024 * 1024
    /// All files of a catalogue together.
    public static let catalogueBytesMax = 16 * 1024 * 1024
    /// Files of a catalogue.
    public static let catalogueFilesMax = 256
    /// Reports in one file, and YAML documents in one file.
    public static let documentsMax = 10_000
    /// Mappings and lists inside one another; the deepest that the formats use is 7.
    public static let depthMax = 16
    /// Columns of a CSV file.
    public static let columnsMax = 1_000
    /// Findings listed for one file or catalogue; how many more there are is said.
    public static let findingsMax = 1_000
    /// Mappings of one file in which a repeated key is reported. After so many, reading stops at the next.
    public static let duplicateKeysMax = 32
    /// Bytes read again and again to report repeated keys; reaching it ends the reading as well.
    public static let rereadBytesMax = 2 * fileBytesMax
    /// A code or an id in a catalogue, in bytes.
    public static let codeBytesMax = 64
    /// A label or another text in a catalogue, in Unicode scalars.
    public static let labelLengthMax = 4_000
}
