// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What became of one office's part in a consolidated figure.
public enum ContributionUse: String, CaseIterable, Hashable, Sendable {
    /// It is in the answer.
    case used
    /// The same office stated the same fact again in a later period; the later statement is used.
    case restated
    /// Another office's statement of the same fact is used.
    case sameFact = "same-fact"
    /// The figures do not combine.
    case refused
    /// The office was merged inside the period and its successor's number is used.
    case succeeded
    /// The figure is worked out from its parts; what the office stated of it is shown.
    case recomputed
    /// It is in the answer; entries that it counts and others count too are counted once.
    case joint
}
