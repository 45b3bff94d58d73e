// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

@Suite struct ProtoWriterContributionsTests {
    @Test("Contributions written in place have the bytes of the general encoder")
    func sameBytes() throws {
        var generator = SeededGenerator(seed: 14)
        let periods = try ["2024-02", "1999-12", "2024-Q1", "2024", "2024-9M"].map { try #require(Period(code: $0)) }
        let offices = ["", "vn-01", "văn-phòng", String(repeating: "x", count: 32), String(repeating: "x", count: 200)]
        let units: [Int64] = [0, 7, -12, 1_000_000, .max, .min]
        let days = [nil, CivilDate(iso: "2024-06-14"), CivilDate(iso: "0999-01-01")]
        var all: [Contribution] = []
        for _ in 0..<2000 {
            let part = Contribution(
                office: offices[generator.below(offices.count)], period: periods[generator.below(periods.count)],
                revision: [0, 1, 200, .max][generator.below(4)], subUnit: generator.below(5) == 0 ? "unit" : "",
                quantity: Quantity(
                    value: FixedPoint(
                        units: units[generator.below(units.count)], scale: [0, 0, 1, 2, 9][generator.below(5)]),
                    qualifier: Qualifier.allCases[generator.below(Qualifier.allCases.count)],
                    status: FigureStatus.allCases[generator.below(FigureStatus.allCases.count)]),
                asOf: days[generator.below(days.count)],
                use: ContributionUse.allCases[generator.below(ContributionUse.allCases.count)],
                flags: FigureFlags(rawValue: generator.below(3) == 0 ? UInt8(generator.below(256)) : 0))
            var fast = ProtoWriter()
            fast.contributions(14, [part])
            var general = ProtoWriter()
            general.message(14) { $0.contribution(part) }
            #expect(fast.bytes == general.bytes)
            all.append(part)
        }
        var fast = ProtoWriter()
        fast.contributions(14, all)
        var general = ProtoWriter()
        for part in all { general.message(14) { $0.contribution(part) } }
        #expect(fast.bytes == general.bytes)
    }

    @Test(
        "A period is written as its code", arguments: ["2024-02", "1900-12", "2999-10", "2024-Q3", "2024-H1", "2024"])
    func period(code: String) throws {
        var direct = ProtoWriter()
        direct.period(2, try #require(Period(code: code)))
        var text = ProtoWriter()
        text.delimitedText(2, code)
        #expect(direct.bytes == text.bytes)
    }
}
