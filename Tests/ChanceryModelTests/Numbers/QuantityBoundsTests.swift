// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

struct QuantityBoundsTests {
    private func bound(_ isInclusive: Bool) -> Bound {
        Bound(value: FixedPoint(units: 30, scale: 0), isInclusive: isInclusive)
    }

    @Test func aQualifierIsAnInterval() {
        let expected: [Qualifier: QuantityBounds] = [
            .exact: QuantityBounds(lower: bound(true), upper: bound(true)),
            .moreThan: QuantityBounds(lower: bound(false), upper: nil),
            .atLeast: QuantityBounds(lower: bound(true), upper: nil),
            .nearly: QuantityBounds(lower: nil, upper: bound(false)),
            .atMost: QuantityBounds(lower: nil, upper: bound(true)),
            .about: .open,
        ]
        for qualifier in Qualifier.allCases {
            #expect(
                QuantityBounds(Quantity(value: FixedPoint(units: 30, scale: 0), qualifier: qualifier))
                    == expected[qualifier])
        }
    }
}
