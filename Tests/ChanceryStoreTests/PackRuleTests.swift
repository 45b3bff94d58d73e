// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Testing

@Suite struct PackRuleTests {
    @Test("A request that came before is answered first, by its question and not by its bytes")
    func repeats() {
        let first = PackHead(Samples.pack(request: 1), number: 3, sequence: 9, committedAt: Samples.start)
        let max = StoreLimits.packMax
        let again = PackRule.decide(Samples.pack(request: 1, text: "now"), sameRequest: first, lastNumber: max)
        #expect(again == .answer(.repeated(first)))
        let other = PackRule.decide(Samples.pack(request: 1, question: "other"), sameRequest: first, lastNumber: max)
        #expect(other == .answer(.refused(.requestIDReused(first: first))))
    }

    @Test("Numbers go up by one to the bound")
    func numbers() {
        let pack = Samples.pack(request: 1)
        let max = StoreLimits.packMax
        #expect(PackRule.decide(pack, sameRequest: nil, lastNumber: 0) == .freeze(number: 1))
        #expect(PackRule.decide(pack, sameRequest: nil, lastNumber: max - 1) == .freeze(number: max))
        #expect(
            PackRule.decide(pack, sameRequest: nil, lastNumber: max) == .answer(.refused(.packLimit(max: max))))
    }
}
