// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

struct CodeTableTests {
    @Test func findsEveryCodeAtItsPosition() {
        let codes = (0..<5000).map { "code.\($0)" + String(repeating: "x", count: $0 % 40) }
        let table = CodeTable(codes)
        for (position, code) in codes.enumerated() { #expect(table.position(of: code) == position) }
    }

    @Test(arguments: ["", "c", "code.1x", "CODE.1", "code.12345678901234567890", "mã số", "a\u{0}"])
    func findsNothingElse(code: String) {
        #expect(CodeTable(["code.1", "code.2", "code.1234567890123456789"]).position(of: code) == nil)
        #expect(CodeTable([]).position(of: code) == nil)
    }

    @Test func keepsTheFirstOfEqualCodes() {
        let table = CodeTable(["a", "b", "a", "", "b"])
        #expect(table.position(of: "a") == 0)
        #expect(table.position(of: "b") == 1)
        #expect(table.position(of: "") == 3)
    }

    /// Lengths around the eight bytes that are hashed at a time, differing in one byte at every place.
    @Test func tellsApartWhatDiffersInOneByte() {
        for length in 1...33 {
            let base = [UInt8](repeating: 0x61, count: length)
            let texts = (0..<length).map { place in
                var bytes = base
                bytes[place] = 0x62
                return String(decoding: bytes, as: UTF8.self)
            }
            let table = CodeTable(texts)
            for (position, text) in texts.enumerated() { #expect(table.position(of: text) == position) }
            #expect(table.position(of: String(decoding: base, as: UTF8.self)) == nil)
        }
    }
}
