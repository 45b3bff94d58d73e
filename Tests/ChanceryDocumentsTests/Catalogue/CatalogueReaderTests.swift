// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Foundation
internal import Testing

@Suite struct CatalogueReaderTests {
    @Test func readsTheDocumentedExampleWithoutFindings() throws {
        let reading = SampleCatalogue.read(try SampleCatalogue.text())
        #expect(reading.findings.isEmpty)
        let catalogue = try #require(reading.catalogue)
        #expect(catalogue.edition == "2026.1")
        #expect(catalogue.offices.map(\.id) == ["vn-24", "vn-27", "vn-24-2025", "vn-24-zone"])
        #expect(catalogue.offices[3].parent == "vn-24")
        #expect(catalogue.offices[0].names[0].label.arabic == "باك جيانغ")
        #expect(catalogue.windowFamilies[0].monthShift == -1)
        #expect(catalogue.measureUnits.map(\.isCurrency) == [false, false, true])
        #expect(catalogue.dimensions[2].values[0].validity.from == CivilDate(iso: "1950-01-18"))
        #expect(catalogue.mergers[0].source == "Resolution 202/2025/QH15")
        #expect(catalogue.groups[0].members.map(\.kind) == [.department, .officeUnit])
        let regime = catalogue.regimes[0]
        #expect(regime.dues.map(\.level) == [.subUnit, .member, .leader])
        #expect(regime.forms == PeriodForm.allCases)
        #expect(regime.figures.map(\.isMandatory) == [true, false, false])
        #expect(regime.zone == .indochina)
        #expect(
            regime.sections == [
                SectionRule(code: "results", title: Label(english: "Results", vietnamese: "Kết quả"), isMandatory: true)
            ])
        #expect(catalogue.indicators[0].dimensions == [DimensionUse(dimension: "partner")])
        #expect(catalogue.indicators[2].moneyKind == .committed)
        #expect(
            catalogue.indicators.map(\.entries) == [
                EntryCount(register: .delegations, direction: .outbound), nil,
                EntryCount(register: .aid, measure: .amount, aidTypes: ["project"], isListComplete: true), nil, nil,
            ])
        #expect(
            catalogue.indicators.compactMap(\.parts) == [
                RateParts(numerator: "delegations.outbound.persons", denominator: "delegations.outbound")
            ])
        #expect(catalogue.indicators.map(\.planOf) == ["", "", "", "", "delegations.outbound"])
        #expect(
            catalogue.rules.map(\.severity)
                == [.error, .warning, .warning, .info] + Array(repeating: .warning, count: 7) + [.error])
        #expect(
            catalogue.rules.map(\.form) == [
                .notLess(larger: "delegations.outbound.persons", smaller: "delegations.outbound"),
                .sum(total: "delegations.outbound.persons", parts: ["delegations.outbound"]),
                .range(
                    indicator: "delegations.outbound", minimum: FixedPoint(units: 0, scale: 0),
                    maximum: FixedPoint(units: 1000, scale: 0)),
                .requires(indicator: "delegations.outbound", companion: "delegations.outbound.persons"),
                .textDiffersFromPrevious,
                .changeWithin(indicator: "delegations.outbound", factor: FixedPoint(units: 3, scale: 0)),
                .peersWithin(indicator: "ngo.committed", factor: FixedPoint(units: 125, scale: 1)),
                .perItem(
                    amount: "ngo.committed", count: "delegations.outbound",
                    minimum: FixedPoint(units: 20_000, scale: 0), maximum: FixedPoint(units: 2_000_000, scale: 0)),
                .stockArithmetic(
                    stock: "delegations.outbound.persons", added: "delegations.outbound", ended: "ngo.committed"),
                .growthMatchesHistory,
                .similarToPrevious(textPercent: 95, figuresPercent: 100),
                .secretMarking(marks: ["MẬT", "TỐI MẬT"]),
            ])
    }

    @Test func readsScoreSheets() throws {
        let sheets = try #require(try SampleCatalogue.read(SampleCatalogue.text()).catalogue).scoreSheets
        let sheet = sheets[0]
        func points(_ hundredths: Int64) -> FixedPoint { FixedPoint(units: hundredths, scale: 2) }
        #expect(sheets.map(\.code) == ["sheet-2024", "sheet-2025"] && sheets.map(\.isSample) == [true, false])
        #expect(sheet.groups == ["emulation-2"] && sheet.regime == "FA-D09" && sheet.forms == [.half, .year])
        #expect(sheet.validity.to == CivilDate(iso: "2024-12-14") && sheet.source == "Made up")
        #expect(sheet.tieBreak == ["outbound-result", "work"])
        #expect(sheet.criteria.map(\.pointsMax) == [2000, 1000, 750, 500, 500].map(points))
        #expect(
            sheet.criteria.map(\.form) == [
                .judged, .resultShare(indicator: "delegations.outbound"),
                .resultThreshold(
                    indicator: "ngo.committed",
                    steps: [
                        ScoreStep(atLeast: FixedPoint(units: 100_000, scale: 0), points: points(500)),
                        ScoreStep(atLeast: FixedPoint(units: 500_000, scale: 0), points: points(750)),
                    ]),
                .deduction(event: .late, pointsEach: points(250)), .bonus(event: .onTime),
            ])
    }

    @Test func bringsBoundsToTheScaleOfTheIndicator() throws {
        let text = try SampleCatalogue.text([("scale: 0", "scale: 2"), ("\"1000\"", "\"1000.5\"")])
        let catalogue = try #require(SampleCatalogue.read(text).catalogue)
        #expect(
            catalogue.rules[2].form
                == .range(
                    indicator: "delegations.outbound", minimum: FixedPoint(units: 0, scale: 2),
                    maximum: FixedPoint(units: 100_050, scale: 2)))
    }

    @Test func tellsEverythingAtOnceWithPlaces() throws {
        let text = try SampleCatalogue.text([
            ("parent: vn-24", "parent: vn-99"), ("scale: 0", "scale: 10"), ("zone: \"+07:00\"", "zone: \"7\""),
            ("date: 2025-07-01", "date: 2025-7-1"), ("unit: person", "unit: people\n    unit: person"),
            ("edition: \"2026.1\"", "edition: \"2026.1\"\nedition: \"2\""),
        ])
        let reading = SampleCatalogue.read(text)
        #expect(reading.catalogue == nil)
        #expect(
            Set(reading.findings.map(\.code)) == [
                .duplicateKey, .unknownReference, .malformedDate, .wrongType, .numberOutOfRange,
            ])
        #expect(reading.findings.filter { $0.code == .duplicateKey }.count == 3)
        let parent = try #require(reading.findings.first { $0.path == "offices[3].parent" })
        let line = try #require(text.split(separator: "\n").firstIndex { $0.contains("vn-99") }) + 1
        #expect(parent.line == line && parent.column == 13 && parent.value == "vn-99")
        let positions = reading.findings.map { [$0.line, $0.column] }
        #expect(positions == positions.sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test func concatenatesListsOfSeveralFiles() throws {
        let text = try SampleCatalogue.text()
        let more = """
            measure-units: [{code: VND, label: {en: dong, vi: đồng}, currency: true}]
            indicators: [{code: x, label: {en: X, vi: X}, kind: flow-count, unit: VNX}]
            """
        let reading = CatalogueReader.read(files: [(name: "a.yaml", text: text), (name: "b.yaml", text: more)])
        #expect(reading.findings.map(\.path) == ["indicators[5].unit"])
        #expect(reading.findings.map(\.file) == ["b.yaml"])
        #expect(reading.findings.map(\.line) == [2])
        let mended = more.replacing("VNX", with: "VND")
        let whole = CatalogueReader.read(files: [(name: "a.yaml", text: text), (name: "b.yaml", text: mended)])
        #expect(whole.catalogue?.measureUnits.map(\.code) == ["delegation", "person", "USD", "VND"])
    }

    @Test func refusesASecondEdition() throws {
        let text = try SampleCatalogue.text()
        let reading = CatalogueReader.read(files: [
            (name: "a.yaml", text: text), (name: "b.yaml", text: "edition: \"2026.2\""),
        ])
        #expect(reading.findings.map(\.code) == [.editionNotOnce])
    }

    @Test func readsAFolderInTheOrderOfNames() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try SampleCatalogue.text()
        let parts = text.components(separatedBy: "indicators:\n")
        try parts[0].write(to: folder.appendingPathComponent("b.yaml"), atomically: true, encoding: .utf8)
        try ("indicators:\n" + parts[1]).write(
            to: folder.appendingPathComponent("a.yml"), atomically: true, encoding: .utf8)
        try "not YAML: [".write(to: folder.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
        let reading = CatalogueReader.read(folder: folder.path)
        #expect(reading.findings.isEmpty)
        #expect(reading.catalogue?.indicators.count == 5)
    }

    @Test func saysWhenTheFolderIsNotThere() {
        let reading = CatalogueReader.read(folder: "/nonexistent/chancery")
        #expect(reading.catalogue == nil)
        #expect(reading.findings.contains { $0.code == .fileUnreadable && $0.value == "/nonexistent/chancery" })
    }

    @Test func boundsFindingsAndCountsTheRest() {
        let rules = String(repeating: "  - {unknown: 1}\n", count: 2_000)
        let reading = SampleCatalogue.read("edition: x\nrules:\n" + rules)
        #expect(reading.findings.count == DocumentLimits.findingsMax + 1)
        #expect(reading.findings.last?.code == .fileTooLarge)
    }

    @Test func boundsTheSizeOfFilesAndOfAllFiles() {
        let long = "# " + String(repeating: "x", count: DocumentLimits.fileBytesMax)
        #expect(SampleCatalogue.read(long).findings.first?.code == .fileTooLarge)
        let files = (0...4).map {
            (name: "\($0).yaml", text: String(repeating: "#", count: DocumentLimits.fileBytesMax))
        }
        #expect(CatalogueReader.read(files: files).findings.first?.code == .fileTooLarge)
        let many = (0...DocumentLimits.catalogueFilesMax).map { (name: "\($0).yaml", text: "") }
        #expect(CatalogueReader.read(files: many).findings.first?.code == .fileTooLarge)
    }
}
