// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import FoundationEssentials
internal import Testing

struct JSONValueTests {
    private static let sample: JSONValue = [
        "b": .integer(-7), "a": ["x", .null, .bool(true), [:], []],
        "text": "Thái Bình “\"\\\n\r\t\u{1}\u{7F}\u{2028}” المجموعة",
    ]

    @Test func `keeps the order of keys`() {
        let line = Self.sample.line
        #expect(line.hasPrefix(#"{"b":-7,"a":["x",null,true,{},[]],"text":"#))
    }

    @Test func `another reader sees the same`() throws {
        struct Read: Decodable, Equatable {
            let b: Int
            let text: String
        }
        for text in [Self.sample.line, Self.sample.text] {
            let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
            #expect(read == Read(b: -7, text: "Thái Bình “\"\\\n\r\t\u{1}\u{7F}\u{2028}” المجموعة"))
        }
    }

    @Test func `is indented by two spaces`() {
        let value: JSONValue = ["a": ["x", ["b": .null]], "c": []]
        #expect(
            value.text == """
                {
                  "a": [
                    "x",
                    {
                      "b": null
                    }
                  ],
                  "c": []
                }
                """)
    }
}
