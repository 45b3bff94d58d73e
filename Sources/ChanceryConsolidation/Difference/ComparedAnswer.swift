// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What a comparison needs of an answer, whether it was made from the store or read from a pack.
public struct ComparedAnswer: Hashable, Sendable {
    public let side: DifferenceSide
    public let members: [ComparedMember]
    /// In the order of the answer.
    public let figures: [ComparedFigure]

    public init(side: DifferenceSide, members: [ComparedMember], figures: [ComparedFigure]) {
        self.side = side
        self.members = members
        self.figures = figures
    }

    public init(_ consolidation: Consolidation, sequence: StoreSequence, catalogue: CatalogueIndex) {
        let counts = consolidation.completeness.total
        self.init(
            side: DifferenceSide(
                sequence: sequence, catalogueVersion: consolidation.catalogueVersion,
                expected: Int32(counts.expected), reported: Int32(counts.reported)),
            members: consolidation.members.map { ComparedMember($0) },
            figures: consolidation.figures.map { ComparedFigure($0, catalogue: catalogue) })
    }
}

/// An office whose reports an answer expects.
public struct ComparedMember: Hashable, Sendable {
    public let office: String
    public let name: Label
    public let reports: [ComparedReport]

    public init(office: String, name: Label, reports: [ComparedReport]) {
        self.office = office
        self.name = name
        self.reports = reports
    }

    fileprivate init(_ member: ConsolidationMember) {
        self.init(office: member.office, name: member.name, reports: member.periods.map { ComparedReport($0) })
    }
}

/// One expected report as an answer knows it.
public struct ComparedReport: Hashable, Sendable {
    public let period: Period
    /// Never `notExpected`.
    public let state: ExpectedReportState
    /// 0 for none.
    public let revision: Int32

    public init(period: Period, state: ExpectedReportState, revision: Int32) {
        self.period = period
        self.state = state
        self.revision = revision
    }

    fileprivate init(_ report: MemberPeriod) {
        guard let submission = report.submission else {
            self.init(
                period: report.period, state: report.returned == nil ? .missing : .returned,
                revision: report.returned?.revision ?? 0)
            return
        }
        let state: ExpectedReportState =
            switch submission.timeliness {
            case .onTime: .onTime
            case .late: .late
            case .notDue: .notDue
            }
        self.init(period: report.period, state: state, revision: submission.revision)
    }
}

/// A figure as an answer states it, with its parts.
public struct ComparedFigure: Hashable, Sendable {
    public let identity: FigureIdentity
    public let label: Label
    public let statement: FigureStatement
    public let contributions: [Contribution]
    /// What the number was worked out from instead of the contributions; `nil` for most.
    public let recomputedFrom: RateParts?
    /// Whether the number is the sum of the parts in use.
    let addsUp: Bool
    /// Whether what earlier periods of a range state is no part of it.
    let usesLastPeriodOnly: Bool

    /// - Parameter kind: of the indicator; `nil` when this release does not know it.
    public init(
        identity: FigureIdentity, kind: IndicatorKind?, label: Label, statement: FigureStatement,
        contributions: [Contribution], recomputedFrom: RateParts? = nil
    ) {
        self.identity = identity
        self.label = label
        self.statement = statement
        self.contributions = contributions
        self.recomputedFrom = recomputedFrom
        let rule = kind.map { CombinationRule(kind: $0, marks: FigureMarks(event: identity.event)) }
        usesLastPeriodOnly = rule?.usesLastPeriodOnly ?? false
        switch rule {
        // Entries that several parts count are in the sum once, and belong to none of the parts.
        case .flow, .standing, .cumulative: addsUp = !contributions.contains { $0.use == .joint }
        case .distinct, .event, .separate, nil: addsUp = false
        }
    }

    fileprivate init(_ figure: ConsolidatedFigure, catalogue: CatalogueIndex) {
        let indicator = catalogue.indicator(figure.indicator)
        self.init(
            identity: FigureIdentity(
                indicator: figure.indicator, unit: figure.unit, dimensions: figure.dimensions, isPlan: figure.isPlan,
                event: figure.event, since: figure.since, window: figure.window),
            kind: indicator?.kind, label: indicator?.label ?? Label(english: figure.indicator),
            statement: FigureStatement(figure.outcome, unit: catalogue.measureUnit(figure.unit)),
            contributions: figure.contributions, recomputedFrom: figure.recomputedFrom)
    }
}

extension FigureStatement {
    /// A number with its words in every language of the product.
    ///
    /// - Parameters:
    ///   - words: as the answer words it; `nil` for the words of this release.
    ///   - unit: for the words of this release.
    public init(_ quantity: Quantity, words: Label? = nil, unit: MeasureUnit? = nil) {
        self = .number(
            quantity, words: words ?? Label { ApproximateWords.amount(quantity, unit: unit, in: $0) },
            digits: Label { ApproximateWords.text(quantity, in: $0) })
    }

    fileprivate init(_ outcome: FigureOutcome, unit: MeasureUnit?) {
        switch outcome {
        case .sum(let quantity): self.init(quantity, unit: unit)
        case .refused(let reason, let message):
            self = .refused(code: reason.rawValue, name: reason.name, message: message)
        }
    }
}
