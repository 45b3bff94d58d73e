// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Compares one figure: as a whole, member by member, and with what is published of it.
struct FigureComparer {
    let pair: ComparedPair
    let scope: ComparedScope
    let unit: MeasureUnit?
    let predicates: [MemberPredicate]
    let claims: [GrowthClaim]

    /// Decimals of growths and shares.
    static let percentScale = 1

    func compared() -> FigureComparison {
        let kind = KindComparison(pair.indicator.kind, event: pair.line.event)
        let now = MemberNumbers(pair.current, pair.indicator, isByUnit: scope.isByUnit)
        let then = MemberNumbers(pair.earlier, pair.indicator, isByUnit: scope.isByUnit)
        let current = whole(pair.current, now)
        let base = whole(pair.earlier, then)
        let refusal = refusal(kind, current, base)
        let change = refusal.map { Worked.refused($0) } ?? difference(current, base)
        let growth = refusal.map { Worked.refused($0) } ?? growthPercent(current, base, kind)
        let members = MemberComparer(
            ids: scope.memberIDs, now: now, then: then, kind: kind, change: change, isBroken: refusal?.isBreak ?? false,
            scale: pair.indicator.scale
        )
        return FigureComparison(
            indicator: pair.line.indicator, label: pair.indicator.label, kind: pair.indicator.kind.rawValue,
            unit: pair.line.unit, dimensions: pair.line.dimensions, isPlan: pair.line.isPlan, event: pair.line.event,
            since: pair.line.since, window: pair.line.window, current: side(pair.current, scope.current),
            earlier: side(pair.earlier, scope.earlier),
            change: change.shown(atScale: pair.indicator.scale, scope.messages) { words(ofChange: $0) },
            growthPercent: growth.shown(atScale: FigureComparer.percentScale, scope.messages) { growth in
                Label { ApproximateWords.growth(growth, in: $0) }
            },
            members: members.compared(),
            predicates: predicates.map { predicate in
                PredicateCheck(
                    predicate: predicate, ids: scope.currentIDs, members: members, whole: current,
                    wholeGrowth: growth, scale: pair.indicator.scale, messages: scope.messages
                ).count()
            },
            published: PublishedComparison(pair: pair, scope: scope, claims: claims).checks())
    }

    // MARK: The two numbers

    /// The number of one side as a whole; `nil` where it has none.
    private func whole(_ figure: ConsolidatedFigure?, _ members: MemberNumbers) -> QualifiedNumber? {
        guard let figure else { return nil }
        if let quantity = figure.outcome.quantity {
            return QualifiedNumber(
                quantity, bounds: figure.bounds, isNeverNegative: !pair.indicator.allowsNegative)
        }
        // Targets belong to the offices that set them; beside a result that adds, they add.
        guard scope.against == .plan, figure.outcome.refusal == .plansDoNotAdd,
            KindComparison(pair.indicator.kind, event: "") == .adding
        else { return nil }
        let terms = scope.memberIDs.compactMap { members[$0] }
        let speakers = Set(figure.contributions.map(\.office)).count
        return terms.count == speakers ? MemberNumbers.sum(terms) : nil
    }

    private func side(_ figure: ConsolidatedFigure?, _ answer: Consolidation?) -> ComparedSide {
        guard let figure else {
            let reason: ComparisonRefusalReason =
                answer?.periods == scope.current.periods ? .currentMissing : missingBase
            return ComparedSide(
                outcome: .refused(ComparisonMessages.bare(reason)), without: answer?.members.map(\.office) ?? [])
        }
        var without: [String] = []
        var seen: Set<String> = []
        let coverage = figure.coverage
        for office in coverage.missing.map(\.office) + coverage.notAvailable.map(\.office)
            + (figure.event.isEmpty ? coverage.silent.map(\.office) : [])
        where seen.insert(office).inserted { without.append(office) }
        return ComparedSide(
            outcome: outcome(figure), includedCount: Int32(coverage.included.count + coverage.partial.count),
            without: without, isComplete: figure.isComplete)
    }

    private func outcome(_ figure: ConsolidatedFigure) -> ComparedNumber {
        switch figure.outcome {
        case .sum(let quantity):
            .number(
                BoundedQuantity(quantity: quantity, bounds: figure.bounds),
                words: figure.words)
        case .refused(let refusal):
            .refused(ComparisonRefusal(code: refusal.code, name: refusal.name, message: refusal.message))
        }
    }

    // MARK: Whether they compare

    private var missingBase: ComparisonRefusalReason { scope.against == .plan ? .planMissing : .baseMissing }

    private func refusal(
        _ kind: KindComparison, _ current: QualifiedNumber?, _ base: QualifiedNumber?
    ) -> ComparisonRefusal? {
        if case .refused(let reason) = kind { return scope.messages.refusal(reason) }
        if !pair.isOfOneAnswer, let scopeBreak = scope.scopeBreak { return refusal(scopeBreak) }
        if !pair.isOfOneAnswer, let refusal = predecessorRefusal() { return refusal }
        if current == nil { return refusal(pair.current, .currentMissing, scope.messages.current) }
        if base == nil { return refusal(pair.earlier, missingBase, scope.messages.earlier) }
        return nil
    }

