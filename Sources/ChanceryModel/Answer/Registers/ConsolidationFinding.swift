// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Something that the reports of several offices say together and that somebody has to look at. It is shown to every
/// office that it names.
public struct ConsolidationFinding: Hashable, Sendable {
    /// Stable number of a `ConsolidationFindingCode`. A newer server may give one that this release does not know.
    public var code: Int32
    /// Stable name of the code, such as `ENTRY_DATE_DIFFERS`.
    public var name: String
    /// Id of the register entry, or code of the indicator.
    public var subject: String
    /// Field of the entry, as in report files; empty where the finding is not about one.
    public var field: String
    /// Who says what, in the order of the members.
    public var statements: [OfficeStatement]
    /// In English and Vietnamese.
    public var message: Label

    public init(
        _ code: ConsolidationFindingCode, subject: String, field: String = "", statements: [OfficeStatement],
        message: Label
    ) {
        self.init(
            code: code.rawValue, name: code.name, subject: subject, field: field, statements: statements,
            message: message)
    }

    public init(
        code: Int32, name: String, subject: String, field: String, statements: [OfficeStatement], message: Label
    ) {
        self.code = code
        self.name = name
        self.subject = subject
        self.field = field
        self.statements = statements
        self.message = message
    }
}

/// What one report says.
public struct OfficeStatement: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var revision: Int32
    /// The value as text: a code, a date, a number, a status.
    public var value: String

    public init(office: String, period: Period, revision: Int32, value: String) {
        self.office = office
        self.period = period
        self.revision = revision
        self.value = value
    }
}

/// Stable codes of findings about consolidated answers. Numbers are never reused; see `docs/reference/registers.md`.
public enum ConsolidationFindingCode: Int32, StableCode {
    case entryPartnerDiffers = 901
    case entryDateDiffers = 902
    case entryStatusDiffers = 903
    case entryOrdinalDiffers = 904
    case entryInstrumentDiffers = 905
    /// A report states another number than its entries give.
    case statedCountDiffers = 906
    /// Entries that two offices share are counted by both, because their numbers do not follow from their entries.
    case jointEntriesCountedTwice = 907
}
