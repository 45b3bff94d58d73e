// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How much of single units an answer shows. What belongs to all of them together is in every one.
public enum AnswerDetail: Hashable, Sendable {
    case whole
    /// Without the contributions, which are the bulk of an answer.
    case withoutContributions
    /// Without anything by which one unit's number or the reason of an act on its report could be read: for members of a
    /// group who see its figures and not each other's.
    case sumsOnly
}

extension Consolidation {
    /// The answer with no more than `detail` shows.
    public func reduced(to detail: AnswerDetail) -> Consolidation {
        if detail == .whole { return self }
        var answer = self
        for index in answer.figures.indices {
            answer.figures[index].contributions = []
            guard detail == .sumsOnly else { continue }
            answer.figures[index].beside = []
            answer.figures[index].unitFigures = []
            answer.figures[index].joint = []
            answer.figures[index].findings = []
        }
        guard detail == .sumsOnly else { return answer }
        for member in answer.members.indices {
            for report in answer.members[member].reports.indices {
                answer.members[member].reports[report].returnReason = ""
                // By these an answer as of just before and one as of just after could be asked for.
                answer.members[member].reports[report].sequence = 0
                answer.members[member].reports[report].returnedSequence = 0
            }
        }
        return answer
    }
}

extension ComparisonAnswer {
    /// The answer with no more than `detail` shows. A comparison is about members, so that only `sumsOnly` leaves them out.
    public func reduced(to detail: AnswerDetail) -> ComparisonAnswer {
        guard detail == .sumsOnly else { return self }
        var answer = self
        for index in answer.figures.indices {
            answer.figures[index].members = []
            answer.figures[index].predicates = []
            answer.figures[index].published = []
        }
        return answer
    }
}
