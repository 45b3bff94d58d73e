// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Values that fields do not allow")
struct FieldReaderTests {
    private func problems(_ bytes: [UInt8]) throws -> [FieldProblem] {
        do {
            _ = try Codec.decoder().report(bytes)
            return []
        } catch WireError.invalidFields(let problems) {
            return problems
        }
    }

    private func paths(_ bytes: [UInt8]) throws -> [String] { try problems(bytes).map(\.path) }

    @Test("control characters are refused, all of them with their paths")
    func controlCharacters() throws {
        let report = Report(
            office: "vn\u{0}01", regime: "FA\u{85}", period: "2024\u{7F}", author: "two\nlines",
            figures: [
                Figure(indicator: "fine", value: .decimal("1\r"), note: "lines\nand\ttabs\r\n"),
                Figure(indicator: "a\tb", value: .notAvailable(reason: "bell \u{7}"), source: "escape \u{1B}[0m"),
            ],
            narratives: [Narrative(section: "s", pillars: ["ok", "not\u{1}"], text: "zero \u{0}")])
        #expect(
            try paths(report.encoded()) == [
                "office", "regime", "period", "author", "figures[0].decimal", "figures[1].indicator",
                "figures[1].not_available.reason", "figures[1].source", "narratives[0].pillars[1]",
                "narratives[0].text",
            ])
    }

    @Test("the character is named")
    func characterNamed() throws {
        let report = Report(office: "a\u{0}", regime: "b\u{9F}", period: "")
        #expect(
            try problems(report.encoded()).map(\.rule) == [
                "text must not hold the control character U+0000", "text must not hold the control character U+009F",
            ])
    }

    @Test(
        "bytes that are not UTF-8",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE1, 0xBA], [0xF5, 0x80, 0x80, 0x80], [0x61, 0x80],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) throws {
        let message = RawMessage.make { report in
            report.data(1, bytes)
            report.message(9) { $0.data(3, bytes) }
        }
        #expect(
            try problems(message) == [
                FieldProblem(path: "office", rule: "text must be UTF-8"),
                FieldProblem(path: "narratives[0].text", rule: "text must be UTF-8"),
            ])
    }

    @Test("text comes as it was sent, composed or not, in any script")
    func spelling() throws {
        for text in ["H\u{1EA3}i Ph\u{F2}ng", "Ha\u{309}i Pho\u{300}ng", "\u{200F}وزارة الخارجية", "🏛"] {
            let report = Report(office: "o", regime: "r", period: "p", author: text)
            let author = try Codec.decoder().report(report.encoded()).author
            #expect(Array(author.utf8) == Array(text.utf8))
        }
    }

    @Test("numbers that are not in an enumeration")
    func enumerations() throws {
        let bytes = RawMessage.make { report in
            report.message(8) { figure in
                figure.number(4, 7)
                figure.number(5, 5)
                figure.number(17, UInt64(bitPattern: -1))
            }
            report.message(13) { $0.number(8, 6) }
            report.message(14) { $0.text(1, "no direction") }
        }
        #expect(
            try problems(bytes) == [
                FieldProblem(path: "figures[0].qualifier", rule: "7 is no value of Qualifier"),
                FieldProblem(path: "figures[0].status", rule: "5 is no value of FigureStatus"),
                FieldProblem(path: "figures[0].inclusion", rule: "4294967295 is no value of Inclusion"),
                FieldProblem(path: "agreements[0].status", rule: "6 is no value of AgreementStatus"),
                FieldProblem(path: "delegations[0].direction", rule: "0 is no value of Direction"),
            ])
    }

    @Test("an enumeration's default may be spelled out")
    func spelledOutDefaults() throws {
        let bytes = RawMessage.make { report in
            report.message(8) { figure in
                figure.number(4, 1)
                figure.number(5, 1)
            }
        }
        let figure = try #require(try Codec.decoder().report(bytes).figures.first)
        #expect(figure.qualifier == .exact && figure.status == .actual)
    }

    @Test("days that no calendar has, and ranges that end before they begin")
    func dates() throws {
        func date(_ year: UInt64, _ month: UInt64, _ day: UInt64) -> (inout RawMessage) -> Void {
            { message in
                message.number(1, year)
                message.number(2, month)
                message.number(3, day)
            }
        }
        let bytes = RawMessage.make { report in
            report.message(8) { figure in
                figure.message(8, date(2023, 2, 29))
                figure.message(9, date(0, 0, 0))
                figure.message(10) { range in
                    range.message(1, date(2024, 2, 1))
                    range.message(2, date(2024, 1, 31))
                }
            }
            report.message(16) { event in
                event.message(5) { $0.message(1, date(2024, 1, 1)) }
            }
        }
        #expect(
            try paths(bytes) == ["figures[0].as_of", "figures[0].since", "figures[0].window", "events[0].dates"])
    }

    @Test("a hopeless message gets a bounded list")
    func manyProblems() throws {
        let figures = (0..<150).map { _ in Figure(indicator: "\u{0}", value: .unstated) }
        let report = Report(office: "", regime: "", period: "", figures: figures)
        #expect(try paths(report.encoded()).count == FieldReader.problemCountMax)
    }

    @Test("what a receipt cannot do without")
    func receipts() throws {
        let bytes = RawMessage.make { response in
            response.message(1) { receipt in
                receipt.message(1) { key in
                    key.text(1, "vn-01")
                    key.text(3, "2024-13")
                }
                receipt.message(4) { $0.number(2, 1_000_000_000) }
                receipt.data(5, [1, 2, 3])
                receipt.text(6, "not-a-uuid")
            }
        }
        do {
            _ = try Codec.decoder().submitReportResponse(bytes)
            Issue.record("was accepted")
        } catch WireError.invalidFields(let problems) {
            #expect(
                problems.map(\.path) == [
                    "receipt.key.regime", "receipt.key.period", "receipt.received_at", "receipt.digest",
                    "receipt.request_id",
                ])
        }
        #expect(throws: WireError.self) { try Codec.decoder().submitReportResponse([]) }
    }

    @Test("what a consolidation request cannot do without")
    func consolidationRequest() throws {
        do {
            _ = try Codec.decoder().getConsolidationRequest(RawMessage.make { $0.number(10, UInt64(bitPattern: -1)) })
            Issue.record("was accepted")
        } catch WireError.invalidFields(let problems) {
            #expect(problems.map(\.path) == ["scope", "regime", "period", "page_size"])
        }
    }
}
