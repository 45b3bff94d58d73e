// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

@testable internal import ChanceryWire

@Suite("TextInterner")
struct TextInternerTests {
    private func known(_ interner: TextInterner, _ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { interner.text(for: $0) }
    }

    private func remember(_ interner: TextInterner, _ text: String) {
        Array(text.utf8).withUnsafeBufferPointer { interner.remember(text, for: $0) }
    }

    @Test("knows what it was told and nothing else")
    func remembers() {
        let interner = TextInterner()
        #expect(known(interner, "delegations.outbound") == nil)
        remember(interner, "delegations.outbound")
        #expect(known(interner, "delegations.outbound") == "delegations.outbound")
        #expect(known(interner, "delegations.outboune") == nil)
        #expect(known(interner, "") == nil)
    }

    @Test("texts that are equal as characters but not as bytes are different")
    func canonicalEquivalence() {
        let interner = TextInterner()
        remember(interner, "caf\u{E9}")
        #expect(known(interner, "cafe\u{301}") == nil)
        remember(interner, "cafe\u{301}")
        #expect(known(interner, "cafe\u{301}").map { Array($0.utf8) } == Array("cafe\u{301}".utf8))
    }

    @Test("texts with line breaks are not remembered, because not every field allows them")
    func controlCharacters() {
        let interner = TextInterner()
        for text in ["a\nb", "a\tb", "a\rb"] {
            remember(interner, text)
            #expect(known(interner, text) == nil)
        }
    }

    @Test("long texts are not remembered")
    func longTexts() {
        let interner = TextInterner()
        let longest = String(repeating: "x", count: TextInterner.textBytesMax)
        remember(interner, longest)
        remember(interner, longest + "x")
        #expect(known(interner, longest) == longest)
        #expect(known(interner, longest + "x") == nil)
    }

    @Test("many more texts than places: what is known is right")
    func overflow() {
        let interner = TextInterner()
        let texts = (0..<TextInterner.slotCount * 3).map { "office-\($0)" }
        for text in texts { remember(interner, text) }
        var knownCount = 0
        for text in texts {
            guard let found = known(interner, text) else { continue }
            #expect(found == text)
            knownCount += 1
        }
        #expect(knownCount > 0 && knownCount <= TextInterner.slotCount)
    }
}
