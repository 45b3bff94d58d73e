// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What has been gathered for one consolidated figure.
struct FigureRow {
    var numbers: [FoldedNumber] = []
    var beside: [BesideFigure] = []
    var unavailable: [UnavailableEntry] = []
}

/// That an office has no number.
struct UnavailableEntry {
    let member: Int
    let slot: Int
    let reason: String
}
