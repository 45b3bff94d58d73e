// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Report {
    /// The report as an encoded chancery.v1.Report. Equal reports have equal bytes.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + figures.count * 48)
        writer.text(1, office)
        writer.text(2, regime)
        writer.text(3, period)
        writer.integer(4, catalogueVersion)
        if let correction {
            writer.message(5) { writer in
                writer.integer(1, correction.replacesRevision)
                writer.text(2, correction.reason)
            }
        }
        writer.text(6, language)
        writer.text(7, author)
        for figure in figures { writer.message(8) { $0.figure(figure) } }
        writer.textItems(of: self)
        writer.registers(of: self)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func figure(_ figure: Figure) {
        text(1, figure.indicator)
        switch figure.value {
        case .decimal(let decimal): delimitedText(2, decimal)
        case .notAvailable(let reason): message(3) { $0.text(1, reason) }
        case .unstated: break
        }
        enumeration(4, figure.qualifier, Enumerations.qualifier)
        enumeration(5, figure.status, Enumerations.figureStatus)
        text(6, figure.words)
        text(7, figure.unit)
        date(8, figure.asOf)
        date(9, figure.since)
        dateRange(10, figure.window)
        text(11, figure.event)
        for choice in figure.dimensions { message(12) { $0.dimensionChoice(choice) } }
        texts(13, figure.members)
        if let base = figure.base {
            message(14) { writer in
                writer.text(1, base.decimal)
                writer.text(2, base.reference)
                writer.text(3, base.changePercent)
            }
        }
        if let ranking = figure.ranking {
            message(15) { writer in
                writer.integer(1, ranking.population)
                writer.text(2, ranking.scope)
            }
        }
        text(16, figure.subUnit)
        enumeration(17, figure.inclusion, Enumerations.inclusion)
        bool(18, figure.isRecord)
        text(19, figure.source)
        text(20, figure.note)
    }

    fileprivate mutating func textItems(of report: Report) {
        for item in report.narratives {
            message(9) { writer in
                writer.text(1, item.section)
                writer.texts(2, item.pillars)
                writer.text(3, item.text)
            }
        }
        for item in report.difficulties { message(10) { $0.difficulty(item) } }
        for item in report.proposals { message(11) { $0.proposal(item) } }
        for item in report.planItems { message(12) { $0.planItem(item) } }
    }

    fileprivate mutating func registers(of report: Report) {
        for item in report.agreements { message(13) { $0.agreement(item) } }
        for item in report.delegations { message(14) { $0.delegation(item) } }
        for item in report.aid { message(15) { $0.aid(item) } }
        for item in report.events { message(16) { $0.event(item) } }
        for answer in report.answers { message(17) { $0.answer(answer) } }
        for item in report.cases { message(18) { $0.handledCase(item) } }
    }

    private mutating func answer(_ answer: FindingAnswer) {
        text(1, answer.code)
        text(2, answer.path)
        text(3, answer.text)
    }
}
