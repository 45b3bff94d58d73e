// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What validation may ask about earlier reports.
public protocol ReportHistory {
    /// The reports that `request` names, as far as there are any.
    ///
    /// Asked at most once per validation, and only when a rule or the kind of a figure needs an answer. A revision that
    /// was sent back and not corrected since is no report.
    func earlierReports(_ request: HistoryRequest) throws -> EarlierReports
}

/// A history that knows nothing: for checks made before anything is sent.
public struct NoHistory: ReportHistory, Sendable {
    public init() {}

    public func earlierReports(_ request: HistoryRequest) -> EarlierReports { .none }
}

/// What one validation needs of earlier reports: at most `Limits.earlierReportsMax` reports and `Limits.peersMax` peers.
public struct HistoryRequest: Hashable, Sendable {
    /// Earlier reports of the office, or of its predecessors; no key twice.
    public let reports: [ReportKey]
    /// The one of `reports` that is needed whole, with its texts.
    public let wholeReport: ReportKey?
    /// Indicators whose figures are needed of the others; what else they hold is not.
    public let indicators: Set<String>
    public let peers: PeerRequest?

    public init(
        reports: [ReportKey], wholeReport: ReportKey? = nil, indicators: Set<String>, peers: PeerRequest? = nil
    ) {
        self.reports = reports
        self.wholeReport = wholeReport
        self.indicators = indicators
        self.peers = peers
    }
}

/// Reports of other offices for one period, of which only the figures of some indicators are needed.
public struct PeerRequest: Hashable, Sendable {
    public let regime: String
    public let period: Period
    public let offices: [String]
    public let indicators: Set<String>

    public init(regime: String, period: Period, offices: [String], indicators: Set<String>) {
        self.regime = regime
        self.period = period
        self.offices = offices
        self.indicators = indicators
    }
}

/// A stored report, or the part of it that was asked for.
public struct EarlierReport: Hashable, Sendable {
    public let key: ReportKey
    public let revision: Int32
    public let report: Report

    public init(key: ReportKey, revision: Int32, report: Report) {
        self.key = key
        self.revision = revision
        self.report = report
    }
}

/// The answer to a `HistoryRequest`.
public struct EarlierReports: Hashable, Sendable {
    public let reports: [ReportKey: EarlierReport]
    public let peers: [EarlierReport]

    public static let none = EarlierReports(reports: [:], peers: [])

    public init(reports: [ReportKey: EarlierReport], peers: [EarlierReport]) {
        self.reports = reports
        self.peers = peers
    }
}
