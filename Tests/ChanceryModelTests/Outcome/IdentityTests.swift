// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct RequestIDTests {
    @Test func readsWhatItWrites() throws {
        let text = "00112233-4455-6677-8899-aabbccddeeff"
        let id = try #require(RequestID(text: text))
        #expect(id.description == text)
        #expect(RequestID(text: text.uppercased()) == id)
        #expect(id.bytes == (0..<16).map { UInt8($0 * 17) })
    }

    @Test(arguments: [
        "", "00112233-4455-6677-8899-aabbccddeef", "00112233445566778899aabbccddeeff0000",
        "00112233-4455-6677-8899-aabbccddeefg", "0011223-34455-6677-8899-aabbccddeeff",
        "{0112233-4455-6677-8899-aabbccddeef}", "00112233-4455-6677-8899-aabbccddeeffff",
    ])
    func refusesOtherForms(_ text: String) { #expect(RequestID(text: text) == nil) }

    @Test func randomIdentitiesAreVersionFour() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let id = RequestID.random(using: &generator)
            #expect(RequestID(text: id.description) == id)
            #expect(id.bytes[6] >> 4 == 4 && id.bytes[8] >> 6 == 2)
        }
        #expect(RequestID.random(using: &generator) != RequestID.random(using: &generator))
        #expect(RequestID(bytes: [1, 2, 3]) == nil)
    }
}

@Suite struct DigestTests {
    @Test func isThirtyTwoBytesInHexadecimal() {
        let digest = Digest(bytes: (0..<32).map { UInt8($0 * 8) })
        #expect(digest?.description.count == 64)
        #expect(digest?.description.hasPrefix("000810") == true)
        #expect(Digest(bytes: []) == nil && Digest(bytes: Array(repeating: 0, count: 33)) == nil)
    }
}
