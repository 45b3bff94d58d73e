// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

struct AmountWordsTests {
    private static let dollar = MeasureUnit(
        code: "USD", label: Label(english: "US dollar", vietnamese: "đô la Mỹ", arabic: "دولار أمريكي"),
        isCurrency: true)
    private static let item = MeasureUnit(code: "item", label: Label(english: "items"))

    @Test(
        arguments: [
            (60_800_000_000, .about, "about USD 60.8 bn", "khoảng 60,8 tỷ USD", "نحو 60.8 مليار دولار أمريكي"),
            (50_000_000_000, .nearly, "nearly USD 50 bn", "gần 50 tỷ USD", "ما يقرب من 50 مليار دولار أمريكي"),
            (50_000_000_000, .moreThan, "more than USD 50 bn", "hơn 50 tỷ USD", "أكثر من 50 مليار دولار أمريكي"),
            (1_040_000, .exact, "USD 1.04 m", "1,04 triệu USD", "1.04 مليون دولار أمريكي"),
            (1_234_567, .exact, "about USD 1.23 m", "khoảng 1,23 triệu USD", "نحو 1.23 مليون دولار أمريكي"),
            (999_999, .exact, "USD 999,999", "999.999 USD", "999,999 دولار أمريكي"),
            (1_000_000, .exact, "USD 1 m", "1 triệu USD", "1 مليون دولار أمريكي"),
            (999_999_999, .exact, "about USD 1 bn", "khoảng 1 tỷ USD", "نحو 1 مليار دولار أمريكي"),
            (
                10_816_000_000, .atLeast, "more than USD 10.81 bn", "hơn 10,81 tỷ USD",
                "أكثر من 10.81 مليار دولار أمريكي"
            ),
            (10_811_000_000, .atMost, "under USD 10.82 bn", "dưới 10,82 tỷ USD", "أقل من 10.82 مليار دولار أمريكي"),
            (
                8_000_000_000_000, .moreThan, "more than USD 8 tn", "hơn 8 nghìn tỷ USD",
                "أكثر من 8 تريليون دولار أمريكي"
            ),
            (0, .exact, "USD 0", "0 USD", "0 دولار أمريكي"),
            (-2_500_000, .exact, "USD -2.5 m", "-2,5 triệu USD", "-2.5 مليون دولار أمريكي"),
        ] as [(Int64, Qualifier, String, String, String)])
    func moneyIsCompact(
        _ units: Int64, _ qualifier: Qualifier, _ english: String, _ vietnamese: String, _ arabic: String
    ) {
        let amount = quantity(units, qualifier)
        #expect(ApproximateWords.amount(amount, unit: AmountWordsTests.dollar, in: .english) == english)
        #expect(ApproximateWords.amount(amount, unit: AmountWordsTests.dollar, in: .vietnamese) == vietnamese)
        #expect(ApproximateWords.amount(amount, unit: AmountWordsTests.dollar, in: .arabic) == arabic)
    }

    @Test func otherUnitsAreRoundedAsBefore() {
        #expect(ApproximateWords.amount(quantity(398), unit: AmountWordsTests.item, in: .english) == "nearly 400")
        #expect(ApproximateWords.amount(quantity(361), unit: AmountWordsTests.item, in: .vietnamese) == "khoảng 360")
    }

    @Test(
        arguments: [
            (1110, .atMost, false, "under +111 %", "dưới +111 %", "أقل من +111 %"),
            (1110, .atMost, true, "at most +111 %", "nhiều nhất +111 %", "ما لا يزيد على +111 %"),
            (209, .exact, true, "+20.9 %", "+20,9 %", "+20.9 %"),
            (-52, .exact, true, "-5.2 %", "-5,2 %", "-5.2 %"), (0, .exact, true, "0 %", "0 %", "0 %"),
            (250, .moreThan, false, "more than +25 %", "hơn +25 %", "أكثر من +25 %"),
            (644, .about, false, "about +64.4 %", "khoảng +64,4 %", "نحو +64.4 %"),
        ] as [(Int64, Qualifier, Bool, String, String, String)])
    func growthsHaveASign(
        _ units: Int64, _ qualifier: Qualifier, _ isInclusive: Bool, _ english: String, _ vietnamese: String,
        _ arabic: String
    ) {
        let upper = Bound(value: FixedPoint(units: units, scale: 1), isInclusive: isInclusive)
        let growth = BoundedQuantity(
            quantity: quantity(units, qualifier, scale: 1), bounds: QuantityBounds(lower: nil, upper: upper))
        #expect(ApproximateWords.growth(growth, in: .english) == english)
        #expect(ApproximateWords.growth(growth, in: .vietnamese) == vietnamese)
        #expect(ApproximateWords.growth(growth, in: .arabic) == arabic)
    }

    @Test func changesHaveASignAndTheirUnit() {
        let dollars = BoundedQuantity(quantity(9_060_000_000, .about))
        #expect(ApproximateWords.change(dollars, unit: AmountWordsTests.dollar, in: .english) == "about USD +9.06 bn")
        #expect(
            ApproximateWords.change(dollars, unit: AmountWordsTests.dollar, in: .vietnamese) == "khoảng +9,06 tỷ USD")
        #expect(
            ApproximateWords.change(BoundedQuantity(quantity(678)), unit: AmountWordsTests.item, in: .english) == "+678"
        )
        let points = BoundedQuantity(quantity(-585, .about, scale: 2))
        #expect(ApproximateWords.points(points, in: .english) == "about -5.85 percentage points")
        #expect(ApproximateWords.points(points, in: .vietnamese) == "khoảng -5,85 điểm phần trăm")
        #expect(ApproximateWords.points(points, in: .arabic) == "نحو -5.85 نقطة مئوية")
    }
}
