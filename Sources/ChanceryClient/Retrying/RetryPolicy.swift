// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire

/// How long to wait before a call is made again: twice as long each time, up to a bound, with jitter, and never less
/// than the server asked for.
public struct RetryPolicy: Hashable, Sendable {
    public var firstDelay: Duration
    public var delayMax: Duration

    public init(firstDelay: Duration = .milliseconds(200), delayMax: Duration = .seconds(10)) {
        self.firstDelay = firstDelay
        self.delayMax = delayMax
    }

    /// Between half and all of what the number of the retry, from 1, allows.
    func delay(ofRetry number: Int, random: UInt64) -> Duration {
        var full = firstDelay
        for _ in 1..<max(1, number) {
            if full >= delayMax { break }
            full = full * 2
        }
        full = min(full, delayMax)
        let half = full / 2
        // A thousandth is fine enough for jitter.
        return half + half * Int(random % 1001) / 1000
    }

    /// The least delay before a call that ended with `error` is made again; `nil` when repeating cannot help.
    ///
    /// Repeating is safe for every call of the contract: a submission is known by its request id, the others change
    /// nothing. What a report says is never sent again after it was refused.
    public static func leastDelay(after error: any Error) -> Duration? {
        switch error {
        case is ConnectionLost:
            return .zero
        case let failure as CallFailure:
            let asked = failure.retryDelayMilliseconds.map { Duration.milliseconds($0) }
            switch failure.reason.code {
            case .unavailable, .deadlineExceeded: return asked ?? .zero
            case .resourceExhausted: return asked
            default: return nil
            }
        case let status as ForeignStatus:
            let code = StatusCode(rawValue: status.code)
            return code == .unavailable || code == .deadlineExceeded ? .zero : nil
        default:
            return nil
        }
    }
}
