// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

@Suite("WireDecoder on bytes that nobody should send")
struct WireDecoderTests {
    @Test("every message cut off after every byte", arguments: try Codec.all())
    func truncated(codec: Codec) throws {
        let decoder = try Codec.decoder()
        for sample in codec.samples where !sample.isEmpty {
            var refused = 0
            for length in 0..<sample.count {
                do {
                    _ = try codec.recode(decoder, Array(sample[..<length]))
                } catch is WireError {
                    refused += 1
                }
            }
            #expect(refused > 0)
            #expect(try codec.recode(decoder, sample) == sample, "the decoder serves on after failures")
        }
    }

    @Test("random bytes", arguments: try Codec.all())
    func random(codec: Codec) throws {
        var generator = SeededGenerator(seed: 20_240_617)
        let decoder = try Codec.decoder()
        for _ in 0..<2000 {
            let count = Int.random(in: 0...300, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            do {
                _ = try codec.recode(decoder, bytes)
            } catch is WireError {
                continue
            }
        }
    }

    @Test("messages with bytes changed: refused, or a value that has one encoding", arguments: try Codec.all())
    func mutated(codec: Codec) throws {
        var generator = SeededGenerator(seed: 7)
        let decoder = try Codec.decoder(.dropped)
        for sample in codec.samples where !sample.isEmpty {
            for _ in 0..<1500 {
                var bytes = sample
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    let index = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[index] = UInt8.random(in: 0...255, using: &generator)
                }
                let canonical: [UInt8]
                do {
                    canonical = try codec.recode(decoder, bytes)
                } catch is WireError {
                    continue
                }
                #expect(try codec.recode(decoder, canonical) == canonical)
            }
        }
    }

    @Test("an unknown field is refused by servers and dropped by clients", arguments: try Codec.all())
    func unknownField(codec: Codec) throws {
        for sample in codec.samples {
            let bytes = sample + RawMessage.make { $0.text(5000, "news") }
            #expect(throws: WireError.unknownField(message: codec.name, tag: 5000)) {
                try codec.recode(Codec.decoder(.refused), bytes)
            }
            if codec.isHashed {
                // Other bytes are another leaf, for everybody.
                #expect(throws: WireError.malformed(message: codec.name)) {
                    try codec.recode(Codec.decoder(.dropped), bytes)
                }
            } else {
                #expect(try codec.recode(Codec.decoder(.dropped), bytes) == sample)
            }
        }
    }

    @Test("an unknown field deep inside is found too")
    func nestedUnknownField() throws {
        let bytes = RawMessage.make { report in
            report.text(1, "vn-01")
            report.message(8) { $0.text(1, "a") }
            report.message(8) { figure in
                figure.message(10) { range in
                    range.message(2) { $0.number(9, 1) }
                }
            }
        }
        #expect(throws: WireError.unknownField(message: "google.type.Date", tag: 9)) {
            try Codec.decoder().report(bytes)
        }
    }

    @Test("with ever less memory a message is too big, never malformed and never half read")
    func smallArenas() throws {
        let sample = try Sample.report().encoded()
        var arenaBytes = 16
        var refused = 0
        while true {
            let decoder = try Codec.decoder(arenaBytes: arenaBytes)
            do {
                #expect(try decoder.report(sample) == Sample.report())
                break
            } catch WireError.tooBig(message: "chancery.v1.Report", budgetBytes: arenaBytes) {
                refused += 1
                arenaBytes += 16
            }
        }
        #expect(refused > 100)
        #expect(arenaBytes < sample.count * WireDecoder.budgetFactor / 2)
    }

    @Test("the budget leaves room for honest messages")
    func honestMessages() throws {
        let decoder = try Codec.decoder(arenaBytes: 16 << 20)
        let report = try Sample.reportOf40Figures()
        #expect((1500...2000).contains(report.encoded().count))
        #expect(try decoder.report(report.encoded()) == report)
        var long = report
        long.figures = (0..<50).flatMap { _ in report.figures }
        #expect(try decoder.report(long.encoded()) == long)
    }
}
