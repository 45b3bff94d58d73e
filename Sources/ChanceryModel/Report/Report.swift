// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What makes two submissions versions of one report: the office, the regime and the period.
public struct ReportKey: Hashable, Sendable, CustomStringConvertible {
    /// Immutable office id.
    public let office: String
    public let regime: String
    public let period: Period

    public init(office: String, regime: String, period: Period) {
        self.office = office
        self.regime = regime
        self.period = period
    }

    /// `vn-01/FA-D09/2024-H1`.
    public var description: String { "\(office)/\(regime)/\(period)" }
}

/// A periodic report as an office states it. Numbers are still text; see `ChanceryValidation` for the reading.
public struct Report: Hashable, Sendable {
    public var office: String
    public var regime: String
    /// Period code as stated; it may be wrong.
    public var period: String
    /// Catalogue version the report was made against; 0 when the office did not say.
    public var catalogueVersion: CatalogueVersion
    /// Present when this report replaces an earlier revision.
    public var correction: Correction?
    /// Language of the texts, as an ISO 639-1 code.
    public var language: String
    /// Who answers for the report, in words.
    public var author: String
    public var figures: [Figure]
    public var narratives: [Narrative]
    public var difficulties: [Difficulty]
    public var proposals: [Proposal]
    public var planItems: [PlanItem]
    public var agreements: [AgreementEntry]
    public var delegations: [DelegationEntry]
    public var aid: [AidEntry]
    public var events: [EventEntry]
    public var cases: [CaseEntry]
    /// Answers to what validation asks about this report.
    public var answers: [FindingAnswer]

    public init(
        office: String, regime: String, period: String, catalogueVersion: CatalogueVersion = 0,
        correction: Correction? = nil, language: String = "", author: String = "", figures: [Figure] = [],
        narratives: [Narrative] = [], difficulties: [Difficulty] = [], proposals: [Proposal] = [],
        planItems: [PlanItem] = [], agreements: [AgreementEntry] = [], delegations: [DelegationEntry] = [],
        aid: [AidEntry] = [], events: [EventEntry] = [], cases: [CaseEntry] = [], answers: [FindingAnswer] = []
    ) {
        self.office = office
        self.regime = regime
        self.period = period
        self.catalogueVersion = catalogueVersion
        self.correction = correction
        self.language = language
        self.author = author
        self.figures = figures
        self.narratives = narratives
        self.difficulties = difficulties
        self.proposals = proposals
        self.planItems = planItems
        self.agreements = agreements
        self.delegations = delegations
        self.aid = aid
        self.events = events
        self.cases = cases
        self.answers = answers
    }
}

/// That a report replaces an accepted revision, and why.
public struct Correction: Hashable, Sendable {
    /// The revision it was made from; refused when another one is current by then.
    public var replacesRevision: Int32
    public var reason: String

    public init(replacesRevision: Int32, reason: String) {
        self.replacesRevision = replacesRevision
        self.reason = reason
    }
}

/// What the office says to a finding that asks something about its report.
public struct FindingAnswer: Hashable, Sendable {
    /// Number or name of the finding's code: `513` or `PER_ITEM_QUESTIONED`.
    public var code: String
    /// Path of the finding; may be empty where the report has one finding of that code.
    public var path: String
    /// Why the report is right as it stands.
    public var text: String

    public init(code: String, path: String = "", text: String) {
        self.code = code
        self.path = path
        self.text = text
    }
}
