// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The number of a flag in the contract is one more than the number of its bit.
extension FigureFlags {
    static let numbers: ClosedRange<UInt32> = 1...8

    init(number: UInt32) { self.init(rawValue: 1 << UInt8(number - 1)) }
}
