// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryStore
public import ChanceryWire

/// Where figures come from. Used like `ReportQueries`.
public struct ExplainQueries: Sendable {
    private let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// Shares what `consolidations` holds of earlier answers.
    public init(_ consolidations: ConsolidationQueries) {
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// ExplainService.ExplainFigure.
    public func explainFigure(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.explainFigureRequest(payload)
        let asked = ConsolidationQuery(request.query)
        let question = { (catalogue: CatalogueIndex) in asked.explaining(request.figure, by: catalogue) }
        let encoded = try reader.answer(
            to: question, asOf: StoreMoment(request.query.moment), decoder: decoder
        ) { snapshot, answer in
            try FigureExplainer(snapshot: snapshot, decoder: decoder, answer: answer, reference: request.figure)
                .explanation().encoded()
        }
        guard encoded.count <= answerBytesMax else {
            throw CallFailure(
                .queryRefused,
                "the explanation would have \(encoded.count) bytes and could not be sent; ask for fewer offices or "
                    + "periods",
                metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
        }
        return encoded
    }
}

extension ConsolidationQuery {
    /// The query for one figure and what it may be worked out from. An indicator that does not exist leaves the query
    /// with all, of which the near ones are named.
    fileprivate func explaining(_ figure: FigureReference, by catalogue: CatalogueIndex) -> ConsolidationQuery {
        var query = self
        query.indicators = []
        guard let indicator = catalogue.indicator(figure.indicator) else { return query }
        query.indicators = [indicator.code]
        if let parts = indicator.parts { query.indicators += [parts.numerator, parts.denominator] }
        return query
    }
}
