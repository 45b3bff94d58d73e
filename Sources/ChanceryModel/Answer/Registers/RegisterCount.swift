// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How the figures of one indicator and the entries that they count agree.
public struct RegisterCount: Hashable, Sendable {
    /// Code of the `Indicator`.
    public var indicator: String
    public var label: Label
    /// Code of the `MeasureUnit`.
    public var unit: String
    /// The sum of what the reports state without dimensions; `nil` when none does, or the numbers do not add.
    public var stated: Quantity?
    /// What the entries come to when each counts once; `nil` when it does not fit 64 bits.
    public var listed: Quantity?
    /// Different entries that the indicator counts.
    public var entryCount: Int32
    /// Entries that more than one report lists.
    public var joint: [JointEntry]
    /// Reports that state a number or list an entry, in the order of the members and periods.
    public var reports: [ReportCount]

    public init(
        indicator: String, label: Label, unit: String, stated: Quantity?, listed: Quantity?, entryCount: Int32,
        joint: [JointEntry] = [], reports: [ReportCount] = []
    ) {
        self.indicator = indicator
        self.label = label
        self.unit = unit
        self.stated = stated
        self.listed = listed
        self.entryCount = entryCount
        self.joint = joint
        self.reports = reports
    }
}

/// One agreement or event that several reports list.
public struct JointEntry: Hashable, Sendable {
    public var id: String
    /// In the order of the members and periods.
    public var reporters: [EntryReporter]

    public init(id: String, reporters: [EntryReporter]) {
        self.id = id
        self.reporters = reporters
    }
}

/// What one report states and lists.
public struct ReportCount: Hashable, Sendable {
    public var office: String
    public var period: Period
    public var revision: Int32
    /// `nil` where the report gives no number without dimensions.
    public var stated: Quantity?
    /// `nil` when it does not fit 64 bits.
    public var listed: Quantity?
    /// Whether the number was counted from the entries because the report does not state one.
    public var isGenerated: Bool

    public init(
        office: String, period: Period, revision: Int32, stated: Quantity?, listed: Quantity?,
        isGenerated: Bool = false
    ) {
        self.office = office
        self.period = period
        self.revision = revision
        self.stated = stated
        self.listed = listed
        self.isGenerated = isGenerated
    }
}
