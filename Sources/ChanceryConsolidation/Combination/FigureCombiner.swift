// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Combines the numbers of one figure by the rule of its kind.
struct FigureCombiner {
    let rule: CombinationRule
    let marks: FigureMarks
    /// By member, then by period.
    let numbers: [FoldedNumber]
    /// Reports that the figure expects.
    let expectedCount: Int
    /// Names of the members, by index.
    let names: [Label]
    /// By member: the last day that its number may be of, where it stands for the office that a merger founded.
    let carriedUntil: [Int: CivilDate]
    /// By member: those that mergers made of it.
    let heirs: [Int: [Int]]

    func combined() -> Combined {
        guard let first = numbers.first else { return refused(.noNumber) }
        if numbers.count == 1, expectedCount == 1 { return passed(first) }
        switch rule {
        case .flow: return flow()
        case .standing: return standing()
        case .cumulative: return cumulative()
        case .distinct: return distinct()
        case .event: return event()
        case .separate(let reason): return refused(reason)
        }
    }

    private func flow() -> Combined {
        guard rule.isOneFact(marks) else { return sum(Array(numbers.indices)) }
        let chosen = latestStatements()
        if let member = memberStatingTwice(chosen) { return refusedTwice(member) }
        if let (member, heir) = memberAndHeir(chosen) {
            return refused(
                .windowOfMergedOffices,
                message: RefusalMessages.windowOfMergedOffices(names[member], heir: names[heir]))
        }
        return sum(chosen)
    }

    private func standing() -> Combined {
        if let refusal = asOfRefusal() { return refusal }
        return sum(Array(numbers.indices))
    }

    private func cumulative() -> Combined {
        if let refusal = carriedRefusal() { return refusal }
        if marks.since == nil, numbers.count > 1 { return refused(.startUnknown) }
        return sum(Array(numbers.indices))
    }

    /// A union of lists is the only sum that counts of different things have.
    private func distinct() -> Combined {
        if let member = memberStatingTwice(Array(numbers.indices)) { return refusedTwice(member) }
        let range = QuantityBounds(
            lower: Bound.tightestLower(numbers.compactMap { QuantityBounds($0.quantity).lower }),
            upper: QuantityBounds(sumOf: numbers.map { QuantityBounds($0.quantity) }).upper)
        guard numbers.allSatisfy(listsWhatWasCounted) else { return refused(.distinctCountsDoNotAdd, bounds: range) }
        if let refusal = asOfRefusal(bounds: range) { return refusal }
        let union = Set(numbers.flatMap(\.codes))
        guard let value = FixedPoint(units: Int64(union.count), scale: 0).rescaled(to: numbers[0].quantity.value.scale)
        else { return refused(.overflow) }
        let quantity = Quantity(
            value: value, qualifier: numbers.allSatisfy(listsEverything) ? .exact : .atLeast,
            status: status(of: numbers))
        return Combined(
            outcome: .sum(quantity), bounds: QuantityBounds(quantity),
            uses: Array(repeating: .used, count: numbers.count))
    }

    private func listsWhatWasCounted(_ number: FoldedNumber) -> Bool {
        !number.codes.isEmpty || number.quantity.value.isZero && number.quantity.qualifier == .exact
    }

    private func listsEverything(_ number: FoldedNumber) -> Bool {
        number.quantity.qualifier == .exact
            && FixedPoint(units: Int64(Set(number.codes).count), scale: 0).isEqualInValue(to: number.quantity.value)
    }

