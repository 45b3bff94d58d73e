// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Stable codes of refused sums. Numbers are never reused; see `docs/reference/consolidation.md`.
public enum RefusalReason: Int32, StableCode {
    case distinctCountsDoNotAdd = 701
    case ratesDoNotAdd = 702
    case ratiosDoNotAdd = 703
    case multiplesDoNotAdd = 704
    case ranksDoNotAdd = 705
    case rankBandsDoNotAdd = 706
    case memberCountsDoNotAdd = 707
    case plansDoNotAdd = 708
    case differentAsOfDates = 709
    case asOfDateUnknown = 710
    case startUnknown = 711
    case eventUnknown = 712
    case eventReportersDiffer = 713
    /// The sum does not fit 64 bits at the scale of the indicator.
    case overflow = 714
    /// One report states the same figure twice.
    case statedTwice = 715
    /// No member gave a number that could be added.
    case noNumber = 716
    /// A number that stands for a merged office is of a day after the merger.
    case asOfAfterMerger = 717
    /// The parts of a rate are not known of the same offices and periods.
    case partsCoverDifferentOffices = 718
    /// What a rate would be divided by is zero, or could be.
    case divisorNotAboveZero = 719
    /// An office states a rate without the parts that the rate of all is worked out from.
    case partsMissing = 720
    /// An office and one that mergers made of it state a flow over one window of its own.
    case windowOfMergedOffices = 721
}

extension RefusalReason {
    /// Made once: a name costs more than a sum.
    private static let names = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.name) })

    fileprivate var knownName: String { RefusalReason.names[self] ?? name }
}

extension FigureOutcome {
    /// - Parameter message: in English, Vietnamese and Arabic.
    static func refused(reason: RefusalReason, message: Label) -> FigureOutcome {
        .refused(FigureRefusal(code: reason.rawValue, name: reason.knownName, message: message))
    }

    /// The reason; `nil` for a number, and for a reason that this release does not know.
    public var refusal: RefusalReason? {
        guard case .refused(let refusal) = self else { return nil }
        return RefusalReason(rawValue: refusal.code)
    }
}
