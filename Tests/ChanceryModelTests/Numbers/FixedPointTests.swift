// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct FixedPointTests {
    @Test(arguments: [
        (Int64(1345), 2, "13.45"), (-1345, 2, "-13.45"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"),
        (398, 0, "398"), (-3, 0, "-3"), (.max, 0, "9223372036854775807"), (.min, 0, "-9223372036854775808"),
        (.min, 9, "-9223372036.854775808"),
    ])
    func writesAllDigits(units: Int64, scale: Int, text: String) {
        #expect(FixedPoint(units: units, scale: scale).description == text)
    }

    @Test func rescalesWithoutLoss() {
        let half = FixedPoint(units: 15, scale: 1)
        #expect(half.rescaled(to: 3)?.units == 1500)
        #expect(half.rescaled(to: 0) == nil)
        #expect(FixedPoint(units: 150, scale: 2).rescaled(to: 1) == half)
        #expect(FixedPoint(units: .max, scale: 0).rescaled(to: 1) == nil)
        #expect(FixedPoint(units: -120, scale: 1).rescaled(to: 0)?.units == -12)
    }

    @Test func addsExactly() {
        let sum = FixedPoint(units: 1, scale: 1).adding(FixedPoint(units: 2, scale: 2))
        #expect(sum == FixedPoint(units: 12, scale: 2))
        #expect(FixedPoint(units: .max, scale: 0).adding(FixedPoint(units: 1, scale: 0)) == nil)
        #expect(FixedPoint(units: .max, scale: 0).adding(FixedPoint(units: 1, scale: 9)) == nil)
    }

    @Test func comparesValuesNotScales() {
        let long = FixedPoint(units: 1_500_000_000, scale: 9)
        let short = FixedPoint(units: 15, scale: 1)
        #expect(long.isEqualInValue(to: short) && long != short && !long.isLess(than: short))
        #expect(FixedPoint(units: .min, scale: 0).isLess(than: FixedPoint(units: .min, scale: 9)))
        #expect(FixedPoint(units: 149, scale: 0).isLess(than: FixedPoint(units: 1491, scale: 1)))
        #expect(FixedPoint(units: .max, scale: 0).billionths == Int128(Int64.max) * 1_000_000_000)
    }
}
