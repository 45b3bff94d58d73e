// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

@Suite struct OfficeResolverTests {
    private func resolve(_ office: String, _ period: String, regime: String = "FA-D09") throws
        -> (document: ReportDocument, findings: [LocatedFinding])
    {
        let catalogue = try #require(SampleCatalogue.read(try SampleCatalogue.text()).catalogue)
        let reading = SampleReport.yaml("regime: \(regime)\nperiod: \(period)\noffice: \(office)\n")
        let document = try #require(reading.documents.first)
        return OfficeResolver(CatalogueIndex(catalogue, version: 1)).resolve(document)
    }

    @Test func theWindowDecides() throws {
        #expect(try resolve("24", "2024-H1").document.report.office == "vn-24")
        #expect(try resolve("24", "2025-12").document.report.office == "vn-24-2025")
        #expect(try resolve("24", "2025-06").document.report.office == "vn-24")
        // A code that nobody carries at the end of the window, but one office at its beginning.
        #expect(try resolve("27", "2025-07").document.report.office == "vn-27")
    }

    @Test func idsAndWhateverIsUnknownPassThrough() throws {
        for (office, period, regime) in [
            ("vn-24", "2024-H1", "FA-D09"), ("99", "2024-H1", "FA-D09"), ("24", "2024-H3", "FA-D09"),
            ("24", "2024-H1", "FA-X"), ("٢٤", "2024-H1", "FA-D09"), ("27", "2025-12", "FA-D09"),
        ] {
            let result = try resolve(office, period, regime: regime)
            #expect(result.document.report.office == office && result.findings.isEmpty)
        }
    }

    @Test func aCodeThatChangedHandsIsAmbiguous() throws {
        let result = try resolve("24", "2025-07")
        #expect(result.document.report.office == "24")
        let found = try #require(result.findings.first)
        #expect(found.finding.code == .ambiguousOffice && found.finding.path == "office")
        #expect(found.location?.description == "r.yaml:3:9")
        #expect(found.finding.message.english.contains("vn-24 (Bac Giang), vn-24-2025 (Bac Ninh)"))
        #expect(found.finding.remedy.vietnamese.contains("vn-24 hoặc vn-24-2025"))
    }
}