    /// One value counts once, however many state it.
    private func event() -> Combined {
        let chosen = latestStatements()
        if let member = memberStatingTwice(chosen) { return refusedTwice(member) }
        if marks.event.isEmpty, chosen.count > 1 { return refused(.eventUnknown) }
        let statements = chosen.map { numbers[$0] }
        let agree = statements.allSatisfy {
            $0.quantity.value.isEqualInValue(to: statements[0].quantity.value)
                && $0.quantity.qualifier == statements[0].quantity.qualifier
        }
        guard agree else {
            return refused(
                .eventReportersDiffer, bounds: QuantityBounds(allOf: statements.map { QuantityBounds($0.quantity) }),
                message: RefusalMessages.eventReportersDiffer(
                    statements.map { (names[$0.member], $0.quantity) }))
        }
        let quantity = Quantity(
            value: statements[0].quantity.value, qualifier: statements[0].quantity.qualifier,
            status: status(of: statements))
        var uses = Array(repeating: ContributionUse.restated, count: numbers.count)
        for index in chosen { uses[index] = index == chosen[0] ? .used : .sameFact }
        return Combined(outcome: .sum(quantity), bounds: QuantityBounds(quantity), uses: uses)
    }

    private func sum(_ chosen: [Int]) -> Combined {
        if let member = memberStatingTwice(chosen) { return refusedTwice(member) }
        if let exact = exactSum(chosen) { return exact }
        let terms = chosen.map { numbers[$0] }
        // 128 bits hold any sum of bounded many 64-bit terms, so that an overflow does not depend on their order.
        var units = terms.reduce(Int128(0)) { $0 + Int128($1.quantity.value.units) }
        let joint = JointCount(numbers, chosen: chosen)
        let scale = terms[0].quantity.value.scale
        // Entries are whole, so what is taken out fits wherever the numbers that count them did.
        let tooMany = FixedPoint(units: joint.isSettled ? -joint.repeatCount : 0, scale: 0).rescaled(to: scale)
        guard let tooMany else { return refused(.overflow) }
        units += Int128(tooMany.units)
        guard let fitting = Int64(exactly: units) else { return refused(.overflow) }
        let quantity = Quantity(
            value: FixedPoint(units: fitting, scale: scale),
            qualifier: terms.reduce(Qualifier.exact) { $0.adding($1.quantity.qualifier) },
            status: status(of: terms))
        var uses = Array(repeating: ContributionUse.restated, count: numbers.count)
        for index in chosen { uses[index] = .used }
        if joint.isSettled { for index in joint.entries.flatMap(\.numbers) { uses[index] = .joint } }
        let bounds = QuantityBounds(
            sumOf: terms.map { QuantityBounds($0.quantity) } + [QuantityBounds(Quantity(value: tooMany))])
        return Combined(outcome: .sum(quantity), bounds: bounds, uses: uses, joint: joint)
    }

    /// The sum of exact, actual numbers that list no entries: what most sums are, and the general way gives the same.
    private func exactSum(_ chosen: [Int]) -> Combined? {
        guard let first = chosen.first else { return nil }
        let scale = numbers[first].quantity.value.scale
        var units = Int128(0)
        for index in chosen {
            guard case .exact = numbers[index].quantity.qualifier, case .actual = numbers[index].quantity.status,
                numbers[index].listed == nil, numbers[index].quantity.value.scale == scale
            else { return nil }
            units += Int128(numbers[index].quantity.value.units)
        }
        guard let fitting = Int64(exactly: units) else { return nil }
        let quantity = Quantity(value: FixedPoint(units: fitting, scale: scale))
        var uses = Array(repeating: ContributionUse.used, count: numbers.count)
        if chosen.count < numbers.count {
            uses = Array(repeating: .restated, count: numbers.count)
            for index in chosen { uses[index] = .used }
        }
        return Combined(outcome: .sum(quantity), bounds: QuantityBounds(quantity), uses: uses)
    }

    private func passed(_ number: FoldedNumber) -> Combined {
        Combined(outcome: .sum(number.quantity), bounds: QuantityBounds(number.quantity), uses: [.used])
    }

    private func status(of terms: [FoldedNumber]) -> FigureStatus {
        terms.dropFirst().reduce(terms[0].quantity.status) { $0.adding($1.quantity.status) ?? .plan }
    }
}

