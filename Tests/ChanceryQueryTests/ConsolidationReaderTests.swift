// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ConsolidationReaderTests {
    @Test("As of every earlier sequence and time the answer is the one that was given then")
    func asOf() throws {
        let bench = try QueryBench()
        var history = RandomHistory(seed: 9)
        let query = ConsolidationQuery(
            scope: .group("emulation-2"), regime: Sample.regime, from: Sample.period("2024-02"),
            through: Sample.period("2024-04"))
        var answers = [try bench.answer(query)]
        for index in 1...25 {
            let time = Sample.now.adding(seconds: Int64(index) * 60)
            if index % 4 == 0, let act = history.nextAct() {
                try bench.record(act, at: time)
            } else {
                try bench.accept(history.next(), at: time)
            }
            answers.append(try bench.answer(query))
        }
        for (index, then) in answers.enumerated() {
            #expect(then.sequence == StoreSequence(index + 1))
            let again = try bench.answer(query, asOf: .sequence(then.sequence))
            #expect(again.sequence == then.sequence)
            #expect(again.consolidation == then.consolidation)
            let time = Sample.now.adding(seconds: Int64(index) * 60 + 59)
            let atTime = try bench.answer(query, asOf: .time(time))
            #expect(atTime.sequence == then.sequence)
            #expect(atTime.consolidation == then.consolidation)
        }
    }

    @Test("A returned revision counts from its return until the correction, and as of before")
    func returned() throws {
        let bench = try QueryBench()
        let sent = try bench.accept(Sample.report(office: "vn-01", outbound: 62))
        let returned = try bench.record(
            Act(key: Sample.key(), kind: .giveBack, actor: "leader", reason: "62 or 64?", revision: 1))
        let corrected = try bench.accept(Sample.report(office: "vn-01", outbound: 64, replacing: 1))
        let answers = try [sent, returned, corrected].map { try bench.answer(asOf: .sequence($0)).consolidation }
        #expect(answers.map { $0.figures[0].outcome.quantity?.value.units } == [62, nil, 64])
        let members = answers.map { $0.members[0].reports[0] }
        #expect(members.map(\.state) == [.submitted, .returned, .submitted])
        #expect(
            members[1].returnedRevision == 1 && members[1].returnedSequence == sent
                && members[1].returnReason == "62 or 64?")
    }

    @Test("An extension moves the first late moment")
    func extended() throws {
        let bench = try QueryBench()
        let until = Sample.moment("2024-06-20T00:00:00+07:00")
        try bench.record(
            Act(key: Sample.key(), kind: .extend, actor: "leader", reason: "flood", until: until),
            at: Sample.moment("2024-06-16T00:00:00+07:00"))
        try bench.accept(Sample.report(office: "vn-01"), at: Sample.moment("2024-06-19T00:00:00+07:00"))
        try bench.accept(Sample.report(office: "vn-02"), at: Sample.moment("2024-06-19T00:00:00+07:00"))
        let answer = try bench.answer().consolidation
        #expect(answer.members[0].reports[0].lateFrom == until)
        #expect(answer.completeness.total.onTime == 1)
        #expect(answer.completeness.total.extended == 1)
        #expect(answer.completeness.total.late == 1)
    }

    @Test("A period is read in its parts")
    func parts() throws {
        let bench = try QueryBench()
        for (month, count) in [("2024-01", 3), ("2024-02", 4), ("2024-06", 5)] {
            try bench.accept(Sample.report(office: "vn-01", period: month, outbound: count))
        }
        try bench.accept(Sample.report(office: "vn-01", period: "2024-H1", outbound: 100))
        var query = ConsolidationQuery(
            scope: .offices(["01"]), regime: Sample.regime, period: Sample.half, parts: .month)
        #expect(try bench.answer(query).consolidation.figures[0].outcome.quantity?.value.units == 12)
        query.until = Sample.day("2024-05-31")
        let answer = try bench.answer(query).consolidation
        #expect(answer.figures[0].outcome.quantity?.value.units == 7)
        #expect(answer.asked?.uncovered?.description == "2024-05-15..2024-05-31")
    }

    @Test("A sequence that is not there yet is refused with the store's own")
    func ahead() throws {
        let bench = try QueryBench()
        let failure = failure { _ = try bench.answer(asOf: .sequence(2)) }
        #expect(failure?.reason == .sequenceAhead)
        #expect(failure?.metadata == [FailureDetail("store_sequence", "1")])
        #expect(try bench.answer(asOf: .sequence(1)).sequence == 1)
        #expect(try bench.answer(asOf: .time(Sample.now.adding(seconds: 9999))).sequence == 1)
    }

    @Test("Before the first catalogue there is no answer")
    func tooEarly() throws {
        let bench = try QueryBench()
        #expect(failure { _ = try bench.answer(asOf: .sequence(0)) }?.reason == .invalidField)
        #expect(
            failure { _ = try bench.answer(asOf: .time(Sample.now.adding(seconds: -1))) }?.reason == .noSuchCatalogue)
    }

    @Test("An answer is made by the catalogue of its sequence")
    func catalogue() throws {
        let store = try Sample.store()
        let bench = try QueryBench(store: store)
        let before = try bench.accept(Sample.report())
        try Sample.install(Sample.catalogue(edition: "second", mandatory: ["abtc.requests"]), in: store)
        let now = try bench.answer()
        #expect(now.catalogue.version == 2)
        #expect(now.consolidation.catalogueVersion == 2)
        #expect(now.consolidation.figures.map(\.indicator).contains("abtc.requests"))
        let then = try bench.answer(asOf: .sequence(before))
        #expect(then.catalogue.version == 1)
        #expect(then.consolidation.catalogueVersion == 1)
        #expect(then.consolidation.figures.map(\.indicator) == ["delegations.outbound"])
    }

    @Test(
        "What cannot be consolidated is refused under the reason of the contract",
        arguments: [
            (ConsolidationQuery(scope: .group("none"), regime: "FA-D09", period: Sample.half), ErrorReason.noSuchGroup),
            (ConsolidationQuery(scope: .offices(["vn-99"]), regime: "FA-D09", period: Sample.half), .noSuchOffice),
            (ConsolidationQuery(scope: .offices(["vn-01"]), regime: "FA-NONE", period: Sample.half), .noSuchRegime),
            (ConsolidationQuery(scope: .offices(["98"]), regime: "FA-D09", period: Sample.half), .noSuchOffice),
            (ConsolidationQuery(scope: .offices(["26"]), regime: "FA-D09", period: Sample.half), .noSuchOffice),
            (
                ConsolidationQuery(
                    scope: .offices(["vn-01"]), regime: "FA-D09", period: Sample.period("2024-Q1"), parts: .half),
                .queryRefused
            ),
            (
                ConsolidationQuery(
                    scope: .offices(["vn-01"]), regime: "FA-D09", from: Sample.period("2024-06"),
                    through: Sample.period("2024-01")), .queryRefused
            ),
            (
                ConsolidationQuery(
                    scope: .offices(["vn-01"]), regime: "FA-D09", from: Sample.period("2024-01"),
                    through: Sample.period("2024")), .queryRefused
            ),
            (
                ConsolidationQuery(
                    scope: .offices(["vn-01"]), regime: "FA-D09", from: Sample.period("1900-01"),
                    through: Sample.period("2999-12")), .queryRefused
            ),
        ])
    func refused(query: ConsolidationQuery, reason: ErrorReason) throws {
        let bench = try QueryBench()
        #expect(failure { _ = try bench.answer(query) }?.reason == reason)
    }
}
