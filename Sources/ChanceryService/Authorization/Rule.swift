// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a role may do with what a method is about. The names stand in refusals, in the audit trail and in the docs.
public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// Whatever it is about.
    case all = "ALL"
    /// The caller's own unit, and the units that merged into it. A list that names no unit is cut down to these.
    case own = "OWN"
    /// As `own`; also the members of a group that the caller's unit leads today or led in the period, and that group.
    case ownOrLed = "OWN_OR_LED"
    /// As `own`; also a group that shares its figures with its members and has the caller's unit as a member today or
    /// in the period, without the contributions of single units.
    case shared = "SHARED"
    /// As `shared` and as `ownOrLed`, there with the contributions.
    case sharedOrLed = "SHARED_OR_LED"
    /// A group that the caller's unit leads today.
    case ledNow = "LED_NOW"
    /// Scores that the caller's unit gives itself, or another member of its group.
    case memberActs = "MEMBER_ACTS"
    /// As `memberActs`; also return, accept, close, reopen, extend and reply, for members of a group that the caller's
    /// unit leads today.
    case leaderActs = "LEADER_ACTS"
    /// Close, reopen, extend and reply.
    case ministryActs = "MINISTRY_ACTS"
    /// Nothing.
    case nobody = "NOBODY"

    /// For the refusal: what would have passed.
    var sentence: String {
        switch self {
        case .all: "everything is allowed"
        case .own: "this is for the unit itself and the units that merged into it"
        case .ownOrLed:
            "this is for the unit itself, and for the members of a group that it leads today or led in the period"
        case .shared:
            "this is for the unit itself, and for a group that shares its figures with it as a member"
        case .sharedOrLed:
            "this is for the unit itself, for a group that it leads today or led in the period, and for a group that "
                + "shares its figures with it as a member"
        case .ledNow: "this is for the unit that leads the group today"
        case .memberActs: "an office may record the scores that it gives, to itself or to a member of its group"
        case .leaderActs:
            "a leader may act on the reports of the group that it leads today, and record the scores that it gives"
        case .ministryActs: "the ministry may close, reopen, extend and reply"
        case .nobody: "this role may not call the method"
        }
    }
}
