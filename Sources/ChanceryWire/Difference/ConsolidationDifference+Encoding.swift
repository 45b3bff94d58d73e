// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension ConsolidationDifference {
    /// The difference as it travels, in pages.
    public func encodedItems() -> EncodedItems {
        EncodedItems(
            sequence: to.sequence, fields: EncodedItems.Fields(digest: 3, token: 6), items: figures,
            head: { $0.sides(of: self) }, firstPage: { $0.reportChanges(of: self) },
            item: { writer, figure in writer.message(5) { $0.figureChange(figure) } })
    }
}

extension DifferencePage {
    /// The page as it stands.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        writer.sides(of: difference)
        writer.data(3, digest?.bytes ?? [])
        writer.reportChanges(of: difference)
        for figure in difference.figures { writer.message(5) { $0.figureChange(figure) } }
        writer.text(6, nextPageToken)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func sides(of difference: ConsolidationDifference) {
        message(1) { $0.differenceSide(difference.from) }
        message(2) { $0.differenceSide(difference.to) }
    }

    fileprivate mutating func reportChanges(of difference: ConsolidationDifference) {
        for report in difference.reports { message(4) { $0.reportChange(report) } }
    }

    private mutating func differenceSide(_ side: DifferenceSide) {
        integer(1, side.sequence)
        integer(2, side.catalogueVersion)
        integer(3, side.packNumber)
        integer(4, side.expected)
        integer(5, side.reported)
    }

    private mutating func reportChange(_ change: ReportChange) {
        text(1, change.office)
        label(2, change.name)
        text(3, change.period.code)
        enumeration(4, change.before, Enumerations.expectedReportState)
        enumeration(5, change.after, Enumerations.expectedReportState)
        integer(6, change.revisionBefore)
        integer(7, change.revisionAfter)
        for step in change.steps { message(8) { $0.changeStep(step) } }
        integer(9, change.stepsLeftOut)
    }

    private mutating func changeStep(_ step: ChangeStep) {
        enumeration(1, step.act, Enumerations.optionalActKind)
        integer(2, step.revision)
        integer(3, step.sequence)
        timestamp(4, step.time)
        text(5, step.author)
        text(6, step.reason)
        quantity(7, step.value)
    }

    mutating func figureChange(_ change: FigureChange) {
        message(1) { $0.figureIdentity(change.figure) }
        label(2, change.label)
        enumeration(3, change.kind, Enumerations.figureChangeKind)
        if let before = change.before { message(4) { $0.figureStatement(before) } }
        if let after = change.after { message(5) { $0.figureStatement(after) } }
        quantity(6, change.difference)
        for cause in change.causes { message(7) { $0.figureCause(cause) } }
    }

    private mutating func figureIdentity(_ figure: FigureIdentity) {
        text(1, figure.indicator)
        text(2, figure.unit)
        for choice in figure.dimensions { message(3) { $0.dimensionChoice(choice) } }
        bool(4, figure.isPlan)
        text(5, figure.event)
        date(6, figure.since)
        dateRange(7, figure.window)
    }

    private mutating func figureStatement(_ statement: FigureStatement) {
        switch statement {
        case .number(let number, let words, let digits):
            quantity(1, number)
            label(3, words)
            label(4, digits)
        case .refused(let code, let name, let sentence):
            message(2) { writer in
                writer.integer(1, code)
                writer.text(2, name)
                writer.label(3, sentence)
            }
        }
    }

    private mutating func figureCause(_ cause: FigureCause) {
        enumeration(1, cause.kind, Enumerations.causeKind)
        text(2, cause.office)
        label(3, cause.name)
        text(4, cause.period?.code ?? "")
        text(5, cause.subUnit)
        integer(6, cause.revisionBefore)
        integer(7, cause.revisionAfter)
        quantity(8, cause.before)
        quantity(9, cause.after)
        if let contribution = cause.contribution { delimitedText(10, contribution.description) }
        for step in cause.steps { message(11) { $0.changeStep(step) } }
        integer(12, cause.stepsLeftOut)
        text(13, cause.indicator)
    }
}
