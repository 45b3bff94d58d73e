// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@Suite struct YAMLReportReaderTests {
    @Test(arguments: [
        "1.50", "٣٩", "-3", "0x10", "0o17", "1_000", "1e3", "yes", "no", "true", "null", "~", "1,040,000", ".5", "+7",
        "2024-06-14", "12:30:45", "Infinity", "۳٫۵", "−4", "007",
    ])
    func numbersStayAsWritten(_ text: String) throws {
        let reading = SampleReport.figures("a: \(text)\nb: {value: \(text.contains(",") ? "\"\(text)\"" : text)}")
        #expect(reading.findings.isEmpty)
        let figures = try #require(reading.documents.first?.report.figures)
        #expect(figures.map(\.value) == [.decimal(text), .decimal(text)])
    }

    @Test func textStaysAsSent() throws {
        // Decomposed and precomposed letters, separators that other readers take for line breaks, stars, escapes.
        let texts = [
            "Ha\u{300} No\u{323}\u{302}i", "H\u{E0} N\u{1ED9}i", "a\u{2028}b\u{2029}c", "2 * 3 = \\\\0 \\\\x00",
            "\u{10FFFD}\u{100000}",
        ]
        for text in texts {
            let reading = SampleReport.yaml(
                "office: a\nregime: b\nperiod: c\nauthor: \"\(text)\"\nnarratives: [{section: s, text: \"\(text)\"}]")
            #expect(reading.findings.isEmpty)
            let author = try #require(reading.documents.first?.report.author)
            let expected = text.replacing("\\\\", with: "\\")
            #expect(Array(author.unicodeScalars) == Array(expected.unicodeScalars))
        }
        let block = SampleReport.yaml(
            "office: a\nregime: b\nperiod: c\nnarratives:\n - text: |\n    * one \\0\n    &two *x\n")
        #expect(block.findings.isEmpty)
        #expect(block.documents.first?.report.narratives.first?.text == "* one \\0\n&two *x\n")
    }

    @Test func threeKindsOfNoNumberDiffer() {
        let figures = SampleReport.figures("a: 0\nb: {not-available: \"down\"}\nc:\nd: {note: n}").documents[0].report
            .figures
        #expect(figures.map(\.value) == [.decimal("0"), .notAvailable(reason: "down"), .unstated, .unstated])
        let both = SampleReport.figures("a: {value: 1, not-available: x}")
        #expect(both.places == ["5:32 wrongFileType figures[0].not_available"])
    }

    @Test func readsSeveralReportsWithTheirOwnPlaces() throws {
        let text =
            "office: a\nregime: r\nperiod: p\n---\noffice: b\nregime: r\nperiod: p\nfigures:\n  x: [1, {value: 2}]\n"
        let reading = SampleReport.yaml(text)
        #expect(reading.documents.map(\.name) == ["r.yaml", "r.yaml#2"])
        let second = reading.documents[1]
        #expect(second.locations["office"]?.line == 5)
        #expect(second.locations.nearest(to: "figures[1].decimal")?.description == "r.yaml:9:18")
        #expect(second.locations.nearest(to: "figures[1].as_of")?.line == 9)
        #expect(second.locations.nearest(to: "narratives[0].text")?.description == "r.yaml:5:1")
        let finding = Finding(
            code: .notANumber, severity: .error, path: "figures[0].decimal", value: "1", rule: "",
            message: Label(english: ""),
            remedy: Label(english: ""))
        #expect(second.located(finding).location?.description == "r.yaml:9:7")
    }

    @Test func takesDefaultsOfTheCaller() {
        let defaults = ReportDefaults(office: "vn-01", regime: "R", period: "2024", language: "vi", author: "A")
        let report = SampleReport.yaml("figures: {a: 1}\nperiod: 2023", defaults: defaults).documents[0].report
        #expect(
            [report.office, report.regime, report.period, report.language, report.author] == [
                "vn-01", "R", "2023", "vi", "A",
            ])
    }

    @Test func tellsEverythingAtOnce() {
        let text = """
            office: vn-01
            regime: FA-D09
            period: 2024-H1
            perod: 2024
            language: [vi]
            figures:
              a: {value: 1, qualifer: about, as-of: 2023-02-29}
              a: 2
              b: {value: {x: 1}, dimensions: [CN], window: {from: 2024-01-02, to: 2024-01-01}}
              c: {value: 3, ranking: {population: many}, base: {value: 1}, record: yes}
            plan:
              - {text: t, from: 2024-01-01}
              - words
            registers:
              agreements: [{id: a}]
              trips: []
            """
        #expect(
            SampleReport.yaml(text).places == [
                "4:1 unknownFileKey ", "5:11 wrongFileType language", "7:17 unknownFileKey figures[0]",
                "7:41 malformedDate figures[0].as_of", "8:3 duplicateFileKey ", "9:14 wrongFileType figures[1].decimal",
                "9:34 wrongFileType figures[1].dimensions", "9:71 malformedDate figures[1].window.to",
                "10:39 wrongFileType figures[2].ranking.population", "10:52 missingFileKey figures[2].base.reference",
                "10:72 unknownFileWord figures[2].is_record", "12:5 missingFileKey plan_items[0].to",
                "13:5 wrongFileType plan_items[1]", "15:16 missingFileKey agreements[0].status",
                "16:3 unknownFileKey ",
            ])
    }

    @Test func reportsRepeatedKeysOfManyMappings() {
        let text = """
            office: a
            regime: b
            period: c
            "office": d
            figures: {x: 1, y: 2, x: 3, 'x': 4}
            author: A
            narratives:
              - {section: s, text: t, section: u}
            """
        let reading = SampleReport.yaml(text)
        #expect(
            reading.places == [
                "4:1 duplicateFileKey ", "5:23 duplicateFileKey ", "5:29 duplicateFileKey ", "8:27 duplicateFileKey ",
            ])
        #expect(reading.findings.map(\.finding.value) == ["office", "x", "x", "section"])
        let report = reading.documents[0].report
        #expect(report.office == "a" && report.figures.map(\.value) == [.decimal("1"), .decimal("2")])
        #expect(report.narratives[0].section == "s")
        let many = (0..<100).map { "  - {text: a, text: b\($0)}\n" }.joined()
        let bounded = SampleReport.yaml("difficulties:\n" + many)
        #expect(bounded.codes.allSatisfy { $0 == .duplicateFileKey })
        #expect(bounded.codes.count == DocumentLimits.duplicateKeysMax + 1)
    }

    @Test func whatCanBeReadBeforeAnErrorIsRead() {
        let reading = SampleReport.yaml("office: a\nregime: r\nperiod: p\n---\noffice: b\n  bad: indent\n")
        #expect(reading.documents.map(\.report.office) == ["a"])
        #expect(reading.places == ["6:6 fileUnreadable "])
    }

    @Test func wordsAreFloors() {
        let reading = SampleReport.figures(
            """
            a: dozens
            b: {value: Hàng chục, qualifier: at-least, words: "hàng chục đoàn"}
            c: {value: hundreds, qualifier: nearly}
            d: several
            """
        )
        #expect(reading.codes == [.wordQuantityRead, .wordQuantityRead, .wordQuantityRead, .unknownFileWord])
        let figures = reading.documents[0].report.figures
        #expect(figures.map(\.value) == [.decimal("24"), .decimal("20"), .decimal("200"), .decimal("several")])
        #expect(figures.map(\.words) == ["dozens", "hàng chục đoàn", "hundreds", ""])
        #expect(figures.map(\.qualifier) == [.atLeast, .atLeast, .atLeast, .exact])
    }
}
