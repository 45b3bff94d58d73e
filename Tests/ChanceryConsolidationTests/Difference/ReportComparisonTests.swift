// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite("What changed between two revisions of a report")
struct ReportComparisonTests {
    private func changes(_ before: Report, _ after: Report) -> [ItemChange] {
        ReportComparison(catalogue: Sample.catalogue).items(from: before, to: after)
    }

    private func report(_ figures: Figure...) -> Report {
        Report(office: "vn-31", regime: Sample.regime, period: "2024-H1", author: "A", figures: figures)
    }

    @Test("a corrected number is named by path, indicator, both values and their difference")
    func number() throws {
        let before = report(figure("delegations.inbound", "48"), figure("delegations.outbound", "62"))
        let after = report(figure("delegations.outbound", "64"), figure("delegations.inbound", "48"))
        #expect(
            changes(before, after) == [
                ItemChange(
                    kind: .changed, pathBefore: "figures[1]", pathAfter: "figures[0]", subject: "delegations.outbound",
                    label: Label(english: "delegations.outbound"),
                    fields: [
                        FieldChange(
                            field: "decimal", before: "62", after: "64", difference: FixedPoint(units: 2, scale: 0))
                    ],
                    words: Label(
                        english: "delegations.outbound: 62 → 64 (+2)",
                        vietnamese: "delegations.outbound: 62 → 64 (+2)"))
            ])
        #expect(changes(before, before).isEmpty)
    }

    @Test("numbers are subtracted exactly, at the larger scale; what is no number is shown only")
    func differences() {
        func difference(_ before: String, _ after: String) -> String? {
            changes(report(figure("rate", before)), report(figure("rate", after)))[0].fields[0].difference?.description
        }
        #expect(difference("13.4", "13.45") == "0.05")
        #expect(difference("10", "7.5") == "-2.5")
        #expect(difference("٣٩", "40") == "1")
        #expect(difference("9223372036854775807", "-2") == nil)
        #expect(difference("x", "3") == nil)
    }

    @Test("figures that mean something else are other figures")
    func identities() {
        let before = report(
            figure("flow-count", "1", partner: "CN"), figure("flow-count", "2", status: .plan),
            figure("cumulative-count", "3", since: "2020-01-01"), figure("event-count", "4", event: "abac"))
        let after = report(
            figure("flow-count", "1", partner: "KR"), figure("flow-count", "2", status: .actual),
            figure("cumulative-count", "3", since: "2016-01-01"), figure("event-count", "4", event: "jcc"))
        let changes = changes(before, after)
        #expect(changes.map(\.kind) == Array(repeating: .added, count: 4) + Array(repeating: .removed, count: 4))
        #expect(changes.map(\.pathAfter).prefix(4) == ["figures[0]", "figures[1]", "figures[2]", "figures[3]"])
        #expect(changes[0].fields.map(\.field) == ["indicator", "dimensions", "decimal"])
        #expect(changes[0].fields.map(\.after) == ["flow-count", "partner=KR", "1"])
        #expect(changes[4].words.english == "flow-count: removed (1)")
        // The indicator's own unit, written out, is no other unit.
        let stated = Figure(indicator: "flow-count", value: .decimal("1"), unit: "item")
        #expect(self.changes(report(figure("flow-count", "1")), report(stated)).isEmpty)
    }

    @Test("every field of a figure is compared")
    func figureFields() {
        let plain = Figure(indicator: "flow-count", value: .decimal("1"))
        let full = Figure(
            indicator: "flow-count", value: .notAvailable(reason: "not counted"), qualifier: .about, status: .estimate,
            words: "dozens", asOf: date("2024-06-14"), members: ["CN", "KR"],
            base: ComparisonBase(decimal: "2", reference: "2023", changePercent: "5"),
            ranking: Ranking(population: 63, scope: "provinces"), inclusion: .separate, isRecord: true,
            source: "customs", note: "late")
        let change = changes(report(plain), report(full))
        #expect(change.map(\.kind) == [.changed])
        #expect(
            change[0].fields.map(\.field) == [
                "not_available.reason", "qualifier", "status", "words", "as_of", "members", "base.decimal",
                "base.reference", "base.change_percent", "ranking.population", "ranking.scope", "inclusion",
                "is_record", "source", "note", "decimal",
            ])
        #expect(change[0].fields.last == FieldChange(field: "decimal", before: "1", after: ""))
    }

    @Test("texts are found by section, wording or id, entries by id, whatever their order")
    func textsAndEntries() throws {
        var before = report()
        before.narratives = [Narrative(section: "results", text: "first"), Narrative(section: "plan", text: "same")]
        before.difficulties = [Difficulty(text: "no interpreters", cause: "budget")]
        before.proposals = [Proposal(id: "p-1", addressee: "ministry", text: "train")]
        before.planItems = [PlanItem(text: "visit Nara", targetDecimal: "3")]
        before.agreements = [
            AgreementEntry(id: "a-1", title: "Nara", partner: "JP", status: .inProgress),
            AgreementEntry(id: "a-2", title: "Nanning", partner: "CN", status: .signed),
        ]
        before.cases = [CaseEntry(id: "c-1", title: "Fishermen", caseType: "protection", persons: 9, status: .open)]
        before.answers = [FindingAnswer(code: "513", text: "counted twice")]
        var after = before
        after.author = "B"
        after.answers = [FindingAnswer(code: "513", text: "counted three times")]
        after.narratives = [
            Narrative(section: "plan", text: "same"),
            Narrative(section: "results", text: String(repeating: "long ", count: 20)),
        ]
        after.difficulties[0].cause = "no budget"
        after.proposals[0].status = .withdrawn
        after.planItems[0].targetDecimal = "4"
        after.agreements = [AgreementEntry(id: "a-1", title: "Nara", partner: "JP", status: .signed)]
        after.cases[0].persons = 10
        let changes = changes(before, after)
        #expect(
            changes.map(\.subject) == [
                "author", "results", "no interpreters", "p-1", "visit Nara", "a-1", "a-2", "c-1", "513",
            ])
        #expect(
            changes.map { $0.fields[0].field }.prefix(6) == [
                "author", "text", "cause", "status", "target_decimal", "status",
            ])
        #expect(changes[0].pathBefore == "author")
        #expect(changes[1].pathBefore == "narratives[0]" && changes[1].pathAfter == "narratives[1]")
        #expect(changes[1].words.english == "results: text changed")
        #expect(changes[4].fields[0].difference == FixedPoint(units: 1, scale: 0))
        #expect(changes[6].kind == .removed && changes[6].pathBefore == "agreements[1]")
        #expect(changes[7].words.english == "Fishermen: persons 9 → 10 (+1)")
        #expect(changes[7].words.vietnamese == "Fishermen: persons 9 → 10 (+1)")
    }

    @Test("items that agree in all that identifies them are taken in their order")
    func repeats() {
        let before = report(figure("flow-count", "1"), figure("flow-count", "2"))
        let after = report(figure("flow-count", "1"), figure("flow-count", "3"), figure("flow-count", "4"))
        #expect(changes(before, after).map(\.kind) == [.changed, .added])
    }
}
