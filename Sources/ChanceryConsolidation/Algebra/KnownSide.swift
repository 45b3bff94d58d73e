// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// On which side of its value a number is known to lie: what a qualifier says, without the number. Whether an end is
/// itself possible is a matter of the interval.
enum KnownSide: Hashable {
    case exact
    case floor
    /// `isNear`: close to the value, as "nearly" says.
    case ceiling(isNear: Bool)
    case about

    init(_ qualifier: Qualifier) {
        self =
            switch qualifier {
            case .exact: .exact
            case .moreThan, .atLeast: .floor
            case .nearly: .ceiling(isNear: true)
            case .atMost: .ceiling(isNear: false)
            case .about: .about
            }
    }

    /// The side of the number taken negative, or as a divisor. What is above a floor may be far above it, so that a
    /// flipped floor is a ceiling of which nothing says that it is near.
    var flipped: KnownSide {
        switch self {
        case .exact, .about: self
        case .floor: .ceiling(isNear: false)
        case .ceiling: .floor
        }
    }

    /// The side of a sum: that of `Qualifier.adding`.
    func added(to other: KnownSide) -> KnownSide {
        switch (self, other) {
        case (.exact, let known), (let known, .exact): known
        case (.floor, .floor): .floor
        case (.ceiling(let left), .ceiling(let right)): .ceiling(isNear: left || right)
        default: .about
        }
    }

    /// The side of a difference or a quotient, `other` being flipped already. Here "nearly" survives only beside an
    /// exact number.
    func joined(with other: KnownSide) -> KnownSide {
        if case .ceiling = self, case .ceiling = other { return .ceiling(isNear: false) }
        return added(to: other)
    }
}
