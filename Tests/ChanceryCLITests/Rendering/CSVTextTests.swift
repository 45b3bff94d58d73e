// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@testable internal import chancery

struct CSVTextTests {
    @Test func `quotes what needs quotes`() {
        let text = CSVText.lines([["a", "b,c", "say \"x\""], ["", "two\nlines", "cr\r"]])
        #expect(text == "a,\"b,c\",\"say \"\"x\"\"\"\r\n,\"two\nlines\",\"cr\r\"\r\n")
    }

    @Test func `the reader of report files reads it back`() {
        let rows = [
            ["office", "regime", "period", "indicator", "value", "note"],
            ["vn-01", "FA-D09", "2024-H1", "delegations.outbound", "118", "“a”, \"b\"\r\nc"],
        ]
        let reading = ReportFileReader.read(name: "x.csv", bytes: Array(CSVText.lines(rows).utf8))
        #expect(reading.findings.isEmpty)
        #expect(reading.documents.first?.report.figures.first?.note == "“a”, \"b\"\r\nc")
    }
}
