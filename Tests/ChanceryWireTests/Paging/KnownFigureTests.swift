// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

@Suite("Answers that take over bytes of the one before")
struct KnownFigureTests {
    @Test("They have the bytes of answers that were encoded by themselves", arguments: [UInt64(1), 2, 3, 4])
    func sameBytes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var answer = try Sample.consolidation()
        answer.figures = (0..<8).map { answer.figures[$0 % answer.figures.count] }
        let parts = answer.figures.flatMap(\.contributions)
        for index in answer.figures.indices {
            answer.figures[index].contributions = (0..<generator.below(200)).map { _ in generator.pick(parts) }
        }
        var earlier = EncodedConsolidation(answer, isReusable: true)
        for _ in 0..<60 {
            change(&answer, parts, using: &generator)
            let next = EncodedConsolidation(answer, reusing: earlier, isReusable: true)
            let alone = EncodedConsolidation(answer)
            #expect(next.whole() == alone.whole() && next.digest == alone.digest)
            #expect(next.heldBytes > alone.heldBytes)
            #expect(EncodedConsolidation(answer, reusing: alone).whole() == alone.whole())
            earlier = next
        }
    }

    /// Something of every kind: other numbers, more and fewer contributions and figures, other coverage and lengths.
    private func change(
        _ answer: inout Consolidation, _ parts: [Contribution], using generator: inout SeededGenerator
    ) {
        answer.sequence += 1
        for _ in 0..<(1 + generator.below(4)) {
            let index = generator.below(answer.figures.count)
            let count = answer.figures[index].contributions.count
            switch generator.below(7) {
            case 0 where count > 0:
                answer.figures[index].contributions[generator.below(count)] = generator.pick(parts)
            case 1 where count > 0:
                answer.figures[index].contributions[generator.below(count)].revision = generator.pick([1, 300, 70_000])
            case 2: answer.figures[index].contributions.insert(generator.pick(parts), at: generator.below(count + 1))
            case 3 where count > 0: answer.figures[index].contributions.remove(at: generator.below(count))
            case 4:
                answer.figures[index].coverage.included = Array(repeating: "vn-01", count: generator.below(40))
            case 5: answer.figures[index].words = Label(english: String(repeating: "w", count: generator.below(200)))
            default: answer.figures.swapAt(index, generator.below(answer.figures.count))
            }
        }
        if generator.once(in: 10) { answer.figures.append(answer.figures[generator.below(answer.figures.count)]) }
        if generator.once(in: 10), answer.figures.count > 4 { answer.figures.removeLast() }
    }
}
