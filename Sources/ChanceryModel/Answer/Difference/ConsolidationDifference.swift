// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What changed between two answers to the same question: two moments of the store, or a frozen answer and another one.
public struct ConsolidationDifference: Hashable, Sendable {
    public var from: DifferenceSide
    public var to: DifferenceSide
    /// The expected reports that came, went or were corrected; in the order of the later answer's members, then of the
    /// periods. Those that only the earlier answer expects come last.
    public var reports: [ReportChange]
    /// The figures that changed, in the order of the later answer. Those that only the earlier answer has come last.
    public var figures: [FigureChange]

    public init(
        from: DifferenceSide, to: DifferenceSide, reports: [ReportChange] = [], figures: [FigureChange] = []
    ) {
        self.from = from
        self.to = to
        self.reports = reports
        self.figures = figures
    }
}

/// One of two answers that are compared.
public struct DifferenceSide: Hashable, Sendable {
    /// Store sequence that every figure of it belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// Number of the pack that it was taken from; 0 when it was made from the store.
    public var packNumber: Int32
    /// Expected reports.
    public var expected: Int32
    /// Expected reports that came and count.
    public var reported: Int32

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, packNumber: Int32 = 0, expected: Int32,
        reported: Int32
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.packNumber = packNumber
        self.expected = expected
        self.reported = reported
    }
}
