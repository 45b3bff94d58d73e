// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

/// What is asked of the store when a report is compared with earlier ones, and what follows from the answer.
@Suite struct StoreHistoryTests {
    /// The sample catalogue with a total since a start and three rules that ask.
    private static func catalogue() -> Catalogue {
        let base = Sample.catalogue()
        let two = FixedPoint(units: 2, scale: 0)
        func rule(_ code: String, _ form: RuleForm) -> ValidationRule {
            ValidationRule(code: code, severity: .warning, explanation: Label(english: "Asks."), form: form)
        }
        return Catalogue(
            edition: "history", offices: base.offices, groups: base.groups, windowFamilies: base.windowFamilies,
            regimes: base.regimes.map { regime in
                Regime(
                    code: regime.code, title: regime.title, content: regime.content, reporters: regime.reporters,
                    receiver: regime.receiver, sending: regime.sending, dues: regime.dues, forms: regime.forms,
                    windowFamily: regime.windowFamily, sections: [], figures: [])
            }, measureUnits: base.measureUnits,
            indicators: base.indicators + [
                Indicator(
                    code: "delegations.total", label: Label(english: "Delegations since a start"),
                    kind: .cumulativeCount, unit: "item")
            ],
            rules: [
                rule("change", .changeWithin(indicator: "delegations.outbound", factor: two)),
                rule("peers", .peersWithin(indicator: "delegations.inbound", factor: two)),
                rule("copy", .similarToPrevious(textPercent: 95, figuresPercent: 100)),
            ])
    }

    private func bench() throws -> IngestBench { try IngestBench(base: Sample.store(Self.catalogue())) }

    private func report(
        _ indicator: String, _ value: Int, office: String = "vn-01", period: String = "2024-H1",
        replacing revision: Int32? = nil, answers: [FindingAnswer] = []
    ) -> Report {
        var report = Sample.report(office: office, period: period, replacing: revision)
        report.figures = [
            Figure(
                indicator: indicator, value: .decimal(String(value)),
                since: indicator == "delegations.total" ? Sample.day("2020-01-01") : nil)
        ]
        report.answers = answers
        return report
    }

    private func send(_ report: Report, _ request: Int, to bench: IngestBench) async throws -> IngestOutcome {
        try await bench.outcome(of: Sample.submission(report, request: request))
    }

    private func act(_ act: Act, _ request: Int, on bench: IngestBench) throws -> ActOutcome {
        try bench.store.writer.commit(acts: [Sample.submission(of: act, request: request)], at: Sample.now)[0]
    }

    @Test("A total that falls is refused, until the earlier report is corrected")
    func corrected() async throws {
        let bench = try bench()
        #expect(try await send(report("delegations.total", 173, period: "2023-H2"), 1, to: bench).response != nil)
        let refused = try #require(try await send(report("delegations.total", 170), 2, to: bench).failure)
        #expect(refused.reason == .reportRefused)
        let finding = try #require(refused.findings.first)
        #expect(refused.findings.map(\.code) == [.cumulativeFell])
        #expect(finding.message.english.contains("was 173 in the report for 2023-H2, revision 1"))
        #expect(finding.remedy.english.hasPrefix("A number of 173 or more"))
        #expect(try bench.stored(Sample.key()) == nil)
        let correction = report("delegations.total", 169, period: "2023-H2", replacing: 1)
        #expect(try await send(correction, 3, to: bench).response != nil)
        #expect(try await send(report("delegations.total", 170), 2, to: bench).response != nil)
    }

