// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a figure with its qualifier can be, in billionths: an interval with ends that may be open or missing.
struct Interval {
    var lower: Int128?
    var isLowerStrict = false
    var upper: Int128?
    var isUpperStrict = false

    init(_ value: FixedPoint, _ qualifier: Qualifier) {
        let point = value.billionths
        switch qualifier {
        case .exact:
            lower = point
            upper = point
        case .moreThan:
            lower = point
            isLowerStrict = true
        case .atLeast:
            lower = point
        case .nearly:
            upper = point
            isUpperStrict = true
        case .atMost:
            upper = point
        case .about:
            break
        }
    }

    /// Whether every value in this interval is less than every value in `other`.
    func isCertainlyLess(than other: Interval) -> Bool {
        guard let upper, let bound = other.lower else { return false }
        return upper < bound || (upper == bound && (isUpperStrict || other.isLowerStrict))
    }

    /// The interval of what is less than zero by as much.
    var negated: Interval {
        var result = self
        result.lower = upper.map { -$0 }
        result.upper = lower.map { -$0 }
        result.isLowerStrict = isUpperStrict
        result.isUpperStrict = isLowerStrict
        return result
    }

    /// The interval of the sum.
    func adding(_ other: Interval) -> Interval {
        var sum = self
        sum.lower = Interval.sum(lower, other.lower)
        sum.upper = Interval.sum(upper, other.upper)
        sum.isLowerStrict = isLowerStrict || other.isLowerStrict
        sum.isUpperStrict = isUpperStrict || other.isUpperStrict
        return sum
    }

    private static func sum(_ left: Int128?, _ right: Int128?) -> Int128? {
        guard let left, let right else { return nil }
        return left + right
    }
}
