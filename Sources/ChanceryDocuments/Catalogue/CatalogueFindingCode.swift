// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Stable codes of findings about catalogue files. Numbers are never reused; see `docs/reference/catalogue-format.md`.
///
/// 70x and 71x the form of the files, 72x references, 73x offices, 74x mergers, 75x groups, 76x indicators,
/// 77x regimes, 78x rules, 79x score sheets.
public enum CatalogueFindingCode: Int32, StableCode {
    case fileUnreadable = 701
    case fileTooLarge = 702
    case fileAliasRefused = 703
    case unknownKey = 704
    case duplicateKey = 705
    case missingKey = 706
    case wrongType = 707
    case unknownWord = 708
    case malformedDate = 709
    case numberOutOfRange = 710
    case malformedCode = 711
    case textTooLong = 712
    case duplicateCode = 713
    case repeatedEntry = 714
    case editionNotOnce = 715
    case vietnameseMissing = 716

    case unknownReference = 720

    case officeWithoutName = 730
    case namesOverlap = 731
    case nameGap = 732
    case nameOutsideLife = 733
    case codeCarriedTwice = 734
    case parentCycle = 735
    case signingKeysOverlap = 736
    case malformedSigningKey = 737

    case mergerWithoutPredecessor = 740
    case predecessorEndsElsewhen = 741
    case successorBeginsElsewhen = 742
    case mergedTwice = 743

    case membershipOutsideLife = 750
    case membershipsOverlap = 751
    case leaderNotMember = 752
    case leadersOverlap = 753

    case moneyKindWithoutCurrency = 760
    case moneyKindMissing = 761
    case measureNotOfKind = 762
    case measureNotOfRegister = 763
    case conditionNotOfRegister = 764
    case partsWithoutRate = 765
    case partNotAdditive = 766
    case factorNotAboveZero = 767
    case planOfNotFitting = 768

    case regimeWithoutMemberDue = 770
    case regimeWithoutForm = 771

    case ruleFormCount = 780
    case boundNotAtScale = 781
    case boundsReversed = 782
    case rangeWithoutBounds = 783
    case ruleNamesItself = 784
    case sumWithoutParts = 785
    case questionNotWarning = 786
    case factorOutOfRange = 787
    case markingWithoutMarks = 788

    case criterionCount = 790
    case criterionFormCount = 791
    case pointsNotInRange = 792
    case resultNotScorable = 793
    case stepsNotAscending = 794
    case scoreSheetsOverlap = 795

    init(_ kind: FileProblem.Kind) {
        self =
            switch kind {
            case .unreadable: .fileUnreadable
            case .tooLarge: .fileTooLarge
            case .aliasRefused: .fileAliasRefused
            case .unknownKey: .unknownKey
            case .duplicateKey: .duplicateKey
            case .missingKey: .missingKey
            case .wrongType: .wrongType
            case .unknownWord: .unknownWord
            case .malformedDate: .malformedDate
            case .numberOutOfRange: .numberOutOfRange
            }
    }
}