extension FigureCombiner {
    private func refused(
        _ reason: RefusalReason, bounds: QuantityBounds = .open, message: Label? = nil
    ) -> Combined {
        // What was stated again later was left out before anything was refused.
        var uses = Array(repeating: ContributionUse.refused, count: numbers.count)
        if rule.isOneFact(marks) {
            uses = Array(repeating: .restated, count: numbers.count)
            for index in latestStatements() { uses[index] = .refused }
        }
        return Combined(
            outcome: .refused(reason: reason, message: message ?? RefusalMessages.general(reason)), bounds: bounds,
            uses: uses)
    }

    private func refusedTwice(_ member: Int) -> Combined {
        refused(.statedTwice, message: RefusalMessages.statedTwice(names[member]))
    }

    /// Refuses when a number that stands for a merged office is of a day after the merger.
    private func carriedRefusal(bounds: QuantityBounds = .open) -> Combined? {
        if carriedUntil.isEmpty { return nil }
        let late = numbers.filter { number in
            guard let last = carriedUntil[number.member], let asOf = number.asOf else { return false }
            return asOf > last
        }
        if late.isEmpty { return nil }
        return refused(
            .asOfAfterMerger, bounds: bounds,
            message: RefusalMessages.asOfAfterMerger(
                late.compactMap { number in
                    number.asOf.map { (names[number.member], $0) }
                }))
    }

    /// Refuses when the numbers do not hold on one known day. A number that stands for a merged office is of the merger
    /// or before.
    private func asOfRefusal(bounds: QuantityBounds = .open) -> Combined? {
        if let refusal = carriedRefusal(bounds: bounds) { return refusal }
        let isCarried = numbers.map { carriedUntil[$0.member] != nil }
        guard numbers.count > 1 || isCarried.contains(true) else { return nil }
        var offices: [CivilDate: [Label]] = [:]
        for (number, isCarried) in zip(numbers, isCarried) {
            guard let asOf = number.asOf else { return refused(.asOfDateUnknown, bounds: bounds) }
            if isCarried { continue }
            offices[asOf, default: []].append(names[number.member])
        }
        guard offices.count > 1 else { return nil }
        return refused(
            .differentAsOfDates, bounds: bounds,
            message: RefusalMessages.differentAsOfDates(offices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }

    /// Indices of what each office, and each of its sub-units, said last.
    private func latestStatements() -> [Int] {
        var lastSlots: [Speaker: Int] = [:]
        for number in numbers { lastSlots[Speaker(number)] = number.slot }
        return numbers.indices.filter { lastSlots[Speaker(numbers[$0])] == numbers[$0].slot }
    }

    /// A merged office and one that it became, of which both speak.
    private func memberAndHeir(_ chosen: [Int]) -> (member: Int, heir: Int)? {
        if heirs.isEmpty { return nil }
        let speaking = Set(chosen.map { numbers[$0].member })
        for index in chosen {
            let member = numbers[index].member
            if let heir = heirs[member]?.first(where: speaking.contains) { return (member, heir) }
        }
        return nil
    }

    /// A member of which one report states the figure twice. Validation refuses such reports.
    private func memberStatingTwice(_ chosen: [Int]) -> Int? {
        var subUnits: Set<String> = []
        var previous = -1
        for index in chosen {
            if previous >= 0, numbers[previous].member == numbers[index].member,
                numbers[previous].slot == numbers[index].slot
            {
                if subUnits.isEmpty { subUnits.insert(numbers[previous].subUnit) }
                guard subUnits.insert(numbers[index].subUnit).inserted else { return numbers[index].member }
            } else if !subUnits.isEmpty {
                subUnits.removeAll()
            }
            previous = index
        }
        return nil
    }
}

private struct Speaker: Hashable {
    let member: Int
    let subUnit: String

    init(_ number: FoldedNumber) {
        member = number.member
        subUnit = number.subUnit
    }
}
