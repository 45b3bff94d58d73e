// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One thing that validation has to say about a report.
public struct Finding: Hashable, Sendable {
    /// Stable, numbered code.
    public let code: FindingCode
    public let severity: Severity
    /// Where, as a path of schema fields: `figures[3].decimal`. Empty for the report as a whole.
    public let path: String
    /// What stands there, shortened to `valueLengthMax` Unicode scalars.
    public let value: String
    /// The rule that is not met: a rule code of the catalogue, or the property of an entry, such as
    /// `indicator delegations.outbound`.
    public let rule: String
    /// What is wrong, in English and Vietnamese.
    public let message: Label
    /// What would pass, in English and Vietnamese.
    public let remedy: Label
    /// Whether it asks something that the report does not answer yet. Such a report is stored, and cannot be accepted
    /// before a correction answers.
    public let needsAnswer: Bool
    /// What the office answered; empty where nothing was asked or answered.
    public let answer: String

    /// Longest `value`, in Unicode scalars.
    public static let valueLengthMax = 80

    /// - Parameter needsAnswer: `nil` says what follows from the code: a question needs an answer until it has one.
    public init(
        code: FindingCode, severity: Severity, path: String, value: String, rule: String, message: Label,
        remedy: Label, needsAnswer: Bool? = nil, answer: String = ""
    ) {
        self.code = code
        self.severity = severity
        self.path = path
        self.value = Finding.shortened(value)
        self.rule = rule
        self.message = message
        self.remedy = remedy
        self.needsAnswer = needsAnswer ?? (code.isQuestion && severity == .warning && answer.isEmpty)
        self.answer = answer
    }

    /// The same with the office's answer: information, and no longer a question.
    public func answered(with text: String) -> Finding {
        Finding(
            code: code, severity: .info, path: path, value: value, rule: rule, message: message, remedy: remedy,
            needsAnswer: false, answer: text)
    }

    /// `text`, or its start and an ellipsis where it is longer than `valueLengthMax`. The cost does not depend on the length.
    public static func shortened(_ text: String) -> String {
        guard text.utf8.count > valueLengthMax else { return text }
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: valueLengthMax, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<scalars.index(before: end)]) + "…"
    }
}

/// Stable codes of findings. Numbers are never reused; see `docs/reference/findings.md`.
///
/// 1xx the report as a whole, 2xx figures, 3xx text, 4xx registers and items, 5xx rules of the catalogue,
/// 6xx the file it was written in, 951 and on acts.
public enum FindingCode: Int32, StableCode {
    /// Never given by this release: a client that is older than its server reads codes it does not know as this one, with
    /// their number and name at the head of the rule.
    case unrecognised = 0

    case unknownOffice = 101
    case retiredOffice = 102
    case officeNotYetFounded = 103
    case unknownRegime = 104
    case regimeNotInForce = 105
    case officeNotInRegime = 106
    case malformedPeriod = 107
    case periodFormNotInRegime = 108
    case periodNotFinished = 109
    case unknownCatalogueVersion = 110
    case correctionWithoutReason = 111
    case malformedCorrection = 112
    case unknownLanguage = 113
    case tooManyEntries = 114
    case catalogueVersionOutdated = 115
    case findingsOmitted = 116
    case signatureMissing = 117
    case unknownSigningKey = 118
    case signatureOfOtherAlgorithm = 119
    case signatureInvalid = 120

    case unknownIndicator = 201
    case retiredIndicator = 202
    case indicatorNotInRegime = 203
    case missingFigure = 204
    case duplicateFigure = 205
    case valueUnstated = 206
    case notANumber = 207
    case foreignDigitsRead = 208
    case tooManyDecimals = 209
    case numberTooLarge = 210
    case negativeNotAllowed = 211
    case wrongUnit = 212
    case unknownDimension = 213
    case dimensionNotOfIndicator = 214
    case duplicateDimension = 215
    case missingDimension = 216
    case unknownDimensionValue = 217
    case retiredDimensionValue = 218
    case asOfMissing = 219
    case asOfOutsideWindow = 220
    case asOfNotExpected = 221
    case startMissing = 222
    case startAfterWindow = 223
    case figureWindowOutsideReport = 224
    case eventMissing = 225
    case unknownSubUnit = 226
    case aboutWithoutEstimate = 227
    case notAvailableWithoutReason = 228
    case malformedBase = 229
    case rankOutsidePopulation = 230
    case membersDisagreeWithValue = 231
    case duplicateMember = 232
    case inclusionWithoutSubUnit = 233
    case growthDisagrees = 234
    case startNotExpected = 235
    case membersNotExpected = 236
    case unknownMember = 237

