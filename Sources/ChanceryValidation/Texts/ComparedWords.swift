// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The words of texts as they are compared between periods: in small letters, with every number, date and word for a
/// period as one and the same mark, so that a text in which only those changed is the same text.
struct ComparedWords {
    /// Stands for numbers, dates and periods; several in a row are one.
    static let mark = "#"

    private(set) var texts: [[String]] = []
    private var left: Int

    /// - Parameter wordsMax: further words are left out.
    init(wordsMax: Int) { left = wordsMax }

    /// Costs time linear in the text.
    mutating func add(_ text: String) {
        var words: [String] = []
        for word in text.split(whereSeparator: { !ComparedWords.isPartOfWord($0) }) {
            guard left > 0 else { break }
            let plain = ComparedWords.plain(word)
            if plain == ComparedWords.mark, words.last == ComparedWords.mark { continue }
            words.append(plain)
            left -= 1
        }
        if !words.isEmpty { texts.append(words) }
    }

    private static func isPartOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    private static func plain(_ word: Substring) -> String {
        if word.contains(where: \.isNumber) { return mark }
        let small = word.lowercased()
        return periodWords.contains(small) ? mark : small
    }

    /// Words that change when nothing but the period does. Some have other meanings too, which does no harm: they are
    /// taken out of both texts.
    private static let periodWords = Set(
        """
        ngày tháng quý năm kỳ đầu cuối nửa giữa nay trước sau này hai ba bốn tư sáu bảy tám chín mười một i ii iii iv \
        january february march april may june july august september october november december \
        jan feb mar apr jun jul aug sep sept oct nov dec day month quarter half year nine months first second third \
        fourth last next previous this h1 h2 q1 q2 q3 q4 st nd rd th \
        يوم شهر ربع نصف سنة عام الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة \
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        """.split(separator: " ").map(String.init))
}
