// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The words of a group's reports, put together: what was written, what hindered, what is asked for and what is
/// planned.
public struct ConsolidatedTexts: Hashable, Sendable {
    /// Store sequence that every word belongs to.
    public var sequence: StoreSequence
    public var catalogueVersion: CatalogueVersion
    /// By pillar, section, member and period.
    public var narratives: [MergedNarrative]
    /// By pillar, member and period.
    public var difficulties: [MergedDifficulty]
    /// By member; those carried forward longest come first.
    public var proposals: [CarriedProposal]
    /// By member and period; those of earlier periods come first.
    public var planItems: [CheckedPlanItem]
    /// Expected reports without words here: missing or returned. On the first page only.
    public var gaps: [TextGap]
    /// Empty on the last page.
    public var nextPageToken: String

    public init(
        sequence: StoreSequence, catalogueVersion: CatalogueVersion, narratives: [MergedNarrative] = [],
        difficulties: [MergedDifficulty] = [], proposals: [CarriedProposal] = [], planItems: [CheckedPlanItem] = [],
        gaps: [TextGap] = [], nextPageToken: String = ""
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.narratives = narratives
        self.difficulties = difficulties
        self.proposals = proposals
        self.planItems = planItems
        self.gaps = gaps
        self.nextPageToken = nextPageToken
    }
}

/// Where words come from.
public struct TextOrigin: Hashable, Sendable {
    /// As the office is called in the period.
    public var office: NamedOffice
    public var period: Period
    public var revision: Int32
    /// ISO 639-1 code of the language; empty when the report does not say.
    public var language: String

    public init(office: NamedOffice, period: Period, revision: Int32, language: String) {
        self.office = office
        self.period = period
        self.revision = revision
        self.language = language
    }
}

/// A titled part of one report's text.
public struct MergedNarrative: Hashable, Sendable {
    public var origin: TextOrigin
    /// The pillar it stands under: the first of its own in the order of the catalogue; empty when it has none.
    public var heading: String
    /// All of its pillars, as the office wrote them.
    public var pillars: [String]
    /// Code of the section.
    public var section: String
    /// Title of the section in the regime; the code where the regime has no such section.
    public var title: Label
    public var text: String

    public init(
        origin: TextOrigin, heading: String, pillars: [String], section: String, title: Label, text: String
    ) {
        self.origin = origin
        self.heading = heading
        self.pillars = pillars
        self.section = section
        self.title = title
        self.text = text
    }
}

/// Something that hindered the work.
public struct MergedDifficulty: Hashable, Sendable {
    public var origin: TextOrigin
    /// As for a narrative.
    public var heading: String
    public var difficulty: Difficulty

    public init(origin: TextOrigin, heading: String, difficulty: Difficulty) {
        self.origin = origin
        self.heading = heading
        self.difficulty = difficulty
    }
}

/// An expected report without words in the answer.
public struct TextGap: Hashable, Sendable {
    public var office: NamedOffice
    public var period: Period
    /// Whether it was returned; otherwise it did not come.
    public var isReturned: Bool

    public init(office: NamedOffice, period: Period, isReturned: Bool) {
        self.office = office
        self.period = period
        self.isReturned = isReturned
    }
}
