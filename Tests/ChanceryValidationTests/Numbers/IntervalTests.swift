// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryValidation

@Suite struct IntervalTests {
    private func interval(_ units: Int64, _ qualifier: Qualifier) -> Interval {
        Interval(FixedPoint(units: units, scale: 0), qualifier)
    }

    @Test(arguments: [
        (Int64(149), Qualifier.exact, Int64(173), Qualifier.exact, true), (173, .exact, 173, .exact, false),
        (173, .exact, 173, .moreThan, true), (173, .nearly, 173, .exact, true), (173, .atMost, 173, .exact, false),
        (173, .atMost, 173, .atLeast, false), (100, .moreThan, 173, .exact, false), (100, .about, 173, .exact, false),
        (100, .exact, 173, .about, false), (100, .nearly, 173, .nearly, false),
    ])
    func knowsWhatIsCertain(_ left: Int64, _ first: Qualifier, _ right: Int64, _ second: Qualifier, _ isLess: Bool) {
        #expect(interval(left, first).isCertainlyLess(than: interval(right, second)) == isLess)
    }

    @Test func addsEnds() {
        let sum = interval(10, .moreThan).adding(interval(5, .exact))
        #expect(sum.lower == 15_000_000_000 && sum.isLowerStrict && sum.upper == nil)
        #expect(interval(10, .moreThan).adding(interval(5, .nearly)).lower == nil)
        let largest = interval(.max, .exact).adding(interval(.max, .exact))
        #expect(largest.upper == 2 * Int128(Int64.max) * 1_000_000_000)
    }
}

@Suite struct PublishedGrowthTests {
    private func isPossible(
        _ current: String, over base: String, change: String, _ qualifier: Qualifier = .exact
    ) throws -> Bool {
        try PublishedGrowth(
            current: DecimalReading(current).value, qualifier: qualifier, base: DecimalReading(base).value,
            changePercent: DecimalReading(change).value
        ).isPossible
    }

    /// 52.4 thousand million at +20.9 percent has a base of 43.28 to 43.40.
    @Test func acceptsWhateverRoundsToIt() throws {
        for base in ["43.28", "43.34", "43.40"] { #expect(try isPossible("52.4", over: base, change: "20.9")) }
        for base in ["43.0", "43.27", "43.41"] { #expect(try !isPossible("52.4", over: base, change: "20.9")) }
        #expect(try isPossible("52400000000", over: "43290000000", change: "20.9", .about))
        #expect(try !isPossible("52400000000", over: "43290000000", change: "20.9"))
    }

    @Test func aFloorHasNoHighestGrowth() throws {
        #expect(try isPossible("100", over: "100", change: "50", .moreThan))
        #expect(try !isPossible("200", over: "100", change: "50", .moreThan))
        #expect(try isPossible("200", over: "100", change: "50", .nearly))
        #expect(try !isPossible("100", over: "100", change: "50", .nearly))
    }

    @Test func fallsAndOddBasesAreJudgedToo() throws {
        #expect(try isPossible("50", over: "100", change: "-50"))
        #expect(try !isPossible("50", over: "100", change: "50"))
        #expect(try isPossible("5", over: "0", change: "50"))
        #expect(try isPossible("422", over: "200", change: "111"))
        #expect(try !isPossible("9223372036854775807", over: "9223372036.854775807", change: "9223372036.854775807"))
    }
}
