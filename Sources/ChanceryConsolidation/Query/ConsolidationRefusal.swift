// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Why a query as a whole has no answer.
public struct ConsolidationRefusal: Error, Hashable, Sendable {
    public let code: ConsolidationRefusalCode
    /// English and Vietnamese.
    public let message: Label

    public init(_ code: ConsolidationRefusalCode, english: String, vietnamese: String) {
        self.code = code
        message = Label(english: english, vietnamese: vietnamese)
    }
}

/// Stable codes of refused queries. Numbers are never reused; see `docs/reference/consolidation.md`.
public enum ConsolidationRefusalCode: Int32, StableCode {
    case unknownGroup = 801
    case unknownOffice = 802
    case unknownRegime = 803
    case unknownIndicator = 804
    case noOffices = 805
    case noMembersInWindow = 806
    case rangeAcrossForms = 807
    case rangeReversed = 808
    case rangeTooLong = 809
    case formNotInRegime = 810
    case tooManyMembers = 811
    case tooManyIndicators = 812
    case answerTooLarge = 813
    /// Contributions were prepared for another catalogue or twice for one period: the caller mixed them up.
    case contributionsMismatch = 814
    /// Periods of the form asked for do not make up the period.
    case partsDoNotTile = 815
    /// Nothing of what was asked for had ended by the day.
    case nothingEnded = 816
    /// An office that a merger founded after the day of the borders.
    case officeNotInBorders = 817
    case unknownCode = 818
    /// Nobody carries the code on the day that it is read for.
    case codeNotInForce = 819
    case unknownPillar = 831

    // Comparisons.

    case planOfRange = 841
    case predicateNotAsked = 842
    case noEarlierPeriod = 843
    case comparedWithItself = 844
    case tooManyPredicates = 845
    case untilNeedsLastYear = 846
}
