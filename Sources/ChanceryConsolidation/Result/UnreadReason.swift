// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Why a figure could not be read.
enum UnreadReason: String, CaseIterable, Hashable, Sendable {
    /// The catalogue of this answer has no such indicator.
    case unknownIndicator = "unknown-indicator"
    case notANumber = "not-a-number"
    /// The number does not fit the scale that the indicator has in this catalogue.
    case notAtScale = "not-at-scale"
    case unstated
}
