// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The rule by which every store decides on a pack. Stores look up the two facts; only this decides.
public enum PackRule {
    public enum Decision: Hashable, Sendable {
        /// Store the pack under this number.
        case freeze(number: Int32)
        /// Store nothing and answer this.
        case answer(PackOutcome)
    }

    /// - Parameters:
    ///   - sameRequest: the pack of the same group, regime and periods that has the same request id.
    ///   - lastNumber: number of the latest pack of that group, regime and periods; 0 when there is none.
    public static func decide(_ submission: PackSubmission, sameRequest: PackHead?, lastNumber: Int32) -> Decision {
        if let first = sameRequest {
            let isSame = first.requestDigest == submission.requestDigest
            return .answer(isSame ? .repeated(first) : .refused(.requestIDReused(first: first)))
        }
        guard lastNumber < StoreLimits.packMax else {
            return .answer(.refused(.packLimit(max: StoreLimits.packMax)))
        }
        return .freeze(number: lastNumber + 1)
    }
}
