// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A number on its way into a consolidated figure.
struct FoldedNumber {
    private let smallMember: Int32
    private let smallSlot: Int32
    let revision: Int32
    let flags: FigureFlags
    let asOf: CivilDate?
    let quantity: Quantity
    /// Behind a reference, so that the tens of thousands that have none of it are small.
    private let particulars: Particulars?

    /// What few numbers have.
    private final class Particulars: Sendable {
        let subUnit: String
        let codes: [String]
        let listed: ListedEntries?

        init(_ detail: FigureDetail) {
            subUnit = detail.subUnit
            codes = detail.codes
            listed = detail.listed
        }
    }

    /// - Parameter detail: `nil` for a figure without one.
    init(_ figure: ReadFigure, _ detail: FigureDetail?, member: Int, slot: Int, revision: Int32) {
        smallMember = Int32(member)
        smallSlot = Int32(slot)
        self.revision = revision
        flags = figure.flags
        asOf = figure.asOf
        quantity = figure.quantity
        if let detail, !detail.subUnit.isEmpty || !detail.codes.isEmpty || detail.listed != nil {
            particulars = Particulars(detail)
        } else {
            particulars = nil
        }
    }

    /// Index into the roster.
    var member: Int { Int(smallMember) }
    /// Index into the periods.
    var slot: Int { Int(smallSlot) }
    var subUnit: String { particulars?.subUnit ?? "" }
    /// What a distinct count lists.
    var codes: [String] { particulars?.codes ?? [] }
    /// The entries that it counts, where others may count the same ones.
    var listed: ListedEntries? { particulars?.listed }
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
