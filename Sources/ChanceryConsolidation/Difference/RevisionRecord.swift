// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A report of an answer, by its place in it: the regime is that of the answer.
public struct ReportPlace: Hashable, Sendable {
    public let office: String
    public let period: Period

    public init(office: String, period: Period) {
        self.office = office
        self.period = period
    }
}

/// The revisions of one report that a comparison asks for.
public struct RevisionSpan: Hashable, Sendable {
    public let place: ReportPlace
    /// Where the change begins: the revision of the earlier answer; `nil` when it had none.
    public let first: Int32?
    /// What came since, ascending: the last `DifferenceLimits.revisionsPerReportMax` of it; `nil` for nothing.
    public let later: ClosedRange<Int32>?
    /// Revisions between `first` and `later` that are passed over.
    public let leftOutCount: Int32

    init(place: ReportPlace, after before: Int32, through last: Int32) {
        self.place = place
        first = before > 0 ? before : nil
        let start = max(before + 1, last - DifferenceLimits.revisionsPerReportMax + 1)
        later = start <= last ? start...last : nil
        leftOutCount = max(0, start - before - 1)
    }

    /// Every revision to read, ascending.
    public var revisions: [Int32] { (first.map { [$0] } ?? []) + (later.map { Array($0) } ?? []) }
}

/// Bounds of one comparison.
public enum DifferenceLimits {
    /// The latest revisions of one report that are looked at; how many came before is said.
    public static let revisionsPerReportMax: Int32 = 50
    /// Revisions that one comparison reads. Beyond it the comparison is refused.
    public static let revisionsReadMax = 10_000
    /// Reported figures that it holds while it looks for causes. Beyond it the comparison is refused.
    public static let figuresReadMax = 1_000_000
}

/// One revision of a report, as far as a comparison looks at it.
public struct RevisionRecord: Sendable {
    public let place: ReportPlace
    public let revision: Int32
    let step: ChangeStep
    private let statements: [FigureIdentity: [PartStatement]]

    /// Reads the figures of `indicators` in a revision, all revisions of a comparison by one catalogue: what differs
    /// between two records is what the office changed.
    ///
    /// - Parameter reason: of the correction; empty for a first report.
    public init(_ accepted: AcceptedReport, reason: String, indicators: Set<String>, catalogue: CatalogueIndex) {
        let key = accepted.receipt.key
        place = ReportPlace(office: key.office, period: key.period)
        revision = accepted.receipt.revision
        step = ChangeStep(
            revision: accepted.receipt.revision, sequence: accepted.receipt.sequence,
            time: accepted.receipt.receivedAt, author: accepted.report.author, reason: reason)
        let read = OfficeContributions(
            accepted.receipt, firstReceivedAt: accepted.firstReceivedAt, ReportLines(accepted.report),
            catalogue: catalogue, window: catalogue.window(of: key.period, regime: key.regime))
        var statements: [FigureIdentity: [PartStatement]] = [:]
        for figure in read.figures {
            let indicator = catalogue.catalogue.indicators[Int(figure.indicator)]
            guard indicators.contains(indicator.code) else { continue }
            let detail = read.detail(of: figure)
            let identity = FigureIdentity(
                indicator: indicator.code, unit: detail.marks.unit.isEmpty ? indicator.unit : detail.marks.unit,
                dimensions: detail.marks.dimensions, isPlan: figure.status == .plan || indicator.kind == .plan,
                event: detail.marks.event, since: detail.marks.since, window: detail.marks.window)
            statements[identity, default: []].append(
                PartStatement(
                    subUnit: detail.subUnit, isBeside: !detail.subUnit.isEmpty && figure.inclusion != .separate,
                    quantity: figure.isNumber ? figure.quantity : nil, asOf: figure.asOf, codes: detail.codes.sorted(),
                    reason: detail.reason))
        }
        self.statements = statements
    }

    /// How many figures the record holds.
    public var figureCount: Int { statements.count }

    /// Everything that it says about a figure.
    func statements(about figure: FigureIdentity) -> [PartStatement] { statements[figure] ?? [] }

    /// The numbers of an indicator that a figure of the same cell and window can be worked out from.
    func numbers(of indicator: String, for figure: FigureIdentity) -> [PartStatement] {
        let matching = statements.filter { other, _ in
            other.indicator == indicator && other.dimensions == figure.dimensions && other.isPlan == figure.isPlan
                && other.event.isEmpty && other.window == figure.window
                && (figure.since == nil || other.since == figure.since)
        }
        // Two records say the same in one order.
        let ordered = matching.sorted { left, right in
            (left.key.since?.daysSinceEpoch ?? 0, left.key.unit) < (
                right.key.since?.daysSinceEpoch ?? 0, right.key.unit
            )
        }
        return ordered.flatMap(\.value).filter { !$0.isBeside && $0.quantity != nil }
    }
}

/// What one report says about one figure, for the office or a sub-unit.
struct PartStatement: Hashable {
    let subUnit: String
    /// Whether it is shown beside the figure and not added.
    let isBeside: Bool
    /// `nil` when not available.
    let quantity: Quantity?
    let asOf: CivilDate?
    /// What a distinct count lists, sorted.
    let codes: [String]
    /// Why there is no number.
    let reason: String
}
