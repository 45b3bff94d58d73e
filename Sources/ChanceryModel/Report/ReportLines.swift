// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a sum needs of a report: its figures, most of them without their texts, and the register entries that they
/// count.
public struct ReportLines: Hashable, Sendable {
    /// The figures in the order of the report.
    public var lines: [Line]
    /// The figures that are not plain, and the registers where figures count their entries. Whatever else the report
    /// says may be missing.
    public var rest: Report

    public enum Line: Hashable, Sendable {
        case plain(PlainFigure)
        /// Index into the figures of the rest.
        case other(Int)
    }

    public init(lines: [Line], rest: Report) {
        self.lines = lines
        self.rest = rest
    }

    /// All of a report.
    public init(_ report: Report) {
        self.init(lines: report.figures.indices.map { .other($0) }, rest: report)
    }
}

/// A figure that is a number of a known indicator over the whole of its report, in the indicator's own unit. Of its
/// texts only that they are there.
public struct PlainFigure: Hashable, Sendable {
    /// Position in the catalogue.
    public var indicator: Int
    /// At the scale in which it was written.
    public var value: FixedPoint
    public var qualifier: Qualifier
    public var status: FigureStatus
    public var asOf: CivilDate?
    public var dimensions: [DimensionChoice]
    public var flags: FigureFlags

    public init(
        indicator: Int, value: FixedPoint, qualifier: Qualifier = .exact, status: FigureStatus = .actual,
        asOf: CivilDate? = nil, dimensions: [DimensionChoice] = [], flags: FigureFlags = []
    ) {
        self.indicator = indicator
        self.value = value
        self.qualifier = qualifier
        self.status = status
        self.asOf = asOf
        self.dimensions = dimensions
        self.flags = flags
    }
}
