// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// By which rule a figure was combined.
public struct CombiningRule: Hashable, Sendable {
    /// Kind of the indicator, as in catalogue files.
    public var kind: String
    public var overMembers: RuleText
    public var overTime: RuleText
    public var atMerger: RuleText

    public init(kind: String, overMembers: RuleText, overTime: RuleText, atMerger: RuleText) {
        self.kind = kind
        self.overMembers = overMembers
        self.overTime = overTime
        self.atMerger = atMerger
    }
}

/// One part of a rule.
public struct RuleText: Hashable, Sendable {
    /// Stable name, such as `SUM`; see `docs/reference/explain.md`.
    public var code: String
    /// In English, Vietnamese and Arabic.
    public var text: Label

    public init(code: String, text: Label) {
        self.code = code
        self.text = text
    }
}
