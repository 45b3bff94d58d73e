// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Synchronization

/// Folds of the newest answers, held so that an answer after a correction folds only what was corrected.
///
/// Nothing here is needed for correctness: a fold that was let go is made again from the views. A fold is taken out
/// while it is used, because it is brought forward in place; whoever asks meanwhile folds anew.
final class FoldCache: Sendable {
    private struct Entry {
        let fold: HeldFold
        let bytes: Int
        /// Larger is younger.
        let use: UInt64
    }

    private struct State {
        var entries: [ConsolidationQuery: Entry] = [:]
        var heldBytes = 0
        var useCount: UInt64 = 0
    }

    /// What a fold takes beside its numbers.
    private static let entryBytes = 64 << 10

    private let bytesMax: Int
    private let state = Mutex(State())

    /// - Parameter bytesMax: 0 holds nothing.
    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    var count: Int { state.withLock { $0.entries.count } }

    /// The fold of the last answer to a query, which then belongs to the caller.
    func take(_ query: ConsolidationQuery) -> HeldFold? {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: query) else { return nil }
            state.heldBytes -= entry.bytes
            return entry.fold
        }
    }

    /// Holds a fold and lets the longest unused ones go until all fit; one that is too large by itself is not held.
    func hold(_ fold: HeldFold, of query: ConsolidationQuery) {
        let bytes = FoldCache.entryBytes + fold.numberCount * HeldFold.numberBytes
        guard bytes <= bytesMax else { return }
        state.withLock { state in
            if let known = state.entries[query] { state.heldBytes -= known.bytes }
            state.useCount += 1
            state.entries[query] = Entry(fold: fold, bytes: bytes, use: state.useCount)
            state.heldBytes += bytes
            while state.heldBytes > bytesMax, let oldest = state.entries.min(by: { $0.value.use < $1.value.use }) {
                state.heldBytes -= oldest.value.bytes
                state.entries[oldest.key] = nil
            }
        }
    }
}
