// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import LongTests
internal import SeededRandom
internal import Testing

@testable internal import ChanceryConsolidation

/// Over random histories: the moves of the parts of a sum, applied to the sum before, give the sum after.
@Suite("Differences add up")
struct DifferencePropertyTests {
    static let caseCount = 1_500

    @Test(
        "the old sum and the contributions of the causes give the new sum, and nothing else is named", .ownThread)
    func movesAddUp() throws {
        var generator = SeededGenerator(seed: 20_240_618)
        var movedCount = 0
        var kinds: Set<CauseKind> = []
        var changes: Set<FigureChangeKind> = []
        for number in 0..<DifferencePropertyTests.caseCount {
            let (history, query) = randomHistory(using: &generator)
            let from = StoreSequence(generator.below(Int(history.sequence) + 1))
            let difference = try history.difference(query, from: from)
            let before = try history.answer(query, asOf: from)
            let after = try history.answer(query, asOf: history.sequence)
            for change in difference.figures {
                changes.insert(change.kind)
                for cause in change.causes {
                    kinds.insert(cause.kind)
                    #expect(isNamedRightly(cause, of: change, history, from: from), "case \(number): \(cause)")
                }
                #expect(!change.causes.isEmpty, "case \(number): nobody is named for \(change)")
                guard let old = sum(change.before), let new = sum(change.after),
                    addsUp(change, before) && addsUp(change, after),
                    // A part whose move does not fit 64 bits has none.
                    change.causes.allSatisfy({ $0.contribution != nil })
                else { continue }
                let moves = change.causes.reduce(Int128(0)) { $0 + Int128($1.contribution?.units ?? 0) }
                #expect(Int128(old) + moves == Int128(new), "case \(number): \(change)")
                movedCount += 1
            }
            #expect(unchanged(before, after, difference), "case \(number): a changed figure is not named")
        }
        #expect(movedCount > 800)
        #expect(kinds.isSuperset(of: [.correction, .arrival, .act, .restatement]))
        #expect(changes == Set(FigureChangeKind.allCases))
    }

    /// A history of three offices over two months, with returns in between, and a question about it.
    private func randomHistory(using generator: inout SeededGenerator) -> (ReportHistory, ConsolidationQuery) {
        var history = ReportHistory()
        let kinds = (0..<2).map { _ in generator.pick(IndicatorKind.allCases) } + [.flowCount]
        let offices = ["stays", "turns", "joins"]
        for _ in 0..<(3 + generator.below(12)) {
            let office = generator.pick(offices)
            let month = generator.pick(["2024-01", "2024-02"])
            let isSent = history.accepted.contains {
                $0.report.receipt.key.office == office && $0.report.receipt.key.period == period(month)
            }
            if isSent, generator.once(in: 5) {
                history.act(generator.once(in: 3) ? .accept : .giveBack, on: office, month, reason: "why?")
            } else {
                var figures = (0..<(1 + generator.below(3))).map { _ in
                    RandomCase.figure(kinds, month, using: &generator)
                }
                // One fact, whichever month states it.
                if generator.once(in: 3) {
                    figures.append(
                        figure(
                            IndicatorKind.flowAmount.rawValue, String(generator.below(9)),
                            window: range("2024-01-01", "2024-01-31")))
                }
                history.send(office, month, figures, reason: "reason")
            }
        }
        return (
            history,
            ConsolidationQuery(
                scope: .offices(offices), regime: "FREE", from: period("2024-01"), through: period("2024-02"))
        )
    }

    private func sum(_ statement: FigureStatement?) -> Int64? {
        guard let statement else { return 0 }
        return statement.quantity?.value.units
    }

    /// Whether the figure of an answer, if there is one, is the sum of its parts.
    private func addsUp(_ change: FigureChange, _ answer: ComparedAnswer) -> Bool {
        answer.figures.first { $0.identity == change.figure }?.addsUp ?? true
    }

    /// The part of a cause is another one than before, or stands otherwise, by something that happened in between.
    private func isNamedRightly(
        _ cause: FigureCause, of change: FigureChange, _ history: ReportHistory, from: StoreSequence
    ) -> Bool {
        switch cause.kind {
        case .correction, .arrival:
            return !cause.steps.isEmpty && cause.steps.allSatisfy { $0.act == nil && $0.sequence > from }
        case .act:
            return !cause.steps.isEmpty && cause.steps.allSatisfy { $0.act != nil && $0.sequence > from }
        case .restatement:
            return cause.steps.isEmpty && cause.before == cause.after
        case .catalogue:
            return false
        }
    }

    /// Whether the figures that the difference does not name are the same in both answers.
    private func unchanged(
        _ before: ComparedAnswer, _ after: ComparedAnswer, _ difference: ConsolidationDifference
    ) -> Bool {
        let named = Set(difference.figures.map(\.figure))
        func rest(_ answer: ComparedAnswer) -> [FigureIdentity: String] {
            var rest: [FigureIdentity: String] = [:]
            for figure in answer.figures where !named.contains(figure.identity) {
                if case .refused(let code, _, _) = figure.statement {
                    // A line that says that nothing came says no more than no line.
                    if code == RefusalReason.noNumber.rawValue { continue }
                    rest[figure.identity] = "\(code)"
                } else {
                    rest[figure.identity] = "\(figure.statement)"
                }
            }
            return rest
        }
        return rest(before) == rest(after)
    }
}
