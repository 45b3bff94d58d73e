// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryWire

extension ComparedAnswer {
    /// What a pack states, whatever this release would make of its reports.
    init(_ pack: Pack, number: Int32) {
        let answer = pack.answer
        self.init(
            side: DifferenceSide(
                sequence: answer.sequence, catalogueVersion: answer.catalogueVersion, packNumber: number,
                expected: answer.completeness.expected, reported: answer.completeness.reported),
            members: answer.members.map { member in
                ComparedMember(
                    office: member.office, name: member.name, reports: member.reports.map { ComparedReport($0) })
            },
            figures: answer.figures.map { ComparedFigure($0) })
    }
}

extension ComparedReport {
    init(_ report: MemberReportMessage) {
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

extension ComparedFigure {
    fileprivate init(_ figure: ConsolidatedFigureMessage) {
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
    /// - Parameter words: as the answer words the number; they stay as they were frozen.
    fileprivate init(_ outcome: FigureOutcomeMessage, words: Label) {
        switch outcome {
        case .quantity(let quantity):
            self.init(quantity, words: words)
        case .refusal(let refusal):
            self = .refused(code: refusal.code, name: refusal.name, message: refusal.message)
        }
    }
}
