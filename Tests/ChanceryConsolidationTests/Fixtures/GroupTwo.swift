// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// Member values of Emulation Group No. 2 for the first half of 2024. Invented, so that they meet the group's
/// published totals.
enum GroupTwo {
    static let indicators = [
        "delegations.outbound", "delegations.inbound", "agreements.signed", "ngo.projects", "ngo.committed",
        "consular.cases", "protection.cases", "abtc.requests",
    ]

    struct Row {
        let name: String
        let code: String
        let kind: MemberKind
        let values: [Int]
    }

    static let totals = [398, 361, 14, 98, 1_040_000, 52, 38, 12]

    static let rows: [Row] = [
        row("Hai Phong", "31", .department, 62, 48, 2, 9, 120_000, 8, 6, 3),
        row("Hanoi", "01", .department, 118, 131, 5, 21, 310_000, 19, 9, 5),
        row("Bac Giang", "24", .department, 31, 24, 2, 8, 85_000, 4, 5, 1),
        row("Phu Tho", "25", .department, 19, 17, 1, 7, 60_000, 2, 2, 0),
        row("Thai Nguyen", "19", .department, 22, 19, 1, 9, 95_000, 3, 1, 0),
        row("Tuyen Quang", "08", .department, 12, 9, 0, 6, 48_000, 1, 1, 0),
        row("Vinh Phuc", "26", .department, 27, 22, 1, 5, 40_000, 4, 2, 1),
        row("Bac Ninh", "27", .officeUnit, 26, 28, 1, 3, 30_000, 3, 2, 1),
        row("Bac Kan", "06", .officeUnit, 5, 4, 0, 4, 36_000, 0, 0, 0),
        row("Hai Duong", "30", .officeUnit, 17, 14, 0, 5, 42_000, 2, 3, 1),
        row("Ha Nam", "35", .officeUnit, 8, 6, 0, 2, 15_000, 1, 1, 0),
        row("Hoa Binh", "17", .officeUnit, 7, 8, 0, 6, 62_000, 0, 1, 0),
        row("Hung Yen", "33", .officeUnit, 9, 7, 0, 2, 18_000, 1, 2, 0),
        row("Nam Dinh", "36", .officeUnit, 10, 7, 0, 4, 28_000, 2, 1, 0),
        row("Ninh Binh", "37", .officeUnit, 11, 9, 1, 3, 24_000, 1, 1, 0),
        row("Yen Bai", "15", .officeUnit, 8, 5, 0, 3, 21_000, 0, 0, 0),
        row("Thai Binh", "34", .officeUnit, 6, 3, 0, 1, 6_000, 1, 1, 0),
    ]

    static func reports(without missing: Set<String> = []) -> [AcceptedReport] {
        rows.filter { !missing.contains($0.name) }.map { row in
            accepted(
                "vn-" + row.code, "2024-H1",
                zip(indicators, row.values).map { Figure(indicator: $0, value: .decimal(String($1))) },
                regime: Sample.regime)
        }
    }

    private static func row(_ name: String, _ code: String, _ kind: MemberKind, _ values: Int...) -> Row {
        Row(name: name, code: code, kind: kind, values: values)
    }
}

/// An accepted report; the sequence is the revision and the digest is zeros, neither of which consolidation weighs.
func accepted(
    _ office: String, _ code: String, _ figures: [Figure], regime: String = "FREE", revision: Int32 = 1,
    firstReceivedAt: String = "2024-01-01T00:00:00Z", receivedAt: String? = nil
) -> AcceptedReport {
    guard let digest = Digest(bytes: Array(repeating: 0, count: Digest.byteCount)),
        let requestID = RequestID(bytes: Array(repeating: 0, count: RequestID.byteCount))
    else { preconditionFailure("the byte counts fit") }
    let receipt = Receipt(
        key: ReportKey(office: office, regime: regime, period: period(code)), revision: revision,
        sequence: StoreSequence(revision), receivedAt: instant(receivedAt ?? firstReceivedAt), digest: digest,
        requestID: requestID, catalogueVersion: 1)
    return AcceptedReport(
        receipt: receipt, firstReceivedAt: instant(firstReceivedAt),
        report: Report(office: office, regime: regime, period: code, figures: figures))
}

func figure(
    _ indicator: String, _ value: String, _ qualifier: Qualifier = .exact, status: FigureStatus = .actual,
    asOf: String? = nil, since: String? = nil, window: DateRange? = nil, event: String = "",
    partner: String? = nil, members: [String] = [], subUnit: String = "", inclusion: Inclusion = .unknown
) -> Figure {
    Figure(
        indicator: indicator, value: .decimal(value), qualifier: qualifier, status: status, asOf: asOf.map(date),
        since: since.map(date), window: window, event: event,
        dimensions: partner.map { [DimensionChoice(dimension: "partner", value: $0)] } ?? [], members: members,
        subUnit: subUnit, inclusion: inclusion)
}

func quantity(
    _ units: Int64, _ qualifier: Qualifier = .exact, _ status: FigureStatus = .actual, scale: Int = 0
) -> Quantity {
    Quantity(value: FixedPoint(units: units, scale: scale), qualifier: qualifier, status: status)
}

/// Consolidates reports of the offices `stays`, `turns`, ... under the regime without mandatory figures.
func consolidate(
    _ reports: [AcceptedReport], offices: [String] = ["stays", "turns"], from: String = "2024-02",
    through: String? = nil, indicators: [String] = []
) throws -> Consolidation {
    try Sample.consolidator.consolidate(
        ConsolidationQuery(
            scope: .offices(offices), regime: "FREE", from: period(from), through: period(through ?? from),
            indicators: indicators),
        reports: reports)
}

/// The message of a figure that has no number for `reason`; `nil` for any other.
func refusal(_ figure: ConsolidatedFigure, _ reason: RefusalReason) -> Label? {
    guard case .refused(let refusal) = figure.outcome, refusal.code == reason.rawValue, refusal.name == reason.name
    else { return nil }
    return refusal.message
}