    private func refusal(
        _ figure: ConsolidatedFigure?, _ missing: ComparisonRefusalReason, _ window: String
    ) -> ComparisonRefusal {
        guard case .refused(let refused) = figure?.outcome, let reason = figure?.outcome.refusal, reason != .noNumber
        else { return scope.messages.refusal(missing) }
        return scope.messages.figureRefused(reason, refused.message, in: window)
    }

    private func refusal(_ scopeBreak: ScopeBreak) -> ComparisonRefusal {
        switch scopeBreak {
        case .mergers(let mergers):
            let lacking = lackingPredecessors(of: mergers)
            return scope.messages.merged(mergers, lacking: lacking.offices, for: lacking.window)
        case .membership(let onlyCurrent, let onlyEarlier):
            return scope.messages.membership(onlyCurrent: onlyCurrent, onlyEarlier: onlyEarlier)
        case .outsiders(let offices): return scope.messages.outsiders(offices)
        }
    }

    /// Predecessors that were expected on a side and are not in the figure.
    private func lackingPredecessors(of mergers: [Merger]) -> (offices: [String], window: String) {
        let sides = [
            (scope.earlier, pair.earlier, scope.messages.earlier),
            (scope.current, pair.current, scope.messages.current),
        ]
        for (answer, figure, window) in sides {
            let expected = Set(answer?.members.map(\.office) ?? [])
            let given = Set(figure?.coverage.included ?? [])
            let lacking = mergers.flatMap(\.predecessors).filter { expected.contains($0) && !given.contains($0) }
            if !lacking.isEmpty { return (lacking, window) }
        }
        return ([], scope.messages.earlier)
    }

    /// In the borders of a day, a unit that was put together between the windows compares only as a whole.
    private func predecessorRefusal() -> ComparisonRefusal? {
        let sides = [(pair.earlier, scope.messages.earlier), (pair.current, scope.messages.current)]
        for (figure, window) in sides {
            let lacking = (figure?.unitFigures ?? []).filter {
                scope.changedUnits.contains($0.office) && !$0.missing.isEmpty
            }
            guard !lacking.isEmpty else { continue }
            return scope.messages.predecessorMissing(
                lacking.flatMap(\.missing), of: lacking.map(\.office), in: window)
        }
        return nil
    }

    // MARK: Results

    private func difference(_ current: QualifiedNumber?, _ base: QualifiedNumber?) -> Worked {
        guard let current, let base else { return .refused(scope.messages.refusal(missingBase)) }
        return Worked(scope.messages) { () throws(AlgebraRefusal) in try current.subtracting(base) }
    }

    private func growthPercent(
        _ current: QualifiedNumber?, _ base: QualifiedNumber?, _ kind: KindComparison
    ) -> Worked {
        if kind == .points { return .refused(scope.messages.refusal(.ratesChangeInPoints)) }
        guard let current, let base else { return .refused(scope.messages.refusal(missingBase)) }
        return Worked(scope.messages) { () throws(AlgebraRefusal) in try current.growthPercent(from: base) }
    }

    private func words(ofChange change: BoundedQuantity) -> Label {
        Label { language in
            if pair.indicator.kind == .rate { return ApproximateWords.points(change, in: language) }
            guard let unit else { return ApproximateWords.text(change, in: language) }
            return ApproximateWords.change(change, unit: unit, in: language)
        }
    }
}

/// A number that was worked out and not yet rounded, or why there is none.
enum Worked {
    case number(QualifiedNumber)
    case refused(ComparisonRefusal)

    init(_ messages: ComparisonMessages, _ work: () throws(AlgebraRefusal) -> QualifiedNumber) {
        do {
            self = .number(try work())
        } catch {
            self = .refused(messages.refusal(ComparisonRefusalReason(error)))
        }
    }

    /// For single members.
    init(_ work: () throws(AlgebraRefusal) -> QualifiedNumber) {
        do {
            self = .number(try work())
        } catch {
            self = .refused(ComparisonMessages.bare(ComparisonRefusalReason(error)))
        }
    }

    var number: QualifiedNumber? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    func shown(
        atScale scale: Int, _ messages: ComparisonMessages, words: (BoundedQuantity) -> Label
    ) -> ComparedNumber {
        switch self {
        case .refused(let refusal): return .refused(refusal)
        case .number(let number):
            do {
                let shown = try number.shown(atScale: scale)
                return .number(shown, words: words(shown))
            } catch {
                return .refused(messages.refusal(ComparisonRefusalReason(error)))
            }
        }
    }

    /// Without words or message.
    func shown(atScale scale: Int) -> ComparedNumber {
        switch self {
        case .refused(let refusal): return .refused(refusal)
        case .number(let number):
            do {
                return .number(try number.shown(atScale: scale), words: Label(english: ""))
            } catch {
                return .refused(ComparisonMessages.bare(ComparisonRefusalReason(error)))
            }
        }
    }
}

extension ComparisonRefusalReason {
    init(_ refusal: AlgebraRefusal) {
        self =
            switch refusal {
            case .divisorNotAboveZero: .baseNotAboveZero
            case .tooLarge: .tooLarge
            }
    }
}

extension ComparisonRefusal {
    /// Whether it concerns every member: the scope or the kind, and not a missing number.
    var isBreak: Bool {
        switch ComparisonRefusalReason(rawValue: code) {
        case .notComparable, .membershipChanged, .territoryDiffers, .ranksDoNotCompare, .eventsDoNotCompare: true
        default: false
        }
    }
}
