// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

/// The rules look at code; what is blanked must be exactly the comments and the literals.
@Suite("RepositoryTests: code without comments and strings")
struct SwiftCodeTests {
    @Test(arguments: [
        ("let a = 1 // try!", "let a = 1"),
        ("/* a /* b */ c */ let d = 2", "let d = 2"),
        (#"let s = "try! \(f("x")) as!"; g()"#, "let s =; g()"),
        (##"let s = #"a " b \( c"#; g()"##, "let s =; g()"),
        ("let s = \"\"\"\n  \"quoted\" // no\n  \"\"\"\ng()", "let s =g()"),
        (#"let s = "\\"; h("\"")"#, "let s =; h()"),
        ("let url = \"https://a\"; i()", "let url =; i()"),
        ("let broken = \"no end\nj()", "let broken =j()"),
    ])
    func blanked(source: String, code: String) {
        let blanked = SwiftCode.withoutCommentsAndStrings(Array(source.utf8))
        #expect(blanked.utf8.count == source.utf8.count)
        #expect(blanked.filter { $0 == "\n" }.count == source.filter { $0 == "\n" }.count)
        let squeezed = blanked.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        let expected = code.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(squeezed.filter { $0 != " " } == expected.filter { $0 != " " })
    }
}
