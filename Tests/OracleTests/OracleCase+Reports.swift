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
            AcceptedReport(
                receipt: Receipt(
                    key: try entry.key(), revision: entry.revision, sequence: entry.sequence,
                    receivedAt: Instant(microsecondsSinceEpoch: entry.receivedAt), digest: digest,
                    requestID: request, catalogueVersion: 1),
                firstReceivedAt: Instant(microsecondsSinceEpoch: entry.firstReceivedAt),
                report: try entry.report())
        }
    }
}

extension OracleCase.ActEntry {
    func record() throws -> ActRecord {
        ActRecord(
            key: ReportKey(
                office: office, regime: regime, period: try known(Period(code: period), period)),
            fact: ActFact(
                kind: try known(ActKind(rawValue: kind), kind), revision: revision ?? 0,
                until: until.map(Instant.init(microsecondsSinceEpoch:))),
            reason: reason, sequence: sequence)
    }
}

extension OracleCase.ReportEntry {
    func key() throws -> ReportKey {
        ReportKey(office: office, regime: regime, period: try known(Period(code: period), period))
    }

    func report() throws -> Report {
        Report(
            office: office, regime: regime, period: period, catalogueVersion: 1,
            correction: revision > 1 ? Correction(replacesRevision: revision - 1, reason: "counted again") : nil,
            figures: try figures.map { try $0.figure() },
            agreements: try (agreements ?? []).map { row in
                let status = row.status ?? ""
                return AgreementEntry(
                    id: row.id, title: row.id, partner: row.partner ?? "",
                    status: try known(AgreementStatus(rawValue: status), status))
            },
            delegations: try (delegations ?? []).map { row in
                let direction = row.direction ?? ""
                return DelegationEntry(
                    id: row.id, title: row.id, direction: try known(Direction(rawValue: direction), direction),
                    partner: row.partner ?? "", persons: row.persons ?? 0)
            }, events: (events ?? []).map { EventEntry(id: $0.id, title: $0.id, partner: $0.partner ?? "") })
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
            indicators: indicators ?? [], bordersOn: try bordersOn.map(day),
            parts: try parts.map { try known(PeriodForm(rawValue: $0), $0) }, until: try until.map(day))
    }
}
