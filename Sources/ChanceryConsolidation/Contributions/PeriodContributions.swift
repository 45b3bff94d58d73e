// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What every office contributes to one period of one regime, with the numbers already read.
///
/// A correction replaces one office's part and nothing else is read again. The content depends only on the newest
/// revision of each office, never on the order of arrival.
public struct PeriodContributions: Sendable {
    public let regime: String
    public let period: Period
    let catalogue: CatalogueIndex
    private let window: DateRange?
    private var offices: [String: OfficeContributions] = [:]

    /// Empty contributions; `catalogue` must be the one of the `Consolidator` that will use them.
    public init(catalogue: CatalogueIndex, regime: String, period: Period) {
        self.catalogue = catalogue
        self.regime = regime
        self.period = period
        window = catalogue.window(of: period, regime: regime)
    }

    /// How many offices have reported.
    public var officeCount: Int { offices.count }

    /// Takes in an office's report unless the same or a newer revision is there already.
    ///
    /// The report must be of this regime and period.
    /// - Returns: whether the contributions changed.
    @discardableResult
    public mutating func replace(office: String, with accepted: AcceptedReport) -> Bool {
        replace(with: accepted.receipt, firstReceivedAt: accepted.firstReceivedAt, ReportLines(accepted.report))
    }

    /// The same with what was read of the report by this catalogue.
    @discardableResult
    public mutating func replace(
        with receipt: Receipt, firstReceivedAt: Instant, _ lines: ReportLines
    ) -> Bool {
        precondition(
            receipt.key.regime == regime && receipt.key.period == period, "a report of another regime or period")
        if let known = offices[receipt.key.office], known.revision >= receipt.revision { return false }
        offices[receipt.key.office] = OfficeContributions(
            receipt, firstReceivedAt: firstReceivedAt, lines, catalogue: catalogue, window: window)
        return true
    }

    /// What every office contributes, in the order of the ids.
    func inOfficeOrder() -> [(office: String, contributions: OfficeContributions)] {
        offices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    subscript(office: String) -> OfficeContributions? { offices[office] }
}
