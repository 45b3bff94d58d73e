// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

@testable internal import chancery

struct ReportViewTests {
    private static func view() throws -> ReportView {
        let folder = CLISamples.fixtures + "/../../Deploy/catalogue"
        let catalogue = try #require(CatalogueReader.read(folder: folder).catalogue)
        let receipt = try CLISamples.receipt()
        let report = CLISamples.fullReport()
        return ReportView(
            stored: StoredReportMessage(
                receipt: receipt, report: report.encoded(), firstReceivedAt: receipt.receivedAt, reason: "two more"),
            report: report, catalogue: CatalogueIndex(catalogue, version: 1))
    }

    @Test func `every meaning of a figure is told`() throws {
        let text = try Self.view().text(TextStyle())
        for part in [
            "vn-01 Hanoi · FA-D09 · 2024-H1 (2023-12-15..2024-06-14)", "Revision 2", "Corrected: two more",
            "more than 310,000.50", "estimate", "stated as “hơn ba trăm nghìn”", "as of 2024-06-14",
            "since 2024-05-06", "window 2024-05-06..2024-06-14", "event abac-3", "partner JP, aid-type project",
            "counted CN JP", "base 8.02 of national average", "change 5.1 %", "ranked among 63 provinces of Viet Nam",
            "sub-unit vn-01-zone, inclusion included", "highest ever", "source: Báo cáo", "note: Chưa gồm hai dự án",
            "not available: system down from 10 to 14 June", "Section results [state, party]", "Một.",
            "cause: Thiếu hướng dẫn",
            "2024-01 to Bộ Ngoại giao: Đề nghị; answered; reply: Đã có", "target delegations.outbound 120",
            "signed by province", "headed by vice-chair; 12 persons", "about 120000 USD; committed",
            "number 3 of its series",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `CSV and JSON hold the same figures`() throws {
        let view = try Self.view()
        #expect(view.csv.count == 4)
        #expect(view.csv.allSatisfy { $0.count == view.csv[0].count })
        let json = view.json.text
        #expect(json.contains("\"decimal\": \"310000.50\""))
        #expect(json.contains("\"not_available\": \"system down from 10 to 14 June\""))
    }
}
