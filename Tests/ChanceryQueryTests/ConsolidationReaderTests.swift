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
            try bench.accept(history.next(), at: Sample.now.adding(seconds: Int64(index) * 60))
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
