// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct FigureFlagsTests {
    @Test func plainFigureHasNone() {
        #expect(FigureFlags(Figure(indicator: "delegations.outbound", value: .decimal("5"))).isEmpty)
    }

    @Test func eachDetailSetsItsOwnFlag() {
        let value = FigureValue.decimal("5")
        let flagged: [(Figure, FigureFlags)] = [
            (Figure(indicator: "a", value: value, note: "n"), .note),
            (Figure(indicator: "a", value: value, source: "s"), .source),
            (Figure(indicator: "a", value: value, words: "dozens"), .words),
            (Figure(indicator: "a", value: value, isRecord: true), .record),
            (Figure(indicator: "a", value: value, base: ComparisonBase(reference: "2022")), .base),
            (Figure(indicator: "a", value: value, ranking: Ranking(population: 63, scope: "provinces")), .ranking),
            (Figure(indicator: "a", value: value, members: ["CN"]), .members),
        ]
        for (figure, flag) in flagged { #expect(FigureFlags(figure) == flag) }
        #expect(Set(flagged.map(\.1.rawValue)).count == 7)
    }
}
