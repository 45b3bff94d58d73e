// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import chancery

struct TextTableTests {
    private static func table() -> TextTable {
        var table = TextTable([TextTable.Column("NAME"), TextTable.Column("N", .trailing), TextTable.Column("NOTE")])
        table.add(["Thái Bình", "6", "x"])
        table.add(["广西", "1,040,000"])
        table.add(["هانوي", "12", "y"])
        return table
    }

    @Test func `columns stay straight whatever the script`() {
        #expect(
            Self.table().text(TextStyle()) == """
                NAME               N  NOTE
                Thái Bình          6  x
                广西       1,040,000
                هانوي             12  y

                """)
    }

    @Test func `a screen gets isolates around cells from right to left and nowhere else`() {
        let lines = Self.table().text(TextStyle(isolatesRightToLeft: true), indentation: 2).split(separator: "\n")
        #expect(lines[3] == "  \u{2068}هانوي\u{2069}             12  y")
        #expect(!lines[1].unicodeScalars.contains("\u{2068}"))
    }

    @Test func `cells cannot move the cursor, break the line or turn it around`() {
        var table = TextTable([TextTable.Column("A"), TextTable.Column("B")])
        table.add(["x\u{1B}[31m\ny\u{202E}z\u{2067}", "end"])
        let row = table.text(TextStyle()).split(separator: "\n")
        #expect(row.count == 2)
        #expect(row[1] == "x [31m yz  end")
    }
}
