// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

/// An excerpt decodes to the wanted figures of the report, in their order, and to nothing else.
@Suite struct ReportExcerptTests {
    private func decoded(_ bytes: [UInt8]) throws -> Report { try Codec.decoder(.refused).report(bytes) }

    @Test(arguments: [
        ["delegations.outbound"], ["income.per-head", "unsaid"], [], ["delegations", "no.such.indicator"],
    ])
    func holdsTheWantedFigures(indicators: [String]) throws {
        let report = try Sample.report()
        let excerpt = ReportExcerpt(indicators: Set(indicators)).bytes(of: report.encoded())
        let expected = Report(
            office: "", regime: "", period: "", figures: report.figures.filter { indicators.contains($0.indicator) })
        #expect(try decoded(excerpt) == expected)
    }

    /// The order of fields is for the sender to choose.
    @Test func findsTheIndicatorWhereverItStands() throws {
        var writer = ProtoWriter()
        writer.message(8) { figure in
            figure.text(20, "a note")
            figure.delimitedText(2, "7")
            figure.integer(4, Int32(2))
            figure.text(1, "abtc.requests")
        }
        writer.text(1, "vn-01")
        let excerpt = ReportExcerpt(indicators: ["abtc.requests"]).bytes(of: writer.bytes)
        #expect(try decoded(excerpt).figures.map(\.note) == ["a note"])
        #expect(ReportExcerpt(indicators: ["x"]).bytes(of: writer.bytes).isEmpty)
    }

    /// What is no report is left to the decoder, which refuses it.
    @Test func leavesMalformedBytesAlone() throws {
        let bytes = try Sample.report().encoded()
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<500 {
            var broken = bytes
            for _ in 0..<3 { broken[generator.below(broken.count)] = UInt8.random(in: 0...255, using: &generator) }
            broken.removeLast(generator.below(20))
            let excerpt = ReportExcerpt(indicators: ["delegations.outbound"]).bytes(of: broken)
            #expect(excerpt.count <= broken.count)
        }
        let cut = Array(bytes.dropLast())
        #expect(ReportExcerpt(indicators: []).bytes(of: cut) == cut)
    }
}
