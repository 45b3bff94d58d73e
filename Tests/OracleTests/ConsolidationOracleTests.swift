// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Foundation
internal import SeededRandom
internal import Testing

/// The consolidation against an oracle that shares no code and no author's eye with it.
///
/// `CHANCERY_ORACLE_SEED=7` runs other cases, `CHANCERY_ORACLE_SEED=7/42` one case alone.
struct ConsolidationOracleTests {
    static let caseCount = 600
    static let casesPerProcess = 60

    /// The seed, and the one case that was asked for.
    static func chosen() -> (seed: Int, only: Int?) {
        let text = ProcessInfo.processInfo.environment["CHANCERY_ORACLE_SEED"] ?? ""
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return (parts.first ?? 20_240_614, parts.count > 1 ? parts[1] : nil)
    }

    static func batches() -> [OracleProcess] {
        let (seed, only) = chosen()
        if let only { return [OracleProcess(seed: seed, first: only, caseCount: 1)] }
        return stride(from: 0, to: caseCount, by: casesPerProcess).map {
            OracleProcess(seed: seed, first: $0, caseCount: casesPerProcess)
        }
    }

    @Test(arguments: batches()) func answersAreThoseOfTheOracle(_ batch: OracleProcess) throws {
        var failures = 0
        for oracleCase in try batch.cases() {
            let run = try CaseRun(oracleCase)
            for (number, question) in oracleCase.queries.enumerated() {
                let difference = OracleComparison.difference(
                    try run.cold(question.query), question.expected, oracleCase.place(number))
                if !difference.isEmpty {
                    failures += 1
                    if failures <= 10 { Issue.record("\(difference)") }
                }
            }
        }
    }

    @Test(arguments: batches()) func neitherOrderNorOlderRevisionsMatter(_ batch: OracleProcess) throws {
        for oracleCase in try batch.cases() {
            var generator = SeededGenerator(seed: UInt64(oracleCase.case))
            let run = try CaseRun(oracleCase)
            for (number, question) in oracleCase.queries.enumerated() {
                let place = oracleCase.place(number)
                let cold = try run.cold(question.query)
                #expect(try run.shuffled(question.query, using: &generator) == cold, "\(place): shuffled")
                #expect(try run.incremental(question.query, using: &generator) == cold, "\(place): incremental")
            }
        }
    }
}

/// A case in the terms of the model.
struct CaseRun {
    let catalogue: CatalogueIndex
    let reports: [AcceptedReport]

    init(_ oracleCase: OracleCase) throws {
        catalogue = CatalogueIndex(try oracleCase.catalogue.catalogue(), version: 1)
        reports = try oracleCase.accepted()
    }

    private func seen(_ entry: OracleCase.QueryEntry) -> [AcceptedReport] {
        guard let asOf = entry.asOf else { return reports }
        return reports.filter { $0.receipt.sequence <= asOf }
    }

    private func answer(_ make: () throws(ConsolidationRefusal) -> Consolidation) -> [String] {
        do throws(ConsolidationRefusal) { return lines(try make()) } catch { return ["refused \(error.code.name)"] }
    }

    /// From the reports in the order of the store.
    func cold(_ entry: OracleCase.QueryEntry) throws -> [String] {
        let query = try entry.query()
        return answer { () throws(ConsolidationRefusal) in
            try Consolidator(catalogue: catalogue).consolidate(query, reports: seen(entry))
        }
    }

    /// From the reports in any order.
    func shuffled(_ entry: OracleCase.QueryEntry, using generator: inout SeededGenerator) throws -> [String] {
        let query = try entry.query()
        let reports = seen(entry).shuffled(using: &generator)
        return answer { () throws(ConsolidationRefusal) in
            try Consolidator(catalogue: catalogue).consolidate(query, reports: reports)
        }
    }

    /// From contributions that take the reports in one by one, in any order, and are asked half-way.
    func incremental(_ entry: OracleCase.QueryEntry, using generator: inout SeededGenerator) throws -> [String] {
        let query = try entry.query()
        let arrivals = seen(entry).filter { $0.receipt.key.regime == query.regime }.shuffled(using: &generator)
        var parts: [Period: PeriodContributions] = [:]
        for (index, accepted) in arrivals.enumerated() {
            let key = accepted.receipt.key
            parts[
                key.period,
                default: PeriodContributions(catalogue: catalogue, regime: key.regime, period: key.period)
            ].replace(office: key.office, with: accepted)
            if index == arrivals.count / 2 {
                let half = Array(parts.values)
                _ = answer { () throws(ConsolidationRefusal) in
                    try Consolidator(catalogue: catalogue).consolidate(query, contributions: half)
                }
            }
        }
        let all = Array(parts.values)
        return answer { () throws(ConsolidationRefusal) in
            try Consolidator(catalogue: catalogue).consolidate(query, contributions: all)
        }
    }
}
