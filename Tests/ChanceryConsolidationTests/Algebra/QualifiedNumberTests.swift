// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryConsolidation

struct QualifiedNumberTests {
    private func number(
        _ units: Int64, _ qualifier: Qualifier = .exact, _ status: FigureStatus = .actual, isNeverNegative: Bool = true
    ) -> QualifiedNumber {
        QualifiedNumber(quantity(units, qualifier, status), isNeverNegative: isNeverNegative)
    }

    private func bound(_ units: Int64, scale: Int = 0, _ isInclusive: Bool) -> Bound {
        Bound(value: FixedPoint(units: units, scale: scale), isInclusive: isInclusive)
    }

    /// Localities signed "more than 200" agreements in one span and 422 in the next, published as +111 %.
    @Test func growthOnAFloorIsACeiling() throws {
        let growth = try number(422).growthPercent(from: number(200, .moreThan)).shown(atScale: 1)
        #expect(growth.quantity == quantity(1110, .atMost, scale: 1))
        #expect(growth.bounds == QuantityBounds(lower: nil, upper: bound(1110, scale: 1, false)))
        let inclusive = try number(422).growthPercent(from: number(200, .atLeast)).shown(atScale: 1)
        #expect(inclusive.quantity.qualifier == .atMost)
        #expect(inclusive.bounds.upper == bound(1110, scale: 1, true))
    }

    @Test func roundingNeverMovesABoundInwards() throws {
        let up = try number(422).growthPercent(from: number(199, .atLeast)).shown(atScale: 1)
        // 112.0603...: rounded half up it would be 112.0, which the growth can exceed.
        #expect(up.quantity == quantity(1121, .atMost, scale: 1))
        #expect(up.bounds.upper == bound(1121, scale: 1, false))
        let down = try number(422, .atLeast).growthPercent(from: number(199)).shown(atScale: 1)
        #expect(down.quantity == quantity(1120, .moreThan, scale: 1))
        #expect(down.bounds.lower == bound(1120, scale: 1, false))
        let exact = try number(1730).growthPercent(from: number(1052)).shown(atScale: 1)
        #expect(exact.quantity == quantity(644, scale: 1))
        #expect(exact.bounds == QuantityBounds(lower: bound(644, scale: 1, false), upper: bound(645, scale: 1, false)))
    }

    @Test(
        arguments: [
            (Qualifier.exact, Qualifier.moreThan, Qualifier.atMost), (.exact, .atLeast, .atMost),
            (.exact, .nearly, .moreThan), (.exact, .atMost, .atLeast), (.exact, .about, .about),
            (.moreThan, .exact, .moreThan), (.nearly, .exact, .nearly), (.atMost, .exact, .atMost),
            (.moreThan, .nearly, .moreThan), (.moreThan, .atMost, .moreThan), (.atLeast, .atMost, .atLeast),
            (.moreThan, .moreThan, .about), (.nearly, .nearly, .about), (.nearly, .moreThan, .atMost),
            (.nearly, .atLeast, .atMost), (.atMost, .atLeast, .atMost), (.about, .exact, .about),
            (.moreThan, .about, .about), (.exact, .exact, .exact),
        ])
    func aDifferenceFlipsTheSecondTerm(_ first: Qualifier, _ second: Qualifier, _ result: Qualifier) throws {
        let difference = try number(50, first).subtracting(number(20, second)).shown(atScale: 0)
        #expect(difference.quantity.value == FixedPoint(units: 30, scale: 0))
        #expect(difference.quantity.qualifier == result)
    }

    @Test(
        arguments: [
            (Qualifier.exact, Qualifier.moreThan, Qualifier.atMost), (.exact, .nearly, .moreThan),
            (.exact, .about, .about), (.moreThan, .exact, .moreThan), (.nearly, .exact, .nearly),
            (.moreThan, .nearly, .moreThan), (.nearly, .moreThan, .atMost), (.moreThan, .moreThan, .about),
            (.atLeast, .nearly, .moreThan), (.about, .exact, .about),
        ])
    func aQuotientFlipsTheDivisor(_ first: Qualifier, _ second: Qualifier, _ result: Qualifier) throws {
        let quotient = try number(50, first).divided(by: number(20, second)).shown(atScale: 1)
        #expect(quotient.quantity.value == FixedPoint(units: 25, scale: 1))
        #expect(quotient.quantity.qualifier == result)
    }

    /// Whatever the first term may be beyond the end that is known.
    @Test(
        arguments: [
            (31, .atMost, 47, .moreThan, .atMost), (31, .atMost, 47, .nearly, .about),
            (0, .atMost, 47, .nearly, .atMost),
            (-10, .atLeast, 5, .moreThan, .moreThan), (-10, .atLeast, 5, .nearly, .about),
            (-10, .atMost, 5, .nearly, .atMost), (-10, .atMost, 5, .moreThan, .about),
        ] as [(Int64, Qualifier, Int64, Qualifier, Qualifier)])
    func theKnownEndOfWhatCanBeNegativeFlipsTheDivisor(
        _ first: Int64, _ known: Qualifier, _ second: Int64, _ divisor: Qualifier, _ result: Qualifier
    ) throws {
        let quotient = try number(first, known, isNeverNegative: false).divided(by: number(second, divisor))
        #expect(try quotient.shown(atScale: 2).quantity.qualifier == result)
    }

    @Test func aBaseThatCanBeZeroHasNoGrowth() throws {
        for base in [number(0), number(0, .atLeast), number(10, .atMost), number(-5), number(0, .about)] {
            #expect(throws: AlgebraRefusal.divisorNotAboveZero) { try number(10).growthPercent(from: base) }
        }
        for base in [number(10, .nearly), number(10, .about), number(1, .moreThan), number(1, .atLeast)] {
            _ = try number(10).growthPercent(from: base)
        }
    }

    @Test func aResultIsAsFinalAsItsLeastFinalTerm() throws {
        let statuses: [FigureStatus] = [.actual, .provisional, .estimate, .plan]
        for (rank, left) in statuses.enumerated() {
            for (otherRank, right) in statuses.enumerated() {
                let expected = statuses[max(rank, otherRank)]
                let (first, second) = (number(5, .exact, left), number(2, .exact, right))
                #expect(try first.subtracting(second).status == expected)
                #expect(try first.divided(by: second).status == expected)
                #expect(try first.growthPercent(from: second).status == expected)
            }
        }
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let large = QualifiedNumber(quantity(.max), isNeverNegative: true)
        let small = QualifiedNumber(quantity(1, scale: 9), isNeverNegative: true)
        #expect(throws: AlgebraRefusal.tooLarge) { try large.growthPercent(from: small).shown(atScale: 1) }
        #expect(throws: AlgebraRefusal.tooLarge) {
            try large.subtracting(number(.min, isNeverNegative: false)).shown(atScale: 0)
        }
        #expect(try small.growthPercent(from: large).shown(atScale: 1).quantity.value.units == -1000)
    }

    @Test func ratesComeFromTheirParts() throws {
        let cases: [(Int64, Int64, Int, Int64)] = [
            (1_549, 173, 2, 895), (2_263, 381, 2, 594), (1_040_000, 98, 0, 10_612),
        ]
        for (top, bottom, scale, expected) in cases {
            #expect(try number(top).divided(by: number(bottom)).shown(atScale: scale).quantity.value.units == expected)
        }
    }
}
