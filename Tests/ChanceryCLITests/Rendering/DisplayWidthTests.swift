// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import chancery

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("Hanoi", 5),
        // Composed and decomposed.
        ("Thái Bình", 9), ("Tha\u{301}i Bi\u{300}nh", 9), ("Thừa Thiên – Huế", 16), ("Đắk Nông", 8),
        ("المجموعة", 8), ("كِتَاب", 4), ("٣٩", 2), ("لا", 2),
        ("广西", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
        // Controls of direction and joining take no room.
        ("\u{2068}ab\u{2069}", 2), ("a\u{200D}b\u{200F}", 2), ("\u{AD}", 1),
        ("…“”→·", 5), ("🙂", 2),
    ])
    func `counts columns`(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    @Test(arguments: [("Hà Nội", false), ("هانوي", true), ("39 ٣٩", true), ("שלום", true), ("中文", false)])
    func `knows letters from right to left`(text: String, isRightToLeft: Bool) {
        #expect(DisplayWidth.hasRightToLeft(text) == isRightToLeft)
    }
}
