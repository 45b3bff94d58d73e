// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A number on its way into a consolidated figure.
struct FoldedNumber {
    /// Index into the roster.
    let member: Int
    /// Index into the periods.
    let slot: Int
    let revision: Int32
    let subUnit: String
    let quantity: Quantity
    let asOf: CivilDate?
    let flags: FigureFlags
    /// What a distinct count lists.
    let codes: [String]
    /// The entries that it counts, where others may count the same ones.
    let listed: ListedEntries?
}

extension FoldedNumber {
    init(_ figure: ReadFigure, _ detail: FigureDetail, member: Int, slot: Int, revision: Int32) {
        self.init(
            member: member, slot: slot, revision: revision, subUnit: detail.subUnit, quantity: figure.quantity,
            asOf: figure.asOf, flags: figure.flags, codes: detail.codes, listed: detail.listed)
    }
}

/// What the numbers of one figure come to.
struct Combined {
    let outcome: FigureOutcome
    let bounds: QuantityBounds
    /// By index of the number.
    let uses: [ContributionUse]
    /// Entries that several of the numbers count.
    var joint = JointCount.none
}
