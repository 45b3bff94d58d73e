// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// Counts the handshakes under way and what became of the others.
final class HandshakeGauge: Sendable {
    enum Outcome {
        case completed, failed, refused, tooSlow
    }

    private let underWayMax: Int
    private let state = Mutex(TLSServerStatistics())

    init(max: Int) {
        underWayMax = max
    }

    var statistics: TLSServerStatistics { state.withLock { $0 } }

    /// Whether one more may begin.
    func begin() -> Bool {
        state.withLock { state in
            guard state.handshakesUnderWay < underWayMax else {
                state.handshakesOverBound += 1
                return false
            }
            state.handshakesUnderWay += 1
            return true
        }
    }

    func end(_ outcome: Outcome) {
        state.withLock { state in
            state.handshakesUnderWay -= 1
            switch outcome {
            case .completed: state.handshakesCompleted += 1
            case .failed: state.handshakesFailed += 1
            case .refused: state.handshakesRefused += 1
            case .tooSlow: state.handshakesTooSlow += 1
            }
        }
    }
}
