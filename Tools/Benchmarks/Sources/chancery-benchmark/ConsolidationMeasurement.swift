// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryQuery
internal import ChanceryWire

/// Measures a consolidation in this process, as the daemon's query lane does it: encoded request in, encoded pages out.
/// Everything and its baseline is measured in every round.
struct ConsolidationMeasurement {
    private var sample: ConsolidationSample
    private let decoder: WireDecoder
    /// Watches would run on them; there are none.
    private let lanes: QueryLanes
    private let clock = ContinuousClock()

    init() throws {
        sample = try ConsolidationSample()
        let configuration = QueryConfiguration()
        guard let decoder = WireDecoder(arenaBytes: configuration.laneArenaBytes, unknownFields: .refused),
            let lanes = QueryLanes(configuration: configuration)
        else { throw BenchmarkError("there is no memory for a decoder") }
        self.decoder = decoder
        self.lanes = lanes
    }

    /// - Parameter rounds: how many are measured, after one that is not.
    mutating func run(rounds: Int) throws -> ConsolidationResults {
        var results = ConsolidationResults()
        for round in 0...rounds {
            let figures = try self.round(round, &results)
            if round > 0 { results.rounds.append(figures) }
        }
        return results
    }

    private mutating func round(_ round: Int, _ results: inout ConsolidationResults) throws
        -> ConsolidationResults.Round
    {
        var figures = ConsolidationResults.Round()
        let request = sample.request
        figures.decode = try clock.measure {
            for report in sample.reports { _ = try decoder.report(report) }
        }
        var pages: [[UInt8]] = []
        let queries = makeQueries()
        figures.cold = try clock.measure { pages = try answer(request, by: queries) }
        results.pageCount = pages.count
        results.answerBytes = pages.reduce(0) { $0 + $1.count }
        figures.copy = clock.measure { for page in pages { keep(ConsolidationMeasurement.copy(of: page)) } }
        var warm: [[UInt8]] = []
        figures.warm = try clock.measure { warm = try answer(request, by: queries) }
        guard warm == pages else { throw BenchmarkError("a warm answer differs from the cold one") }

        // Another cell in every round, spread over offices and periods.
        let cells = ConsolidationSample.officeCount * ConsolidationSample.periodCount
        try sample.correct(cell: (round * 389 + 17) % cells)
        var corrected: [[UInt8]] = []
        figures.correction = try clock.measure { corrected = try answer(request, by: queries) }
        guard corrected != pages else { throw BenchmarkError("a correction did not change the answer") }
        let dropped = makeQueries()
        var refolded: [[UInt8]] = []
        figures.refold = try clock.measure { refolded = try answer(request, by: dropped) }
        guard corrected == refolded else { throw BenchmarkError("an updated answer differs from a refolded one") }
        return figures
    }

    private func makeQueries() -> ConsolidationQueries {
        ConsolidationQueries(
            store: sample.store, library: sample.library, lanes: lanes, configuration: QueryConfiguration())
    }

    /// All pages of the answer.
    private func answer(_ request: GetConsolidationRequest, by queries: ConsolidationQueries) throws -> [[UInt8]] {
        var request = request
        var pages: [[UInt8]] = []
        repeat {
            let page = try queries.getConsolidation(request.encoded(), decoder)
            request.pageToken = try ProtobufField.text(13, in: page) ?? ""
            pages.append(page)
        } while !request.pageToken.isEmpty
        return pages
    }

    private static func copy(of page: [UInt8]) -> [UInt8] {
        page.withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
                count = source.count
            }
        }
    }

    /// Keeps the compiler from leaving out what made `bytes`.
    @inline(never)
    private func keep(_ bytes: [UInt8]) { precondition(!bytes.isEmpty, "an empty page") }
}
