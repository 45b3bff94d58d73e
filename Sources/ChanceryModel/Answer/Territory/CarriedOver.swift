// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// That the last values of merged offices stand for their successor, which gave no number itself.
///
/// A value that is carried over several mergers is named at each of them.
public struct CarriedOver: Hashable, Sendable {
    /// Id of the office that the merger founded.
    public var successor: String
    /// Day on which it was founded. No value is of a day after the merger of its own office.
    public var date: CivilDate
    /// Ids of the offices whose values stand for it.
    public var predecessors: [String]

    public init(successor: String, date: CivilDate, predecessors: [String]) {
        self.successor = successor
        self.date = date
        self.predecessors = predecessors
    }
}
