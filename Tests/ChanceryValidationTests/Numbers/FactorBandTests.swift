// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryValidation

@Suite struct FactorBandTests {
    private func number(_ units: Int64, _ scale: Int = 0) -> FixedPoint { FixedPoint(units: units, scale: scale) }

    @Test func theMedianOfAnEvenNumberIsHalfway() throws {
        let band = try #require(FactorBand(units: [5, 2, 1, 10], scale: 0, factor: number(2)))
        #expect(band.median.description == "3.5" && band.count == 4)
        #expect(band.least == number(2) && band.greatest == number(7))
        let finest = try #require(FactorBand(units: [1, 2, 2, 2], scale: 9, factor: number(2)))
        #expect(finest.median == number(2, 9))
    }

    @Test func fewNumbersHaveTwiceTheFactor() throws {
        let one = try #require(FactorBand(units: [100], scale: 0, factor: number(15, 1)))
        #expect(one.least == number(34) && one.greatest == number(300))
        let three = try #require(FactorBand(units: [100, 100, 100], scale: 0, factor: number(15, 1)))
        #expect(three.least == number(67) && three.greatest == number(150))
    }

    @Test func whatIsNextToTheMedianIsInside() throws {
        let band = try #require(FactorBand(units: [3, 3, 4, 4], scale: 0, factor: number(1)))
        #expect(band.contains(number(3)) && band.contains(number(4)))
        #expect(!band.contains(number(2)) && !band.contains(number(5)))
    }

    @Test func nothingFollowsFromNothing() {
        #expect(FactorBand(units: [], scale: 0, factor: number(2)) == nil)
        #expect(FactorBand(units: [0, 0, 9], scale: 0, factor: number(2)) == nil)
        #expect(FactorBand(units: [-5, -4, -3], scale: 0, factor: number(2)) == nil)
    }

    @Test func theLargestNumbersDoNotTrap() {
        for factor in [number(.max, 9), number(1), number(.max), number(1, 9)] {
            let band = FactorBand(units: [.max, .max, .max], scale: 9, factor: factor)
            #expect(band?.contains(number(.max, 9)) ?? true)
        }
    }

    /// Inside the band is what is not certainly outside, by multiplying out.
    @Test func theBandIsExact() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let units = (0..<Int.random(in: 3...8, using: &generator)).map { _ in
                Int64.random(in: 1...1_000, using: &generator)
            }
            let factor = number(Int64.random(in: 100...900, using: &generator), 2)
            let value = number(Int64.random(in: 0...4_000, using: &generator))
            let sorted = units.sorted()
            let twice = sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]
            let isInside =
                value.units * 2 * factor.units >= twice * 100 && value.units * 2 * 100 <= twice * factor.units
            let band = try #require(FactorBand(units: units, scale: 0, factor: factor))
            #expect(band.contains(value) == isInside)
        }
    }
}
