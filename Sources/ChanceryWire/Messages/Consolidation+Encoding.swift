// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidation {
    /// The answer as it stands, with its digest and page token where it has them.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512 + figures.count * 256)
        writer.position(of: self)
        writer.data(3, digest?.bytes ?? [])
        writer.frame(of: self)
        for member in members { writer.message(9) { $0.member(member) } }
        writer.completeness(of: self)
        for figure in figures { writer.message(12) { $0.consolidatedFigure(figure) } }
        writer.text(13, nextPageToken)
        writer.afterFigures(of: self)
        return writer.bytes
    }
}

extension ProtoWriter {
    /// What the first page has after the figures: fields 14 to 18.
    mutating func afterFigures(of answer: Consolidation) {
        for figure in answer.unread { message(14) { $0.unreadFigure(figure) } }
        territory(of: answer)
        for period in answer.completeness.byPeriod {
            message(18) { writer in
                writer.text(1, period.period.code)
                writer.message(2) { $0.completeness(period.counts) }
            }
        }
    }

    mutating func position(of answer: Consolidation) {
        integer(1, answer.sequence)
        integer(2, answer.catalogueVersion)
    }

    /// What was asked for: fields 4 to 8.
    mutating func frame(of answer: Consolidation) {
        text(4, answer.group)
        label(5, answer.groupLabel)
        text(6, answer.regime)
        text(7, answer.windowFamily)
        for period in answer.periods {
            message(8) { $0.periodWindow(period) }
        }
    }

    mutating func periodWindow(_ period: PeriodWindow) {
        text(1, period.period.code)
        dateRange(2, period.window)
    }

    /// Fields 10 and 11.
    mutating func completeness(of answer: Consolidation) {
        message(10) { $0.completeness(answer.completeness.total) }
        for kind in answer.completeness.byKind {
            message(11) { writer in
                writer.enumeration(1, kind.kind, Enumerations.membershipKind)
                writer.message(2) { $0.completeness(kind.counts) }
            }
        }
    }

    mutating func completeness(_ counts: CompletenessCounts) {
        integer(1, counts.expected)
        integer(2, counts.reported)
        integer(3, counts.onTime)
        integer(4, counts.late)
        integer(5, counts.notDue)
        integer(6, counts.missing)
        integer(7, counts.returned)
        integer(8, counts.extended)
    }

    mutating func member(_ member: ConsolidationMember) {
        text(1, member.office)
        label(2, member.name)
        text(3, member.code)
        enumeration(4, member.kind, Enumerations.memberKind)
        for report in member.reports {
            message(5) { writer in
                writer.text(1, report.period.code)
                writer.enumeration(2, report.kind, Enumerations.memberKind)
                writer.enumeration(3, report.timeliness, Enumerations.timeliness)
                writer.integer(4, report.revision)
                writer.integer(5, report.sequence)
                writer.timestamp(6, report.receivedAt)
                writer.timestamp(7, report.firstReceivedAt)
                writer.timestamp(8, report.lateFrom)
                writer.enumeration(9, report.state, Enumerations.reportState)
                writer.timestamp(10, report.extendedUntil)
                writer.bool(11, report.isExtended)
                writer.integer(12, report.returnedRevision)
                writer.integer(13, report.returnedSequence)
                writer.text(14, report.returnReason)
            }
        }
    }

    mutating func consolidatedFigure(_ figure: ConsolidatedFigure) {
        beforeCoverage(of: figure)
        coverage(figure.coverage)
        contributions(14, figure.contributions)
        afterContributions(of: figure)
    }

    /// Fields 1 to 12.
    mutating func beforeCoverage(of figure: ConsolidatedFigure) {
        head(of: figure)
        outcome(10, 11, figure.outcome)
        bounds(12, figure.bounds)
    }

    /// Fields 15 to 21.
    mutating func afterContributions(of figure: ConsolidatedFigure) {
        for part in figure.beside { message(15) { $0.besideFigure(part) } }
        label(16, figure.words)
        territory(of: figure)
        for entry in figure.joint { message(20) { $0.jointEntry(entry) } }
        for finding in figure.findings { message(21) { $0.finding(finding) } }
    }

    mutating func outcome(_ quantityField: UInt64, _ refusalField: UInt64, _ outcome: FigureOutcome) {
        switch outcome {
        case .sum(let value):
            quantity(quantityField, value)
        case .refused(let refusal):
            message(refusalField) { writer in
                writer.integer(1, refusal.code)
                writer.text(2, refusal.name)
                writer.label(3, refusal.message)
            }
        }
    }

    /// Nothing where nothing is known.
    mutating func bounds(_ field: UInt64, _ bounds: QuantityBounds) {
        if bounds == .open { return }
        message(field) { writer in
            if let lower = bounds.lower { writer.text(1, lower.value.description) }
            if let upper = bounds.upper { writer.text(2, upper.value.description) }
            writer.bool(3, bounds.lower?.isInclusive ?? false)
            writer.bool(4, bounds.upper?.isInclusive ?? false)
        }
    }

    /// Field 13.
    mutating func coverage(_ coverage: FigureCoverage) {
        message(13) { $0.coverageFields(coverage) }
    }

    private mutating func coverageFields(_ coverage: FigureCoverage) {
        texts(1, coverage.included)
        texts(2, coverage.partial)
        for gap in coverage.missing { message(3) { $0.coverageGap(gap) } }
        for figure in coverage.notAvailable {
            message(4) { writer in
                writer.text(1, figure.office)
                writer.text(2, figure.period.code)
                writer.text(3, figure.reason)
            }
        }
        for gap in coverage.silent { message(5) { $0.coverageGap(gap) } }
        bool(6, coverage.isComplete)
    }

    private mutating func coverageGap(_ gap: CoverageGap) {
        text(1, gap.office)
        for period in gap.periods { self.period(2, period) }
    }

    mutating func contribution(_ part: Contribution) {
        text(1, part.office)
        text(2, part.period.code)
        integer(3, part.revision)
        text(4, part.subUnit)
        quantity(5, part.quantity)
        date(6, part.asOf)
        enumeration(7, part.use, Enumerations.contributionUse)
        flags(8, part.flags)
    }

    private mutating func besideFigure(_ figure: BesideFigure) {
        text(1, figure.office)
        text(2, figure.period.code)
        integer(3, figure.revision)
        text(4, figure.subUnit)
        enumeration(5, figure.inclusion, Enumerations.inclusion)
        quantity(6, figure.quantity)
        date(7, figure.asOf)
        text(8, figure.reason)
        flags(9, figure.flags)
    }

    mutating func flags(_ field: UInt64, _ flags: FigureFlags) {
        packed(field, FigureFlags.numbers.filter { flags.contains(FigureFlags(number: $0)) })
    }

    mutating func unreadFigure(_ figure: UnreadFigure) {
        text(1, figure.office)
        text(2, figure.period.code)
        integer(3, figure.revision)
        text(4, figure.indicator)
        text(5, figure.reason)
    }
}
