// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A titled part of the text, tagged with the pillars it serves.
public struct Narrative: Hashable, Sendable {
    /// Code of a `SectionRule` of the regime.
    public var section: String
    public var pillars: [String]
    public var text: String

    public init(section: String, pillars: [String] = [], text: String) {
        self.section = section
        self.pillars = pillars
        self.text = text
    }
}

/// Something that hindered the work, and its cause.
public struct Difficulty: Hashable, Sendable {
    public var text: String
    public var cause: String
    public var pillars: [String]

    public init(text: String, cause: String = "", pillars: [String] = []) {
        self.text = text
        self.cause = cause
        self.pillars = pillars
    }
}

/// A request to somebody who can act on it.
public struct Proposal: Hashable, Sendable {
    /// Stable within the office, so that a reply can name it.
    public var id: String
    /// Who is asked.
    public var addressee: String
    public var text: String
    public var status: ProposalStatus
    /// What was answered; empty while open.
    public var reply: String

    public init(id: String, addressee: String, text: String, status: ProposalStatus = .open, reply: String = "") {
        self.id = id
        self.addressee = addressee
        self.text = text
        self.status = status
        self.reply = reply
    }
}

public enum ProposalStatus: String, CaseIterable, Hashable, Sendable {
    case open
    case answered
    case withdrawn
}

/// Something planned for a later window, checkable against its results.
public struct PlanItem: Hashable, Sendable {
    public var text: String
    public var pillars: [String]
    /// Who is responsible.
    public var owner: String
    /// When; multi-year programmes span years.
    public var window: DateRange?
    /// Indicator of the target figure; empty where there is none.
    public var targetIndicator: String
    /// Target as written; empty where there is none.
    public var targetDecimal: String

    public init(
        text: String, pillars: [String] = [], owner: String = "", window: DateRange? = nil,
        targetIndicator: String = "", targetDecimal: String = ""
    ) {
        self.text = text
        self.pillars = pillars
        self.owner = owner
        self.window = window
        self.targetIndicator = targetIndicator
        self.targetDecimal = targetDecimal
    }
}
