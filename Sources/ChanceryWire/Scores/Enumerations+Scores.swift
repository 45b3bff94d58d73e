// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension Enumerations {
    static let scoreBasis = EnumerationTable<ScoreBasis>(
        "ScoreBasis", mandatory: [.computed, .crossChecked, .own, .none], fallback: .none)
    static let scoreTieRule = EnumerationTable<ScoreTieRule>(
        "ScoreTieRule", mandatory: [.criterion, .earlierReport, .shared], fallback: .shared)
}
