// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Stable codes of figures that do not compare. Numbers are never reused; see `docs/reference/comparison.md`.
public enum ComparisonRefusalReason: Int32, StableCode {
    /// An office of the scope was merged between the two windows.
    case notComparable = 741
    /// The group has other members in one window than in the other.
    case membershipChanged = 742
    /// A unit of the borders lacks a part that was merged into it.
    case predecessorMissing = 743
    case baseMissing = 744
    case currentMissing = 745
    /// One of the sides has no one number.
    case figureRefused = 746
    case baseNotAboveZero = 747
    case ranksDoNotCompare = 748
    /// An event, or a number in a series, happens once.
    case eventsDoNotCompare = 749
    case ratesChangeInPoints = 750
    case planMissing = 751
    case changeMayBeZero = 752
    case shareNeedsSum = 753
    case averageUnknown = 754
    /// The result cannot be kept exactly.
    case tooLarge = 755
    /// A unit has an office outside the scope in one window and not in the other.
    case territoryDiffers = 756
}
