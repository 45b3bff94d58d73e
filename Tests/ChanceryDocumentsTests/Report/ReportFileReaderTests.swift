// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

/// Bytes and files: encodings, bounds, and every finding code that a file alone can lead to.
@Suite struct ReportFileReaderTests {
    @Test func goesByTheEndOfTheNameUnlessTold() {
        let yaml = Array("office: a\nregime: b\nperiod: c\n".utf8)
        #expect(ReportFileReader.read(name: "a.YML", bytes: yaml).documents.count == 1)
        #expect(ReportFileReader.read(name: "a.txt", bytes: yaml, format: .yaml).documents.count == 1)
        let unknown = ReportFileReader.read(name: "a.xlsx", bytes: yaml)
        #expect(unknown.codes == [.fileUnreadable] && unknown.documents.isEmpty)
    }

    @Test func readsAByteOrderMarkAndWindowsLineEnds() {
        let text = "\u{FEFF}office: vn-01\r\nregime: FA-D09\r\nperiod: 2024-H1\r\nfigures:\r\n  a: 1\r\n  b: {x: 2}\r\n"
        let reading = SampleReport.yaml(text)
        #expect(reading.places == ["6:7 unknownFileKey figures[1]"])
        #expect(reading.documents[0].report.figures[0].value == .decimal("1"))
        let csv = SampleReport.csv("\u{FEFF}office,regime,period,a\r\nvn-01,FA-D09,2024-H1,7\r\n")
        #expect(csv.findings.isEmpty && csv.documents[0].report.figures[0].value == .decimal("7"))
    }

    @Test func refusesOtherEncodingsWithThePlace() throws {
        let latin = Array("office: vn-01\nauthor: Nguy".utf8) + [0xEA] + Array("n\n".utf8)
        #expect(ReportFileReader.read(name: "a.yaml", bytes: latin).places == ["2:13 fileUnreadable "])
        #expect(ReportFileReader.read(name: "a.csv", bytes: [0xFF, 0xFE, 0x61, 0]).codes == [.fileUnreadable])
        #expect(ReportFileReader.read(name: "a.csv", bytes: [0xC0, 0x80]).codes == [.fileUnreadable])
        let control = SampleReport.csv("office\na\u{0}b\u{7}\n")
        #expect(control.places == ["2:2 fileUnreadable ", "2:4 fileUnreadable "])
        #expect(control.findings[1].finding.value == "U+0007")
    }

    @Test func boundsTheSize() {
        let bytes = [UInt8](repeating: 0x23, count: DocumentLimits.fileBytesMax + 1)
        #expect(ReportFileReader.read(name: "a.yaml", bytes: bytes).codes == [.fileTooLarge])
        #expect(ReportFileReader.read(name: "a.yaml", bytes: Array(bytes.dropLast())).codes == [.fileEmpty])
        let header = (0...DocumentLimits.columnsMax).map { "c\($0)" }.joined(separator: ",")
        #expect(SampleReport.csv(header + "\n").codes == [.fileTooLarge])
    }

    @Test func boundsTheNumberOfReports() {
        let count = DocumentLimits.documentsMax + 1
        let rows = (0..<count).map { "o\($0),r,2024,1\n" }.joined()
        let csv = SampleReport.csv("office,regime,period,a\n" + rows)
        #expect(csv.codes == [.fileTooLarge] && csv.documents.count == count - 1)
        let yaml = SampleReport.yaml(String(repeating: "--- {office: a, regime: b, period: c}\n", count: count))
        #expect(yaml.codes == [.fileTooLarge] && yaml.documents.count == count - 1)
    }

    @Test func boundsFindingsAndCountsTheRest() {
        let reading = SampleReport.yaml((0..<1_500).map { "k\($0): 1\n" }.joined())
        #expect(reading.findings.count == DocumentLimits.findingsMax + 1)
        #expect(reading.findings.last?.finding.value == "503")
    }

    @Test func anEmptyFileIsAFinding() {
        #expect(SampleReport.yaml("").codes == [.fileEmpty])
        #expect(SampleReport.yaml("# nothing\n---\n---\n").codes == [.fileEmpty])
        #expect(SampleReport.csv("").codes == [.fileEmpty])
        #expect(SampleReport.csv("office,regime,period,a\n").codes == [.fileEmpty])
    }

    /// Texts that lead to each code; 608 needs a catalogue and is in `OfficeResolverTests`.
    static let cases: [(FindingCode, ReportFileReading)] = [
        (.fileUnreadable, SampleReport.yaml("office: [")),
        (.unknownFileKey, SampleReport.yaml("offfice: a")),
        (.wrongFileType, SampleReport.yaml("narratives: text")),
        (.duplicateFileKey, SampleReport.yaml("office: a\noffice: b")),
        (.missingFileKey, SampleReport.yaml("office: a")),
        (.unknownFileWord, SampleReport.figures("a: {value: 1, status: final}")),
        (.malformedDate, SampleReport.figures("a: {value: 1, as-of: 14/6/2024}")),
        (
            .fileTooLarge,
            SampleReport.yaml("figures: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40))
        ),
        (.fileAliasRefused, SampleReport.yaml("office: *o")),
        (.fileRowLength, SampleReport.csv("office,regime,period,a\nb,c\n")),
        (.fileEmpty, SampleReport.csv("")),
        (.conflictingFileRows, SampleReport.csv("office,regime,period,author,indicator\na,b,c,X,i\na,b,c,Y,j\n")),
        (.wordQuantityRead, SampleReport.figures("a: Dozens")),
    ]

    @Test(arguments: cases.indices) func everyCodeIsFound(_ index: Int) throws {
        let (code, reading) = Self.cases[index]
        let found = try #require(reading.findings.first { $0.finding.code == code })
        #expect(found.finding.severity == (code == .wordQuantityRead ? .info : .error))
        #expect(found.location?.line ?? 0 >= 1)
        #expect(!found.finding.message.vietnamese.isEmpty && !found.finding.remedy.vietnamese.isEmpty)
    }

    @Test func noCodeIsForgotten() {
        let own = FindingCode.allCases.filter { $0.rawValue / 100 == 6 && $0 != .ambiguousOffice }
        #expect(Set(Self.cases.map(\.0)) == Set(own))
    }
}
