// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation
internal import Testing

/// A report where only the date was changed.
@Suite struct SimilarityTests {
    private let validator = ReportValidator(catalogue: SampleCatalogue.index)

    private static let text = """
        Trong 6 tháng đầu năm 2024, tính đến ngày 14/6/2024, tỉnh đã tổ chức các đoàn công tác, đón các đoàn khách quốc tế, \
        ký kết thỏa thuận hợp tác với các địa phương của Trung Quốc và Hàn Quốc, đẩy mạnh ngoại giao kinh tế và công tác \
        người Việt Nam ở nước ngoài theo đúng kế hoạch được giao.
        """
    private static let lastText = text.replacing("6 tháng đầu năm 2024", with: "6 tháng cuối năm 2023")
        .replacing("14/6/2024", with: "14/12/2023")

    private func isStale(
        _ text: String, outbound: String = "31", before lastText: String = lastText, lastOutbound: String = "31"
    ) throws -> Bool {
        func figures(_ outbound: String) -> [Figure] {
            [
                Figure(indicator: "delegations.outbound", value: .decimal(outbound)),
                Figure(indicator: "abtc.requests", value: .decimal("0")),
            ]
        }
        var report = SampleReport.earlier("2024-H1", figures(outbound))
        report.narratives = [Narrative(section: "results", text: text)]
        let before = SampleReport.earlier(
            "2023-H2", figures(lastOutbound), narratives: [Narrative(section: "results", text: lastText)])
        let result = try validator.validate(report, at: SampleReport.now, history: SampleHistory([before]))
        return result.findings.contains { $0.code == .staleCopy && $0.needsAnswer && $0.path.isEmpty }
    }

    @Test func aCopyWithOtherDatesIsAskedAbout() throws {
        #expect(Self.text != Self.lastText)
        #expect(try isStale(Self.text))
    }

    @Test func anotherFigureIsWork() throws {
        #expect(try !isStale(Self.text, outbound: "32"))
    }

    @Test func anotherTextIsWork() throws {
        #expect(
            try !isStale("Tỉnh đã hoàn thành kế hoạch đối ngoại và mở rộng hợp tác với Lào, Campuchia và Nhật Bản."))
        // One word of fifty is in five runs of five words, which is more than a twentieth.
        #expect(try !isStale(Self.text.replacing("Hàn Quốc", with: "Nhật Bản")))
    }

    @Test func withoutTextsNothingIsAsked() throws {
        #expect(try !isStale("", before: ""))
        #expect(try !isStale(Self.text, before: ""))
    }
}
