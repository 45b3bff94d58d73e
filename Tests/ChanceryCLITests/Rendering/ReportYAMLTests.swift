// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Testing

@testable internal import chancery

struct ReportYAMLTests {
    private static func again(_ report: Report) throws -> Report {
        let text = ReportYAML.text(report, receipt: try CLISamples.receipt())
        let reading = ReportFileReader.read(name: "again.yaml", bytes: Array(text.utf8))
        #expect(reading.findings.isEmpty, "\(text)")
        return try #require(reading.documents.first).report
    }

    @Test(arguments: [
        "bac-giang-2022", "bac-giang", "emulation-group-2", "hai-phong-2024", "hai-phong", "hue", "lang-son",
    ])
    func `every public account comes back with the same bytes`(name: String) throws {
        let path = CLISamples.fixtures + "/reports/accounts/\(name).yaml"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let report = try #require(ReportFileReader.read(name: path, bytes: bytes).documents.first).report
        #expect(try Self.again(report).encoded() == report.encoded())
    }

    @Test func `a report that uses everything comes back`() throws {
        let report = CLISamples.fullReport()
        #expect(try Self.again(report) == report)
    }

    @Test(arguments: [
        "plain", "with: colon", "- dash", "#hash", "*star", "&anchor", "!tag", "~", "null", "yes", "\"quoted\"", "'",
        " leading", "trailing ", "two\nlines\n", "tab\there", "back\\slash", "{a: b}", "[x]", "%", "@", "`", "|", ">",
        "Thừa Thiên – Huế", "المجموعة", "\u{2028}\u{2029}", "e\u{301}", "0x10", "1e3", "-3", "? x", "a #b",
        "x\u{FEFF}y",
    ])
    func `any text comes back as it was`(text: String) throws {
        var report = CLISamples.fullReport()
        report.author = text
        report.narratives[0].text = text
        report.figures[0].note = text
        report.figures[0].value = .decimal(text.unicodeScalars.contains { $0.properties.isAlphabetic } ? "1" : text)
        #expect(try Self.again(report) == report)
    }

    @Test func `the heading says how to correct it`() throws {
        let text = ReportYAML.text(CLISamples.fullReport(), receipt: try CLISamples.receipt())
        #expect(text.hasPrefix("# vn-01/FA-D09/2024-H1, revision 2, sequence 26\n"))
        #expect(text.contains("--correct 2 --reason TEXT"))
    }
}