    @Test("A revision that was sent back says nothing until it is corrected")
    func returned() async throws {
        let bench = try bench()
        let key = Sample.key("vn-01", "2023-H2")
        #expect(try await send(report("delegations.total", 173, period: "2023-H2"), 1, to: bench).response != nil)
        let giveBack = Act(key: key, kind: .giveBack, actor: "leader", reason: "Counted twice.", revision: 1)
        guard case .recorded = try act(giveBack, 1, on: bench) else {
            Issue.record("the report was not sent back")
            return
        }
        #expect(try await send(report("delegations.total", 150), 2, to: bench).response != nil)
        let correction = report("delegations.total", 173, period: "2023-H2", replacing: 1)
        #expect(try await send(correction, 3, to: bench).response != nil)
        #expect(
            try await send(report("delegations.total", 149, replacing: 1), 4, to: bench).failure?.findings.map(\.code)
                == [.cumulativeFell])
    }

    @Test("Open questions are stored with the report, and keep it from being accepted until they are answered")
    func questions() async throws {
        let bench = try bench()
        for (number, period) in ["2022-H2", "2023-H1", "2023-H2"].enumerated() {
            #expect(
                try await send(report("delegations.outbound", 20, period: period), number, to: bench).response != nil)
        }
        let odd = report("delegations.outbound", 200)
        let examined = try #require(
            try await bench.outcome(of: ValidateReportRequest(report: odd.encoded()).encoded(), task: .examine)
                .examination)
        #expect(examined.isAcceptable && examined.findings.map(\.needsAnswer) == [true])

        let taken = try #require(try await send(odd, 10, to: bench).response)
        #expect(taken.findings == examined.findings)
        #expect(try bench.stored(Sample.key())?.openQuestionCount == 1)
        let accept = Act(key: Sample.key(), kind: .accept, actor: "leader", revision: 1)
        #expect(try act(accept, 20, on: bench) == .refused(.questionsOpen(count: 1)))

        let answered = report(
            "delegations.outbound", 200, replacing: 1,
            answers: [FindingAnswer(code: "CHANGE_QUESTIONED", text: "The festival of 2024 brought them.")])
        let response = try #require(try await send(answered, 11, to: bench).response)
        #expect(response.findings.map(\.severity) == [.info])
        #expect(response.findings.map(\.answer) == ["The festival of 2024 brought them."])
        #expect(try bench.stored(Sample.key())?.openQuestionCount == 0)
        let accepted = try act(Act(key: Sample.key(), kind: .accept, actor: "leader", revision: 2), 21, on: bench)
        guard case .recorded = accepted else {
            Issue.record("the answered report was not accepted: \(accepted)")
            return
        }
    }

    @Test("Peers of the previous period are read")
    func peers() async throws {
        let bench = try bench()
        for (number, office) in ["vn-02", "vn-03", "vn-20"].enumerated() {
            let other = report("delegations.inbound", 10 + number, office: office, period: "2023-H2")
            #expect(try await send(other, number, to: bench).response != nil)
        }
        let response = try #require(try await send(report("delegations.inbound", 23), 9, to: bench).response)
        #expect(response.findings.map(\.code) == [.peersQuestioned])
        let message = try #require(response.findings.first?.message.english)
        #expect(message.contains("3 members of the same kind in 2023-H2 is 11"))
        let another = report("delegations.inbound", 22, office: "vn-26-2025")
        #expect(try await send(another, 10, to: bench).failure != nil)
    }

    @Test("A copy of the previous report is asked about")
    func staleCopy() async throws {
        let bench = try bench()
        for (number, half) in ["2023-H2", "2024-H1"].enumerated() {
            var copy = report("abtc.requests", 3, period: half)
            copy.narratives = [
                Narrative(section: "any", text: "In \(half) the office did what it always does, as planned.")
            ]
            let response = try #require(try await send(copy, number, to: bench).response)
            #expect(response.findings.map(\.code) == (number == 0 ? [] : [.staleCopy]))
        }
    }

    @Test("A report that nothing is compared with reads nothing; any other reads once")
    func reads() async throws {
        let bench = try bench()
        func reads(_ report: Report) async throws -> Int {
            let before = bench.store.readCount
            _ = try await bench.outcome(
                of: ValidateReportRequest(report: report.encoded()).encoded(), task: .examine)
            return bench.store.readCount - before
        }
        #expect(try await reads(report("abtc.requests", 3)) == 0)
        #expect(try await reads(report("delegations.outbound", 3)) == 1)
        var rich = report("delegations.total", 3)
        rich.figures += report("delegations.outbound", 3).figures + report("delegations.inbound", 3).figures
        rich.narratives = [Narrative(section: "any", text: "Text.")]
        #expect(try await reads(rich) == 1)
        let before = bench.store.readCount
        #expect(try await send(report("abtc.requests", 3), 1, to: bench).response != nil)
        #expect(bench.store.readCount == before)
    }
}
