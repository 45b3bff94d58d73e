// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What can be done with a report after it was, or should have been, sent.
public enum ActKind: String, CaseIterable, Hashable, Sendable {
    /// The revision goes back to the office: it counts nowhere until it is corrected.
    case giveBack = "return"
    /// The revision is taken as it stands.
    case accept
    /// No more revisions are taken.
    case close
    /// Revisions are taken again until a moment.
    case reopen
    /// The report is due later than its regime says.
    case extend
    /// A proposal of the report is answered.
    case reply
    /// A score sheet is filled in for the office.
    case score
}

/// One step in the life of a report. Acts are kept for ever, in the order of the store, beside the reports.
public struct Act: Hashable, Sendable {
    /// Office, regime and period of the report.
    public var key: ReportKey
    public var kind: ActKind
    /// Who does it; mandatory.
    public var actor: String
    /// By what right: an office, a role, a decision.
    public var authority: String
    /// Why; mandatory for `giveBack`, `reopen` and `extend`.
    public var reason: String
    /// The revision it is about; 0 for acts that are about the report whatever its revision.
    public var revision: Int32
    /// The first moment after a reopening, or after the extended due time; `nil` for other kinds.
    public var until: Instant?
    /// Id of the proposal that is answered; empty for other kinds. The answer is `reason`.
    public var proposal: String
    /// For scores: the sheet, who scores, and the points.
    public var score: ScoreStatement?

    public init(
        key: ReportKey, kind: ActKind, actor: String, authority: String = "", reason: String = "",
        revision: Int32 = 0, until: Instant? = nil, proposal: String = "", score: ScoreStatement? = nil
    ) {
        self.key = key
        self.kind = kind
        self.actor = actor
        self.authority = authority
        self.reason = reason
        self.revision = revision
        self.until = until
        self.proposal = proposal
        self.score = score
    }
}

/// Points given to an office by itself or by another member.
public struct ScoreStatement: Hashable, Sendable {
    /// Code of the score sheet.
    public var sheet: String
    /// Id of the office that scores: the office itself, or a member that cross-checks it.
    public var scorer: String
    public var points: [CriterionPoints]

    public init(sheet: String, scorer: String, points: [CriterionPoints]) {
        self.sheet = sheet
        self.scorer = scorer
        self.points = points
    }
}

public struct CriterionPoints: Hashable, Sendable {
    /// Code of a criterion of the sheet.
    public var criterion: String
    /// As written, a decimal.
    public var decimal: String
    public var note: String

    public init(criterion: String, decimal: String, note: String = "") {
        self.criterion = criterion
        self.decimal = decimal
        self.note = note
    }
}