    case unknownSection = 301
    case duplicateSection = 302
    case missingSection = 303
    case textTooLong = 304
    case emptyText = 305
    case textSameAsPrevious = 306
    case unknownPillar = 307
    case secretMarking = 308

    case missingIdentifier = 401
    case duplicateIdentifier = 402
    case addresseeMissing = 403
    case replyMissing = 404
    case unknownPartner = 405
    case negativeCount = 406
    case dateOutsideWindow = 407
    case unknownTargetIndicator = 408
    case malformedTarget = 409
    case unknownCode = 410
    case currencyMissing = 411

    case lessThanRequired = 501
    case sumDiffers = 502
    case outsideRange = 503
    case companionMissing = 504
    case countDiffersFromEntries = 505
    case cumulativeFell = 506

    case changeQuestioned = 511
    case peersQuestioned = 512
    case perItemQuestioned = 513
    case stockArithmeticQuestioned = 514
    case growthHistoryQuestioned = 515
    case staleCopy = 516
    case cumulativeMayHaveFallen = 517
    case stockFell = 518
    case lessThanPredecessors = 519
    case moreThanLater = 520
    case answerWithoutQuestion = 521

    case fileUnreadable = 601
    case unknownFileKey = 602
    case wrongFileType = 603
    case duplicateFileKey = 604
    case missingFileKey = 605
    case unknownFileWord = 606
    case malformedDate = 607
    case ambiguousOffice = 608
    case fileTooLarge = 609
    case fileAliasRefused = 610
    case fileRowLength = 611
    case fileEmpty = 612
    case conflictingFileRows = 613
    case wordQuantityRead = 614

    case actorMissing = 951
    case authorityMissing = 952
    case actReasonMissing = 953
    case actRevisionMissing = 954
    case actRevisionNotExpected = 955
    case untilMissing = 956
    case untilNotExpected = 957
    case untilTooFar = 958
    case proposalMissing = 959
    case unknownProposal = 960
    case proposalNotExpected = 961
    case scoreMissing = 962
    case scoreNotExpected = 963
    case unknownScoreSheet = 964
    case scoreSheetNotInForce = 965
    case scorerNotMember = 966
    case unknownCriterion = 967
    case criterionRepeated = 968
    case malformedPoints = 969
    case pointsOutOfRange = 970
    case pointsMissing = 971

    /// The severity that a finding of this code has unless its place or its rule says otherwise.
    public var defaultSeverity: Severity {
        switch self {
        case .foreignDigitsRead, .wordQuantityRead, .answerWithoutQuestion: .info
        case .catalogueVersionOutdated, .figureWindowOutsideReport, .aboutWithoutEstimate, .inclusionWithoutSubUnit,
            .startNotExpected, .membersNotExpected, .unknownMember, .textSameAsPrevious, .dateOutsideWindow,
            .countDiffersFromEntries:
            .warning
        default: isQuestion ? .warning : .error
        }
    }

    /// Whether findings of this code ask and never refuse: the report may be right, and the office says why.
    public var isQuestion: Bool {
        switch self {
        case .growthDisagrees, .changeQuestioned, .peersQuestioned, .perItemQuestioned, .stockArithmeticQuestioned,
            .growthHistoryQuestioned, .staleCopy, .cumulativeMayHaveFallen, .stockFell, .lessThanPredecessors,
            .moreThanLater:
            true
        default: false
        }
    }

    /// The code of a question under its number or its name; `nil` for anything else.
    public static func question(_ text: String) -> FindingCode? { questions[text] }

    private static let questions: [String: FindingCode] = Dictionary(
        allCases.filter(\.isQuestion).flatMap { [(String($0.rawValue), $0), ($0.name, $0)] },
        uniquingKeysWith: { first, _ in first })
}
