// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
public import ChanceryWire

/// Answers that hold figures of two windows against each other. Used like `ReportQueries`.
public struct ComparisonQueries: Sendable {
    private let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// Reads what `consolidations` holds ready.
    public init(_ consolidations: ConsolidationQueries) {
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// ComparisonService.GetComparison.
    public func getComparison(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getComparisonRequest(payload)
        guard request.query.pageToken.isEmpty, request.query.pageSize == 0 else {
            throw CallFailure(.queryRefused, "a comparison has no pages; leave out page_size and page_token")
        }
        let encoded = try answer(
            to: ComparisonQuery(
                ConsolidationQuery(request.query), against: request.against, predicates: request.predicates),
            asOf: StoreMoment(request.query.moment), decoder: decoder
        ).reduced(to: request.query.detail).encoded()
        guard encoded.count <= answerBytesMax else {
            throw CallFailure(
                .queryRefused,
                "the answer would have \(encoded.count) bytes and could not be sent; ask for fewer indicators or offices",
                metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
        }
        return encoded
    }

    /// Both sides at one sequence. Only on a query lane.
    func answer(
        to comparison: ComparisonQuery, asOf moment: StoreMoment?, decoder: WireDecoder
    ) throws -> ComparisonAnswer {
        try reader.reading(asOf: moment, decoder: decoder) { reading in
            let comparer = Comparer(catalogue: reading.catalogue)
            let sides: (current: ConsolidationQuery, earlier: ConsolidationQuery?)
            do throws(ConsolidationRefusal) {
                sides = try comparer.sides(of: comparison)
            } catch {
                throw CallFailure(error)
            }
            let current = try reading.answer(to: sides.current)
            let earlier = try sides.earlier.map { try reading.answer(to: $0) }
            return comparer.compare(
                comparison, current: current.consolidation, earlier: earlier?.consolidation,
                claims: current.contributions.flatMap { $0.growthClaims() }, sequence: reading.sequence)
        }
    }
}
