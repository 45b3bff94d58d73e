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

    /// What an answer states, whatever this release would make of its reports.
    ///
    /// - Parameter packNumber: of the pack that the answer was frozen in; 0 for none.
    public init(_ answer: Consolidation, packNumber: Int32 = 0) {
        let counts = answer.completeness.total
        self.init(
            side: DifferenceSide(
                sequence: answer.sequence, catalogueVersion: answer.catalogueVersion, packNumber: packNumber,
                expected: counts.expected, reported: counts.reported),
            members: answer.members.map { ComparedMember($0) }, figures: answer.figures.map { ComparedFigure($0) })
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
        self.init(office: member.office, name: member.name, reports: member.reports.map { ComparedReport($0) })
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

    public init(_ report: MemberReport) {
        let state: ExpectedReportState =
            switch report.timeliness {
            case .onTime: .onTime
            case .late: .late
            case .notDue: .notDue
            case .missing: report.returnedRevision > 0 ? .returned : .missing
            }
        self.init(
            period: report.period, state: state,
            revision: report.revision > 0 ? report.revision : report.returnedRevision)
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

    fileprivate init(_ figure: ConsolidatedFigure) {
        self.init(
            identity: FigureIdentity(
                indicator: figure.indicator, unit: figure.unit, dimensions: figure.dimensions, isPlan: figure.isPlan,
                event: figure.event, since: figure.since, window: figure.window),
            kind: IndicatorKind(rawValue: figure.kind), label: figure.label,
            statement: FigureStatement(figure.outcome, words: figure.words), contributions: figure.contributions,
            recomputedFrom: figure.recomputedFrom)
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

    /// - Parameter words: as the answer words the number; in a pack they stay as they were frozen.
    fileprivate init(_ outcome: FigureOutcome, words: Label) {
        switch outcome {
        case .sum(let quantity): self.init(quantity, words: words)
        case .refused(let refusal):
            self = .refused(code: refusal.code, name: refusal.name, message: refusal.message)
        }
    }
}
