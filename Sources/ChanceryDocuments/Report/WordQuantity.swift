// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Quantities that people write in words. Only a floor can be stored for them.
enum WordQuantity {
    /// Lower-case words and the least number that they can stand for. A plural is at least two of its unit.
    static let floors: [String: String] = [
        "dozen": "12", "a dozen": "12", "một tá": "12",
        "dozens": "24",
        "tens": "20", "hàng chục": "20", "vài chục": "20", "عشرات": "20",
        "scores": "40",
        "hundreds": "200", "hàng trăm": "200", "vài trăm": "200", "مئات": "200",
        "thousands": "2000", "hàng nghìn": "2000", "hàng ngàn": "2000", "vài nghìn": "2000", "آلاف": "2000",
    ]

    /// The floor of `text` where it is one of the words.
    static func floor(of text: String) -> String? {
        // Numbers, which nearly all values are, need no look-up.
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
        return floors[text.lowercased()]
    }
}
