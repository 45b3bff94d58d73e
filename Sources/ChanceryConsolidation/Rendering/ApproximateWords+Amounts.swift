// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

// Money, changes and growths in a sentence.
extension ApproximateWords {
    /// A worked-out number with all its digits: "under 300" where the upper end is excluded, "at most 300" where not.
    public static func text(_ number: BoundedQuantity, in language: Language) -> String {
        phrase(number, digits: grouped(number.quantity.value, in: language), in: language)
    }

    /// An amount of a currency in a compact form, any other quantity as `approximate` has it.
    ///
    /// From a million on, money is counted in millions, thousand millions (bn) and millions of millions (tn) with at
    /// most two decimals. A floor is rounded down and a ceiling up, so that the sentence stays true; an exact number
    /// that has to be rounded becomes "about". Below a million all digits are kept.
    public static func amount(_ quantity: Quantity, unit: MeasureUnit, in language: Language) -> String {
        guard unit.isCurrency else { return approximate(quantity, in: language) }
        return amount(BoundedQuantity(quantity), unit: unit, in: language)
    }

    /// The same where the catalogue may not know the unit.
    public static func amount(_ quantity: Quantity, unit: MeasureUnit?, in language: Language) -> String {
        unit.map { amount(quantity, unit: $0, in: language) } ?? approximate(quantity, in: language)
    }

    /// The same for a number that was worked out; one without a currency keeps its digits.
    public static func amount(_ number: BoundedQuantity, unit: MeasureUnit, in language: Language) -> String {
        guard unit.isCurrency else { return text(number, in: language) }
        guard let compact = CompactNumber(number) else {
            return phrase(
                number, digits: money(grouped(number.quantity.value, in: language), "", unit, language), in: language)
        }
        let digits = grouped(compact.number.quantity.value, in: language)
        return phrase(
            compact.number, digits: money(digits, compact.magnitude.word(in: language), unit, language), in: language)
    }

    /// A growth in percent, with its sign: "+20.9 %", "under +111 %".
    public static func growth(_ percent: BoundedQuantity, in language: Language) -> String {
        phrase(percent, digits: signed(percent.quantity.value, in: language) + " %", in: language)
    }

    /// A change of a rate in percentage points: "-5.85 percentage points".
    public static func points(_ change: BoundedQuantity, in language: Language) -> String {
        let unit =
            switch language {
            case .english: "percentage points"
            case .vietnamese: "điểm phần trăm"
            case .arabic: "نقطة مئوية"
            }
        return phrase(change, digits: signed(change.quantity.value, in: language) + " " + unit, in: language)
    }

    /// A change of a figure with its sign: "+678", "about +USD 9.06 bn".
    public static func change(_ number: BoundedQuantity, unit: MeasureUnit, in language: Language) -> String {
        guard unit.isCurrency else {
            return phrase(number, digits: signed(number.quantity.value, in: language), in: language)
        }
        let value = number.quantity.value
        let compact = CompactNumber(number)
        let shown = compact?.number ?? number
        let digits = signed(shown.quantity.value, in: language, dropsZeros: compact != nil || value.scale > 0)
        return phrase(
            shown, digits: money(digits, compact?.magnitude.word(in: language) ?? "", unit, language), in: language)
    }

    /// Digits with a sign; a zero has none. Zeros after the point are dropped.
    private static func signed(_ number: FixedPoint, in language: Language, dropsZeros: Bool = true) -> String {
        let shown = dropsZeros ? number.withoutTrailingZeros : number
        return (shown.units > 0 ? "+" : "") + grouped(shown, in: language)
    }

    private static func money(
        _ digits: String, _ magnitude: String, _ unit: MeasureUnit, _ language: Language
    ) -> String {
        let number = magnitude.isEmpty ? digits : digits + " " + magnitude
        return switch language {
        case .english: unit.code + " " + number
        case .vietnamese: number + " " + unit.code
        case .arabic: number + " " + (unit.label.arabic.isEmpty ? unit.code : unit.label.arabic)
        }
    }
}

/// A number in millions, thousand millions or millions of millions.
private struct CompactNumber {
    let number: BoundedQuantity
    let magnitude: Magnitude

    /// `nil` below a million.
    init?(_ number: BoundedQuantity) {
        let value = Rational(number.quantity.value)
        guard value >= Rational(1_000_000) || value <= Rational(-1_000_000) else { return nil }
        for magnitude in Magnitude.allCases {
            guard let compact = CompactNumber.number(number, in: magnitude) else { continue }
            // Rounding can carry a number into the next magnitude.
            let size = Rational(compact.quantity.value)
            guard magnitude == .trillion || Rational(-1000) < size && size < Rational(1000) else { continue }
            self.number = compact
            self.magnitude = magnitude
            return
        }
        return nil
    }

    private static func number(_ number: BoundedQuantity, in magnitude: Magnitude) -> BoundedQuantity? {
        let quantity = number.quantity
        let rounding: DecimalRounding =
            switch quantity.qualifier {
            case .exact, .about: .halfUp
            case .moreThan, .atLeast: .down
            case .nearly, .atMost: .up
            }
        guard let value = Rational(quantity.value).divided(by: Rational(magnitude.units)),
            let rounded = value.rounded(toScale: 2, rounding)
        else { return nil }
        var qualifier = quantity.qualifier
        var bounds = number.bounds
        if Rational(rounded) != value {
            switch qualifier {
            case .exact: qualifier = .about
            case .atLeast: qualifier = .moreThan
            case .atMost: bounds = QuantityBounds(lower: nil, upper: Bound(value: rounded, isInclusive: false))
            case .moreThan, .nearly, .about: break
            }
        }
        return BoundedQuantity(
            quantity: Quantity(value: rounded.withoutTrailingZeros, qualifier: qualifier, status: quantity.status),
            bounds: bounds)
    }
}

private enum Magnitude: CaseIterable {
    case million
    case billion
    case trillion

    var units: Int64 {
        switch self {
        case .million: 1_000_000
        case .billion: 1_000_000_000
        case .trillion: 1_000_000_000_000
        }
    }

    func word(in language: Language) -> String {
        switch (self, language) {
        case (.million, .english): "m"
        case (.million, .vietnamese): "triệu"
        case (.million, .arabic): "مليون"
        case (.billion, .english): "bn"
        case (.billion, .vietnamese): "tỷ"
        case (.billion, .arabic): "مليار"
        case (.trillion, .english): "tn"
        case (.trillion, .vietnamese): "nghìn tỷ"
        case (.trillion, .arabic): "تريليون"
        }
    }
}
