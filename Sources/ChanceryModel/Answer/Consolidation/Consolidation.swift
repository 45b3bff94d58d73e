// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the reports of a group, or of named offices, say together: the whole answer, or one page of it.
///
/// Equal reports, acts, catalogues and questions give equal answers, in every detail and every order.
public struct Consolidation: Hashable, Sendable {
    /// Store sequence that every figure belongs to; 0 until the answer is given from a store.
    public var sequence: StoreSequence
    /// Version of the catalogue by which the reports were read and added.
    public var catalogueVersion: CatalogueVersion
    /// Digest of the whole answer; `nil` until it is taken from the encoded answer.
    public var digest: Digest?
    /// Group id; empty for named offices.
    public var group: String
    public var groupLabel: Label
    /// Code of the regime.
    public var regime: String
    /// Code of the `WindowFamily` that the periods were cut by.
    public var windowFamily: String
    /// Ascending.
    public var periods: [PeriodWindow]
    /// Whose reports were expected, in catalogue order, or as named; on the first page only.
    public var members: [ConsolidationMember]
    public var completeness: Completeness
    /// In catalogue order of the indicators, then by dimensions, results before plans, unit, event, start, window.
    public var figures: [ConsolidatedFigure]
    /// Empty on the last page.
    public var nextPageToken: String
    /// Figures that the catalogue of this answer cannot read, in the order of the members; on the first page only.
    public var unread: [UnreadFigure]
    /// The day whose units the answer counts by; `nil` when it counts by the offices as they were. On the first page
    /// only, like all that follow.
    public var bordersOn: CivilDate?
    /// The units of the borders asked for, in the order in which the members lead to them; empty as it was.
    public var units: [TerritoryUnit]
    /// What was asked for, when the answer is put together from parts or ends by a day; otherwise `nil`.
    public var asked: AskedWindow?

    public init(
        sequence: StoreSequence = 0, catalogueVersion: CatalogueVersion, digest: Digest? = nil, group: String = "",
        groupLabel: Label = Label(english: ""), regime: String, windowFamily: String, periods: [PeriodWindow] = [],
        members: [ConsolidationMember] = [], completeness: Completeness = Completeness(),
        figures: [ConsolidatedFigure] = [], nextPageToken: String = "", unread: [UnreadFigure] = [],
        bordersOn: CivilDate? = nil, units: [TerritoryUnit] = [], asked: AskedWindow? = nil
    ) {
        self.sequence = sequence
        self.catalogueVersion = catalogueVersion
        self.digest = digest
        self.group = group
        self.groupLabel = groupLabel
        self.regime = regime
        self.windowFamily = windowFamily
        self.periods = periods
        self.members = members
        self.completeness = completeness
        self.figures = figures
        self.nextPageToken = nextPageToken
        self.unread = unread
        self.bordersOn = bordersOn
        self.units = units
        self.asked = asked
    }
}
