// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension ComparisonAnswer {
    /// The answer as an encoded chancery.v1.Comparison. Equal answers have equal bytes.
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 512 + figures.count * 512)
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        writer.text(3, group)
        writer.label(4, groupLabel)
        writer.text(5, regime)
        writer.text(6, windowFamily)
        writer.date(7, bordersOn)
        writer.against(8, 9, against)
        for window in current { writer.message(10) { $0.periodWindow(window) } }
        for window in earlier { writer.message(11) { $0.periodWindow(window) } }
        for office in offices { writer.message(12) { $0.namedOffice(office) } }
        for figure in figures { writer.message(13) { $0.comparedFigure(figure) } }
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func comparedFigure(_ figure: FigureComparison) {
        head(of: figure)
        message(10) { $0.comparedSide(figure.current) }
        message(11) { $0.comparedSide(figure.earlier) }
        message(12) { $0.comparedNumber(figure.change) }
        message(13) { $0.comparedNumber(figure.growthPercent) }
        for member in figure.members { message(14) { $0.comparedMember(member) } }
        for predicate in figure.predicates { message(15) { $0.predicateCount(predicate) } }
        for check in figure.published { message(16) { $0.publishedCheck(check) } }
    }

    private mutating func comparedSide(_ side: ComparedSide) {
        message(1) { $0.comparedNumber(side.outcome) }
        integer(2, side.includedCount)
        texts(3, side.without)
        bool(4, side.isComplete)
    }

    private mutating func comparedNumber(_ number: ComparedNumber) {
        switch number {
        case .number(let number, let words):
            quantity(1, number.quantity)
            bounds(3, number.bounds)
            label(4, words)
        case .refused(let refusal):
            message(2) { writer in
                writer.integer(1, refusal.code)
                writer.text(2, refusal.name)
                writer.label(3, refusal.message)
                writer.label(4, refusal.remedy)
            }
        }
    }

    private mutating func comparedNumber(_ field: UInt64, _ number: BoundedQuantity?) {
        guard let number else { return }
        message(field) { $0.comparedNumber(.number(number, words: Label(english: ""))) }
    }

    private mutating func comparedMember(_ member: MemberComparison) {
        text(1, member.office)
        comparedNumber(2, member.current)
        comparedNumber(3, member.earlier)
        message(4) { $0.comparedNumber(member.change) }
        message(5) { $0.comparedNumber(member.growthPercent) }
        message(6) { $0.comparedNumber(member.sharePercent) }
        memberRank(7, member.rank)
        memberRank(8, member.growthRank)
    }

    private mutating func memberRank(_ field: UInt64, _ rank: MemberRank?) {
        guard let rank else { return }
        message(field) { writer in
            writer.integer(1, rank.first)
            writer.integer(2, rank.last)
            writer.integer(3, rank.count)
        }
    }

    private mutating func predicateCount(_ count: PredicateCount) {
        message(1) { $0.predicate(count.predicate) }
        message(2) { $0.comparedNumber(count.threshold) }
        texts(3, count.certain)
        texts(4, count.possible)
        texts(5, count.notMet)
        texts(6, count.unknown)
    }

    private mutating func publishedCheck(_ check: PublishedCheck) {
        text(1, check.office)
        text(2, check.subUnit)
        quantity(3, check.quantity)
        text(4, check.changePercent?.description ?? "")
        text(5, check.base?.description ?? "")
        text(6, check.reference)
        enumeration(7, check.verdict, Enumerations.publishedVerdict)
        quantity(8, check.stored)
        bounds(9, check.possible)
        label(10, check.message)
    }
}
