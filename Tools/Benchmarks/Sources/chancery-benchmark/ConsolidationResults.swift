// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// What the consolidation benchmark found. Ratios are taken within each round, because both halves of a round meet the
/// same machine; every figure is the median over the rounds.
struct ConsolidationResults {
    struct Round {
        /// Decoding of the stored bytes of all reports.
        var decode = Duration.zero
        /// All pages of an answer, with nothing held from before.
        var cold = Duration.zero
        /// A copy of the bytes of all pages.
        var copy = Duration.zero
        /// All pages of the same answer again.
        var warm = Duration.zero
        /// All pages of the answer after one report was corrected.
        var correction = Duration.zero
        /// The same with nothing held from before.
        var refold = Duration.zero

        var coldVersusDecode: Double { cold / decode }
        var warmVersusCopy: Double { warm / copy }
        var correctionVersusRefold: Double { correction / refold }
    }

    static let coldVersusDecodeMax = 2.0
    /// Besides the copy there is the request to decode and the answer to look up, for each page.
    static let warmVersusCopyMax = 2.0
    static let correctionVersusRefoldMax = 0.25

    var rounds: [Round] = []
    var pageCount = 0
    var answerBytes = 0

    /// The bounds that do not hold, in words.
    var misses: [String] {
        let bounds: [(name: String, value: Double, max: Double)] = [
            ("cold_vs_decode", median(\.coldVersusDecode), ConsolidationResults.coldVersusDecodeMax),
            ("warm_vs_copy", median(\.warmVersusCopy), ConsolidationResults.warmVersusCopyMax),
            (
                "correction_vs_refold", median(\.correctionVersusRefold),
                ConsolidationResults.correctionVersusRefoldMax
            ),
        ]
        return bounds.filter { $0.value > $0.max }.map { "\($0.name) is \(decimals($0.value)), above \($0.max)" }
    }

    var table: String {
        """
        \(ConsolidationSample.officeCount) offices, \(ConsolidationSample.periodCount) periods, \
        \(ConsolidationSample.indicatorCount) indicators, \(answerBytes) bytes in \(pageCount) pages, \
        \(rounds.count) rounds

          decoding the reports  \(milliseconds(\.decode)) ms
          cold answer           \(milliseconds(\.cold)) ms   / decoding  \(decimals(median(\.coldVersusDecode)))
          copying the pages     \(milliseconds(\.copy)) ms
          warm answer           \(milliseconds(\.warm)) ms   / copying   \(decimals(median(\.warmVersusCopy)))
          after a correction    \(milliseconds(\.correction)) ms   / refold    \
        \(decimals(median(\.correctionVersusRefold)))
          refold                \(milliseconds(\.refold)) ms
        """
    }

    /// The members of a JSON object.
    var jsonMembers: String {
        """
        "cold_vs_decode": \(decimals(median(\.coldVersusDecode))), \
        "warm_vs_copy": \(decimals(median(\.warmVersusCopy))), \
        "correction_vs_refold": \(decimals(median(\.correctionVersusRefold))), \
        "decode_milliseconds": \(milliseconds(\.decode)), "cold_milliseconds": \(milliseconds(\.cold)), \
        "copy_milliseconds": \(milliseconds(\.copy)), "warm_milliseconds": \(milliseconds(\.warm)), \
        "correction_milliseconds": \(milliseconds(\.correction)), "refold_milliseconds": \(milliseconds(\.refold)), \
        "answer_bytes": \(answerBytes), "answer_pages": \(pageCount), "consolidation_rounds": \(rounds.count)
        """
    }

    private func median(_ figure: (Round) -> Double) -> Double {
        let sorted = rounds.map(figure).sorted()
        guard let middle = sorted.dropFirst(sorted.count / 2).first else { return 0 }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + middle) / 2 : middle
    }

    private func milliseconds(_ figure: KeyPath<Round, Duration>) -> String {
        String(format: "%.2f", median { $0[keyPath: figure] / .milliseconds(1) })
    }

    private func decimals(_ value: Double) -> String { String(format: "%.2f", value) }
}
