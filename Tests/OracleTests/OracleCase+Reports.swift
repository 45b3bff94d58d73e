// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

extension OracleCase {
    /// The reports with every revision, in the order of the store.
    func accepted() throws -> [AcceptedReport] {
        let digest = try known(Digest(bytes: Array(repeating: 0, count: Digest.byteCount)), "digest")
        let request = try known(RequestID(bytes: Array(repeating: 0, count: RequestID.byteCount)), "request")
        return try reports.map { entry in
            let report = try entry.report()
            let period = try known(Period(code: entry.period), entry.period)
            return AcceptedReport(
                receipt: Receipt(
                    key: ReportKey(office: entry.office, regime: entry.regime, period: period),
                    revision: entry.revision, sequence: entry.sequence,
                    receivedAt: Instant(microsecondsSinceEpoch: entry.receivedAt), digest: digest,
                    requestID: request, catalogueVersion: 1),
                firstReceivedAt: Instant(microsecondsSinceEpoch: entry.firstReceivedAt), report: report)
        }
    }
}

extension OracleCase.ReportEntry {
    func report() throws -> Report {
        Report(
            office: office, regime: regime, period: period, catalogueVersion: 1,
            correction: revision > 1 ? Correction(replacesRevision: revision - 1, reason: "counted again") : nil,
            figures: try figures.map { try $0.figure() })
    }
}

extension OracleCase.FigureEntry {
    fileprivate func figure() throws -> Figure {
        Figure(
            indicator: indicator,
            value: value.map(FigureValue.decimal) ?? na.map(FigureValue.notAvailable(reason:)) ?? .unstated,
            qualifier: try qualifier.map { try known(Qualifier(rawValue: $0), $0) } ?? .exact,
            status: try status.map { try known(FigureStatus(rawValue: $0), $0) } ?? .actual, unit: unit ?? "",
            asOf: try asOf.map(day), since: try since.map(day), window: try window.map(dateRange),
            event: event ?? "",
            dimensions: (dimensions ?? []).map { DimensionChoice(dimension: $0[0], value: $0[1]) },
            members: members ?? [], subUnit: subUnit ?? "",
            inclusion: try inclusion.map { try known(Inclusion(rawValue: $0), $0) } ?? .unknown,
            isRecord: record ?? false, source: source ?? "", note: note ?? "")
    }
}

extension OracleCase.QueryEntry {
    func query() throws -> ConsolidationQuery {
        ConsolidationQuery(
            scope: group.map(ConsolidationScope.group) ?? .offices(offices ?? []), regime: regime,
            from: try known(Period(code: from), from), through: try known(Period(code: through), through),
            indicators: indicators ?? [])
    }
}
