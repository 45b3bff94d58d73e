// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One revision of a report without its content.
public struct ReportRevision: Hashable, Sendable {
    public var receipt: Receipt
    /// Who answers for it, as the report says.
    public var author: String
    /// Why it corrects the revision before; empty for revision 1.
    public var reason: String
    /// Length of the submitted bytes.
    public var byteCount: Int64
    /// Who brought it: a `PeerIdentity` as text; empty where the release of then did not know.
    public var submittedBy: String

    public init(
        receipt: Receipt, author: String = "", reason: String = "", byteCount: Int64, submittedBy: String = ""
    ) {
        self.receipt = receipt
        self.author = author
        self.reason = reason
        self.byteCount = byteCount
        self.submittedBy = submittedBy
    }
}

/// What differs between two revisions of one report.
public struct ReportDifference: Hashable, Sendable {
    public var from: ReportRevision
    public var to: ReportRevision
    /// Section by section, in the order of the later report; items that only the earlier one has come last in their
    /// section.
    public var items: [ItemChange]

    public init(from: ReportRevision, to: ReportRevision, items: [ItemChange] = []) {
        self.from = from
        self.to = to
        self.items = items
    }
}

public enum ItemChangeKind: String, CaseIterable, Hashable, Sendable {
    case added
    case removed
    case changed
}

/// One figure, paragraph or entry of a report that differs.
public struct ItemChange: Hashable, Sendable {
    public var kind: ItemChangeKind
    /// Where it stands in the earlier report, such as `figures[3]`; empty when it was added.
    public var pathBefore: String
    /// Where it stands in the later report; empty when it was removed.
    public var pathAfter: String
    /// What it is about: the code of an indicator or section, the id of an entry.
    public var subject: String
    /// Its name, where the catalogue or the report has one.
    public var label: Label
    /// The fields that differ; all that are set for an item that was added or removed.
    public var fields: [FieldChange]
    /// The change as a sentence.
    public var words: Label

    public init(
        kind: ItemChangeKind, pathBefore: String = "", pathAfter: String = "", subject: String,
        label: Label = Label(english: ""), fields: [FieldChange] = [], words: Label = Label(english: "")
    ) {
        self.kind = kind
        self.pathBefore = pathBefore
        self.pathAfter = pathAfter
        self.subject = subject
        self.label = label
        self.fields = fields
        self.words = words
    }
}

/// One field of an item that differs.
public struct FieldChange: Hashable, Sendable {
    /// Name of the field of Report, such as `decimal`.
    public var field: String
    /// As text; empty when it was not set.
    public var before: String
    /// As text; empty when it is not set.
    public var after: String
    /// After less before, where both are numbers.
    public var difference: FixedPoint?

    public init(field: String, before: String, after: String, difference: FixedPoint? = nil) {
        self.field = field
        self.before = before
        self.after = after
        self.difference = difference
    }
}
