// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a comparison of two figures of one kind can say.
enum KindComparison: Hashable {
    /// A change, a growth, and each member's share of the change.
    case adding
    /// A change and a growth; members do not add up to the whole.
    case whole
    /// A change in points only.
    case points
    case refused(ComparisonRefusalReason)

    init(_ kind: IndicatorKind, event: String) {
        guard event.isEmpty else {
            self = .refused(.eventsDoNotCompare)
            return
        }
        switch kind {
        case .flowCount, .flowAmount, .stockCount, .stockAmount, .pipeline, .cumulativeCount, .cumulativeAmount:
            self = .adding
        case .distinctCount, .ratio, .memberCount, .plan: self = .whole
        case .rate, .multiple: self = .points
        case .rank, .rankBand: self = .refused(.ranksDoNotCompare)
        case .ordinal, .eventCount, .eventAmount: self = .refused(.eventsDoNotCompare)
        }
    }
}
