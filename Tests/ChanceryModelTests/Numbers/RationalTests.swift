// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct RationalTests {
    private func fraction(_ numerator: Int128, _ denominator: Int128) throws -> Rational {
        try #require(Rational(numerator, over: denominator))
    }

    @Test func fractionsAreInLowestTerms() throws {
        #expect(try fraction(6, 4) == fraction(3, 2))
        #expect(try fraction(6, -4) == fraction(-3, 2))
        #expect(try fraction(0, -7) == Rational.zero)
        #expect(Rational(FixedPoint(units: 1250, scale: 3)) == (try fraction(5, 4)))
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(.min, over: 3) == nil)
    }

    @Test func arithmeticIsThatOfSmallIntegers() throws {
        for a in Int128(-6)...6 {
            for b in Int128(1)...5 {
                for c in Int128(-6)...6 {
                    for d in Int128(1)...5 {
                        let (left, right) = (try fraction(a, b), try fraction(c, d))
                        #expect(left.adding(right) == Rational(a * d + c * b, over: b * d))
                        #expect(left.subtracting(right) == Rational(a * d - c * b, over: b * d))
                        #expect(left.multiplied(by: right) == Rational(a * c, over: b * d))
                        #expect(left.divided(by: right) == Rational(a * d, over: b * c))
                        #expect((left < right) == (a * d < c * b))
                    }
                }
            }
        }
    }

    @Test func anOverflowIsNoNumber() throws {
        let huge = try fraction(.max, 1)
        #expect(huge.adding(huge) == nil)
        #expect(huge.multiplied(by: Rational(2)) == nil)
        #expect(huge.multiplied(by: try fraction(1, .max)) == Rational(1))
        #expect(try fraction(.max, 2) < huge)
        #expect(try fraction(.max, .max - 1) < fraction(.max - 1, .max - 2))
        #expect(huge.rounded(toScale: 0, .halfUp) == nil)
        #expect(huge.rounded(toScale: 1, .halfUp) == nil)
    }

    @Test func roundingGoesWhereItSays() throws {
        for numerator in Int128(-70)...70 {
            for denominator in Int128(1)...9 {
                let number = try fraction(numerator, denominator)
                let (down, up) = (number.rounded(toScale: 1, .down), number.rounded(toScale: 1, .up))
                let (below, above) = (try #require(down), try #require(up))
                #expect(Rational(below) <= number && number <= Rational(above))
                #expect(above.units - below.units == (Rational(below) == number ? 0 : 1))
                let half = try #require(number.rounded(toScale: 1, .halfUp))
                let (toLow, toHigh) = (
                    try #require(number.subtracting(Rational(below))), try #require(Rational(above).subtracting(number))
                )
                let awayFromZero = number.isNegative ? below : above
                #expect(half == (toLow == toHigh ? awayFromZero : toLow < toHigh ? below : above))
            }
        }
    }
}
