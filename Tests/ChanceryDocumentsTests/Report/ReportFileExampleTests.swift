// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import Testing

/// The examples of `docs/reference/report-files.md` are read as the document says.
@Suite struct ReportFileExampleTests {
    private func example(_ info: String, _ position: Int = 0) throws -> String {
        let examples = try RepositoryFiles.examples(info, in: SampleReport.documentPath)
        try #require(examples.count > position)
        return examples[position]
    }

    @Test func yamlReachesEveryFieldOfTheReport() throws {
        let reading = SampleReport.yaml(try example("yaml report"))
        #expect(reading.codes == [.wordQuantityRead])
        #expect(!reading.hasErrors)
        let report = try #require(reading.documents.first?.report)
        #expect(report.office == "vn-01" && report.regime == "FA-D09" && report.period == "2024-H1")
        #expect(report.catalogueVersion == 1 && report.language == "vi")
        #expect(report.author == "Nguyễn Văn An, Sở Ngoại vụ")
        #expect(
            report.correction
                == Correction(replacesRevision: 1, reason: "Bổ sung số liệu của Ban quản lý khu kinh tế"))
        #expect(
            report.narratives == [
                Narrative(
                    section: "results", pillars: ["state"],
                    text: "Sáu tháng đầu năm, thành phố đã đón 131 đoàn.\nCông tác lãnh sự được bảo đảm.\n")
            ])
        #expect(
            report.difficulties == [
                Difficulty(text: "Chậm phê duyệt đề án", cause: "Thiếu hướng dẫn", pillars: ["state"])
            ])
        #expect(
            report.proposals == [
                Proposal(
                    id: "2024-01", addressee: "Bộ Ngoại giao", text: "Đề nghị hướng dẫn cấp thẻ ABTC",
                    status: .answered,
                    reply: "Đã có công văn hướng dẫn")
            ])
        #expect(
            report.planItems == [
                PlanItem(
                    text: "Tổ chức diễn đàn xúc tiến đầu tư", pillars: ["state", "people"],
                    owner: "Phòng Hợp tác quốc tế", window: range("2024-07-01", "2024-12-14"),
                    targetIndicator: "delegations.outbound", targetDecimal: "120")
            ])
    }

    @Test func yamlReachesEveryFieldOfTheAnswers() throws {
        let report = try #require(SampleReport.yaml(try example("yaml report")).documents.first?.report)
        #expect(
            report.answers == [
                FindingAnswer(
                    code: "PER_ITEM_QUESTIONED", path: "figures[2].decimal",
                    text: "Các khoản viện trợ nhỏ của một nhà tài trợ; danh sách lưu tại Sở.")
            ])
        let without = SampleReport.yaml("office: vn-01\nregime: r\nperiod: 2024\nanswers:\n  - {text: x}\n")
        #expect(without.codes == [.missingFileKey])
    }

    @Test func yamlReachesEveryFieldOfTheRegisters() throws {
        let report = try #require(SampleReport.yaml(try example("yaml report")).documents.first?.report)
        #expect(
            report.agreements == [
                AgreementEntry(
                    id: "vn-01-2024-07", title: "Thỏa thuận hợp tác với Viêng Chăn", partner: "LA",
                    instrument: "memorandum", signatoryLevel: "province", field: "culture",
                    date: CivilDate(iso: "2024-03-20"), status: .signed)
            ])
        #expect(
            report.delegations == [
                DelegationEntry(
                    id: "vn-01-out-2024-31", title: "Đoàn công tác tại Nhật Bản", direction: .outbound, partner: "JP",
                    headLevel: "vice-chair", persons: 12, dates: range("2024-04-02", "2024-04-09"))
            ])
        #expect(
            report.aid == [
                AidEntry(
                    id: "vn-01-ngo-2024-05", title: "Nước sạch trường học", sponsor: "Plan International",
                    implementer: "Huyện Ba Vì", aidType: "project", amount: "120000", currency: "USD",
                    moneyKind: .committed, dates: range("2024-01-15", "2025-12-31"))
            ])
        #expect(
            report.events == [
                EventEntry(
                    id: "abac-3", title: "ABAC III", partner: "CN", ordinal: 3,
                    dates: range("2024-05-06", "2024-05-08"),
                    note: "Cùng bốn tỉnh biên giới")
            ])
        #expect(
            report.cases == [
                CaseEntry(
                    id: "vn-01-bh-2024-11", title: "Hỗ trợ ngư dân bị nạn", caseType: "protection", partner: "PH",
                    persons: 9, dates: range("2024-02-11", "2024-03-02"), status: .closed,
                    note: "Phối hợp với Cục Lãnh sự")
            ])
    }

    @Test func yamlReachesEveryFieldOfTheFigures() throws {
        let report = try #require(SampleReport.yaml(try example("yaml report")).documents.first?.report)
        let date = CivilDate(iso: "2024-06-14")
        let expected = [
            Figure(indicator: "delegations.outbound", value: .decimal("118")),
            Figure(indicator: "delegations.inbound", value: .decimal("131")),
            Figure(
                indicator: "ngo.committed", value: .decimal("310000"), qualifier: .moreThan, status: .estimate,
                unit: "USD", source: "Báo cáo của Liên hiệp các tổ chức hữu nghị",
                note: "Chưa gồm hai dự án đang thẩm định"),
            Figure(indicator: "abtc.requests", value: .notAvailable(reason: "system down from 10 to 14 June")),
            Figure(indicator: "fdi.projects", value: .decimal("1730"), asOf: date),
            Figure(indicator: "countries", value: .decimal("2"), asOf: date, members: ["CN", "JP"]),
            Figure(indicator: "associations", value: .decimal("9"), asOf: date, dimensions: [level("province")]),
            Figure(indicator: "associations", value: .decimal("14"), asOf: date, dimensions: [level("district")]),
            Figure(
                indicator: "delegations.since-2020", value: .decimal("173"), since: CivilDate(iso: "2020-01-01"),
                window: range("2024-01-01", "2024-05-31")),
            Figure(
                indicator: "conference.pledges", value: .decimal("15000000000"), unit: "USD", event: "abac-3",
                isRecord: true),
            Figure(indicator: "workshops", value: .decimal("24"), qualifier: .atLeast, words: "dozens"),
            Figure(
                indicator: "grdp.multiple", value: .decimal("2.5"), qualifier: .nearly,
                base: ComparisonBase(decimal: "8.02", reference: "national average", changePercent: "5.1")),
            Figure(
                indicator: "grdp.rank", value: .decimal("1"),
                ranking: Ranking(population: 63, scope: "provinces of Viet Nam")),
            Figure(
                indicator: "letters.exchanged", value: .decimal("39"), subUnit: "vn-01-zone", inclusion: .included),
        ]
        #expect(report.figures.count == expected.count)
        for (figure, wanted) in zip(report.figures, expected) { #expect(figure == wanted) }
    }

    @Test func wideCSV() throws {
        let reading = SampleReport.csv(try example("csv report"))
        #expect(reading.findings.isEmpty)
        #expect(reading.documents.map(\.report.office) == ["vn-01", "vn-31", "vn-24"])
        #expect(reading.documents.map(\.report.figures.count) == [4, 4, 3])
        #expect(reading.documents[1].report.figures[3].value == .notAvailable(reason: "system down"))
        #expect(!reading.documents[2].report.figures.contains { $0.indicator == "delegations.inbound" })
    }

    @Test func longCSV() throws {
        let reading = SampleReport.csv(try example("csv report", 1))
        #expect(reading.findings.isEmpty)
        #expect(reading.documents.map(\.name) == ["r.csv", "r.csv#2"])
        let report = reading.documents[0].report
        #expect(report.office == "01" && report.language == "vi")
        #expect(report.figures.count == 5)
        #expect(report.figures[1].note == "two projects\nare still being appraised")
        #expect(report.figures[1].qualifier == .moreThan)
        #expect(report.figures[2].dimensions == [level("province")])
        #expect(report.figures[3].members == ["CN", "JP"])
        #expect(report.figures[4].value == .notAvailable(reason: "system down"))
    }

    @Test func everyCodeOfFilesIsDocumented() throws {
        let document = try RepositoryFiles.text(SampleReport.documentPath)
        for code in FindingCode.allCases where code.rawValue / 100 == 6 {
            #expect(document.contains("| \(code.rawValue) | `\(code.name)` |"))
        }
    }

    private func range(_ first: String, _ last: String) -> DateRange? {
        guard let first = CivilDate(iso: first), let last = CivilDate(iso: last) else { return nil }
        return DateRange(first: first, last: last)
    }

    private func level(_ value: String) -> DimensionChoice {
        DimensionChoice(dimension: "association-level", value: value)
    }
}
