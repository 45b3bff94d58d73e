// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Which further details a reported figure has; the details themselves are in the report.
public struct FigureFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let note = FigureFlags(rawValue: 1 << 0)
    public static let source = FigureFlags(rawValue: 1 << 1)
    /// Stated as a word quantity, such as "dozens".
    public static let words = FigureFlags(rawValue: 1 << 2)
    /// Stated as the highest value ever.
    public static let record = FigureFlags(rawValue: 1 << 3)
    public static let base = FigureFlags(rawValue: 1 << 4)
    public static let ranking = FigureFlags(rawValue: 1 << 5)
    /// Lists what was counted.
    public static let members = FigureFlags(rawValue: 1 << 6)
    /// Not stated: counted from the register entries of the report, by a link of the catalogue to complete lists.
    public static let generated = FigureFlags(rawValue: 1 << 7)

    /// The details that `figure` has.
    public init(_ figure: Figure) {
        var flags: FigureFlags = []
        if !figure.note.isEmpty { flags.insert(.note) }
        if !figure.source.isEmpty { flags.insert(.source) }
        if !figure.words.isEmpty { flags.insert(.words) }
        if figure.isRecord { flags.insert(.record) }
        if figure.base != nil { flags.insert(.base) }
        if figure.ranking != nil { flags.insert(.ranking) }
        if !figure.members.isEmpty { flags.insert(.members) }
        self = flags
    }
}
