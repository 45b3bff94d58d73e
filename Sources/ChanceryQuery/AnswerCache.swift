// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import ChanceryWire
internal import Synchronization

/// Encoded answers, held so that a question that is asked again at the same sequence, and every later page of an
/// answer, is served from the bytes that were made for the first.
///
/// Nothing here is needed for correctness: an answer is a pure function of its question, so one that was let go is made
/// again to the same bytes. Nothing has to be dropped when the store changes, because its sequence is part of the
/// question.
final class AnswerCache: Sendable {
    /// All that an answer depends on.
    struct Question: Hashable {
        let query: ConsolidationQuery
        let detail: AnswerDetail
        let sequence: StoreSequence
        /// Fixed by the sequence in one store; asked for so that no answer can outlive what it was read by.
        let catalogueVersion: CatalogueVersion
    }

    private struct Entry {
        let answer: EncodedConsolidation
        /// Larger is younger.
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Question: Entry] = [:]
        var heldBytes = 0
        var useCount: UInt64 = 0
    }

    /// What an entry takes beside its answer: the texts of its question are bounded by the request's.
    private static let entryBytes = 1024

    private let bytesMax: Int
    private let state = Mutex(State())

    /// - Parameter bytesMax: 0 holds nothing.
    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    var count: Int { state.withLock { $0.entries.count } }
    var heldBytes: Int { state.withLock { $0.heldBytes } }

    func answer(to question: Question) -> EncodedConsolidation? {
        state.withLock { state in
            state.useCount += 1
            state.entries[question]?.lastUse = state.useCount
            return state.entries[question]?.answer
        }
    }

    /// Whether there is room for any answer.
    var holdsAnswers: Bool { bytesMax > 0 }

    /// The newest answer to the same question at another sequence: most of its bytes are those of the next one.
    func newest(like question: Question) -> EncodedConsolidation? {
        state.withLock { state in
            let like = state.entries.lazy.filter { entry in
                entry.key.detail == question.detail
                    && entry.key.catalogueVersion == question.catalogueVersion && entry.key.query == question.query
            }
            return like.max { $0.key.sequence < $1.key.sequence }?.value.answer
        }
    }

    /// Holds an answer and lets the longest unused ones go until all fit; an answer that is too long by itself is not
    /// held.
    func hold(_ answer: EncodedConsolidation, to question: Question) {
        let bytes = AnswerCache.bytes(of: answer)
        guard bytes <= bytesMax else { return }
        state.withLock { state in
            if let known = state.entries[question] { state.heldBytes -= AnswerCache.bytes(of: known.answer) }
            state.useCount += 1
            state.entries[question] = Entry(answer: answer, lastUse: state.useCount)
            state.heldBytes += bytes
            while state.heldBytes > bytesMax,
                let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.heldBytes -= AnswerCache.bytes(of: oldest.value.answer)
                state.entries[oldest.key] = nil
            }
        }
    }

    private static func bytes(of answer: EncodedConsolidation) -> Int { answer.heldBytes + entryBytes }
}
