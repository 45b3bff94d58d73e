// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryConsolidation

/// The algebra against trying numbers out: whatever two terms can be, their result lies in the interval that is given,
/// and every end of that interval is reached, or come as near to as one likes.
struct AlgebraPropertyTests {
    /// Numbers that a quantity can be: its ends, numbers just inside them, and numbers far away.
    private func candidates(_ quantity: Quantity, onlyPositive: Bool) -> [Rational] {
        let interval = RationalInterval(QuantityBounds(quantity))
        let value = quantity.value.units
        var tried = (-12...12).map { Rational(FixedPoint(units: Int64($0), scale: 0)) }
        for offset: Int64 in [-1, 0, 1] {
            tried.append(Rational(FixedPoint(units: value * 10_000 + offset, scale: 4)))
        }
        tried.append(Rational(FixedPoint(units: 1, scale: 4)))
        tried += [Rational(1_000_000), Rational(-1_000_000)]
        return tried.filter { interval.contains($0) && (!onlyPositive || $0.isPositive) }
    }

    private func near(_ left: Rational, _ right: Rational) -> Bool {
        guard let distance = left.subtracting(right), let small = Rational(1, over: 10) else { return false }
        return distance < small && small.negated < distance
    }

    private func check(
        _ result: RationalInterval, _ values: [Rational], checksEnds: Bool, _ comment: String
    ) {
        for value in values { #expect(result.contains(value), "\(comment): \(value)") }
        guard checksEnds else { return }
        for end in [result.lower, result.upper].compactMap(\.self) {
            let isReached = values.contains { end.isInclusive ? $0 == end.value : near($0, end.value) }
            #expect(isReached, "\(comment): the end \(end.value) is never reached")
        }
    }

    @Test func differences() throws {
        for (left, right) in pairs(values: -2...4) {
            let result = try QualifiedNumber(left, isNeverNegative: false)
                .subtracting(QualifiedNumber(right, isNeverNegative: false))
            let values = candidates(left, onlyPositive: false).flatMap { first in
                candidates(right, onlyPositive: false).compactMap { first.subtracting($0) }
            }
            check(result.interval, values, checksEnds: true, "\(left) - \(right)")
            checkWords(result, "\(left) - \(right)")
        }
    }

    @Test func quotients() throws {
        var refused = 0
        for (left, right) in pairs(values: -2...4) {
            let divisor = QualifiedNumber(right, isNeverNegative: false)
            guard divisor.isCertainlyAboveZero, !right.value.isZero else {
                refused += 1
                continue
            }
            let result = try QualifiedNumber(left, isNeverNegative: false).divided(by: divisor)
            let values = candidates(left, onlyPositive: false).flatMap { first in
                candidates(right, onlyPositive: true).compactMap { first.divided(by: $0) }
            }
            check(result.interval, values, checksEnds: true, "\(left) / \(right)")
            checkWords(result, "\(left) / \(right)")
        }
        #expect(refused > 0)
    }

    @Test func growths() throws {
        for (left, right) in pairs(values: 1...4) where right.qualifier != .atMost {
            let base = QualifiedNumber(right, isNeverNegative: true)
            let result = try QualifiedNumber(left, isNeverNegative: true).growthPercent(from: base)
            let values = candidates(left, onlyPositive: false).flatMap { first in
                candidates(right, onlyPositive: true).compactMap {
                    first.divided(by: $0)?.subtracting(Rational(1))?.multiplied(by: Rational(100))
                }
            }
            check(result.interval, values, checksEnds: true, "\(left) over \(right)")
            checkWords(result, "\(left) over \(right)")
        }
    }

    /// The word that is shown is never stronger than the interval.
    private func checkWords(_ number: QualifiedNumber, _ comment: String) {
        switch number.side {
        case .exact:
            #expect(number.interval == RationalInterval(number.value), "\(comment)")
        case .floor:
            #expect(number.interval.lower?.value == number.value, "\(comment)")
        case .ceiling:
            #expect(number.interval.upper?.value == number.value, "\(comment)")
        case .about:
            break
        }
    }

    private func pairs(values: ClosedRange<Int64>) -> [(Quantity, Quantity)] {
        let quantities = values.flatMap { value in Qualifier.allCases.map { quantity(value, $0) } }
        return quantities.flatMap { left in quantities.map { (left, $0) } }
    }

    @Test func shownNumbersStayTrue() throws {
        for (left, right) in pairs(values: 1...4) where right.qualifier != .atMost {
            let number = try QualifiedNumber(left, isNeverNegative: true)
                .growthPercent(from: QualifiedNumber(right, isNeverNegative: true))
            let shown = try number.shown(atScale: 1)
            let wide = RationalInterval(shown.bounds)
            for end in [number.interval.lower, number.interval.upper].compactMap(\.self) where end.isInclusive {
                #expect(wide.contains(end.value))
            }
            if let lower = shown.bounds.lower, let exact = number.interval.lower {
                #expect(Rational(lower.value) <= exact.value)
                #expect(!lower.isInclusive || Rational(lower.value) == exact.value)
            }
            if let upper = shown.bounds.upper, let exact = number.interval.upper {
                #expect(exact.value <= Rational(upper.value))
                #expect(!upper.isInclusive || Rational(upper.value) == exact.value)
            }
            switch shown.quantity.qualifier {
            case .moreThan, .atLeast: #expect(shown.bounds.lower?.value == shown.quantity.value)
            case .nearly, .atMost: #expect(shown.bounds.upper?.value == shown.quantity.value)
            case .exact, .about: break
            }
        }
    }
}
