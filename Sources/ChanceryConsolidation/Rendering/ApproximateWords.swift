// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Numbers as words of a sentence, in the product's languages.
public enum ApproximateWords {
    /// A number rounded by the rule of `Approximation`: 398 is "nearly 400".
    public static func approximate(_ number: FixedPoint, in language: Language) -> String {
        let approximation = Approximation(of: number)
        return text(Quantity(value: approximation.value, qualifier: approximation.qualifier), in: language)
    }

    /// A quantity with its own qualifier where it has one, otherwise rounded by the rule of `Approximation`.
    public static func approximate(_ quantity: Quantity, in language: Language) -> String {
        quantity.qualifier == .exact ? approximate(quantity.value, in: language) : text(quantity, in: language)
    }

    /// A quantity as it stands, all digits and its own qualifier: "nearly 50,000,000,000".
    public static func text(_ quantity: Quantity, in language: Language) -> String {
        let digits = grouped(quantity.value, in: language)
        guard let words = words(quantity.qualifier, in: language) else { return digits }
        return words + " " + digits
    }

    /// All digits of the scale, grouped by threes: 1,730 and 13.45 in English, 1.730 and 13,45 in Vietnamese. Arabic
    /// texts use Western digits with the English marks.
    public static func grouped(_ number: FixedPoint, in language: Language) -> String {
        let groupMark = language == .vietnamese ? "." : ","
        let decimalMark = language == .vietnamese ? "," : "."
        let parts = number.description.split(separator: ".")
        var whole = parts[0]
        let sign = whole.first == "-" ? "-" : ""
        if !sign.isEmpty { whole.removeFirst() }
        var text = sign
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text += groupMark }
            text.append(digit)
        }
        return parts.count > 1 ? text + decimalMark + parts[1] : text
    }

    /// The digits behind the word that is true of the number.
    static func phrase(_ number: BoundedQuantity, digits: String, in language: Language) -> String {
        let isUnder = number.quantity.qualifier == .atMost && number.bounds.upper?.isInclusive == false
        guard let word = isUnder ? under(in: language) : words(number.quantity.qualifier, in: language) else {
            return digits
        }
        return word + " " + digits
    }

    private static func under(in language: Language) -> String {
        switch language {
        case .english: "under"
        case .vietnamese: "dưới"
        case .arabic: "أقل من"
        }
    }

    /// The word for a qualifier; `nil` for exact.
    private static func words(_ qualifier: Qualifier, in language: Language) -> String? {
        switch (qualifier, language) {
        case (.exact, _): nil
        case (.moreThan, .english): "more than"
        case (.moreThan, .vietnamese): "hơn"
        case (.moreThan, .arabic): "أكثر من"
        case (.atLeast, .english): "at least"
        case (.atLeast, .vietnamese): "ít nhất"
        case (.atLeast, .arabic): "ما لا يقل عن"
        case (.nearly, .english): "nearly"
        case (.nearly, .vietnamese): "gần"
        case (.nearly, .arabic): "ما يقرب من"
        case (.atMost, .english): "at most"
        case (.atMost, .vietnamese): "nhiều nhất"
        case (.atMost, .arabic): "ما لا يزيد على"
        case (.about, .english): "about"
        case (.about, .vietnamese): "khoảng"
        case (.about, .arabic): "نحو"
        }
    }
}
