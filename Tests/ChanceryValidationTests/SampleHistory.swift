// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

/// A history of given reports that hands out what is asked for and nothing else, and remembers what was asked.
final class SampleHistory: ReportHistory {
    private let stored: [ReportKey: Report]
    /// The previous period's narratives of whatever office is asked about.
    private let previous: [Narrative]?
    private(set) var requests: [HistoryRequest] = []

    init(_ reports: [Report] = [], previous: [Narrative]? = nil) {
        stored = Dictionary(
            reports.compactMap { report in
                Period(code: report.period).map {
                    (ReportKey(office: report.office, regime: report.regime, period: $0), report)
                }
            }, uniquingKeysWith: { _, last in last })
        self.previous = previous
    }

    func earlierReports(_ request: HistoryRequest) -> EarlierReports {
        requests.append(request)
        var reports: [ReportKey: EarlierReport] = [:]
        for key in request.reports {
            guard var report = report(key, isWhole: key == request.wholeReport) else { continue }
            if key != request.wholeReport { report = SampleHistory.part(of: report, request.indicators) }
            reports[key] = EarlierReport(key: key, revision: 2, report: report)
        }
        let peers = request.peers.map { request in
            request.offices.compactMap { office -> EarlierReport? in
                let key = ReportKey(office: office, regime: request.regime, period: request.period)
                return stored[key].map {
                    EarlierReport(key: key, revision: 1, report: SampleHistory.part(of: $0, request.indicators))
                }
            }
        }
        return EarlierReports(reports: reports, peers: peers ?? [])
    }

    private func report(_ key: ReportKey, isWhole: Bool) -> Report? {
        if let report = stored[key] { return report }
        guard isWhole, let previous else { return nil }
        return Report(office: key.office, regime: key.regime, period: key.period.code, narratives: previous)
    }

    private static func part(of report: Report, _ indicators: Set<String>) -> Report {
        Report(
            office: report.office, regime: report.regime, period: report.period,
            figures: report.figures.filter { indicators.contains($0.indicator) })
    }
}
