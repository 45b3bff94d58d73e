// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryWire

/// Told of every call when its answer is handed to the transport: for metrics and for the log.
///
/// Called from any queue, many calls at a time, so it must be quick and must not block.
public protocol CallObserver: AnyObject, Sendable {
    func ended(_ calls: [EndedCall])
}

/// A call whose answer is on its way.
public struct EndedCall: Sendable {
    /// Its place in `MethodTable.methods`.
    public let method: Int
    public let context: CallContext
    public let ending: CallEnding
    /// From the arrival of the whole request to the answer.
    public let nanoseconds: UInt64

    public init(method: Int, context: CallContext, ending: CallEnding, nanoseconds: UInt64) {
        self.method = method
        self.context = context
        self.ending = ending
        self.nanoseconds = nanoseconds
    }
}

/// How a call ended.
public enum CallEnding: Sendable {
    case succeeded
    case failed(CallFailure)
    /// The client went away or its deadline passed, so that nobody gets the answer.
    case cancelled
}
