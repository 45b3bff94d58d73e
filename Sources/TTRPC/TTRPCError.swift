// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The peer answered a call with a status other than `OK`, or this side ended the call with one (a deadline, a
/// cancellation, a bound of its own).
public struct TTRPCStatusError: Error, Hashable, Sendable, CustomStringConvertible {
    public var status: TTRPCStatus

    public init(_ status: TTRPCStatus) {
        self.status = status
    }

    public init(_ code: TTRPCCode, _ message: String, details: [TTRPCStatus.Detail] = []) {
        self.status = TTRPCStatus(code, message, details: details)
    }

    public var code: TTRPCCode { self.status.code }
    public var message: String { self.status.message }
    public var details: [TTRPCStatus.Detail] { self.status.details }
    public var description: String { self.status.description }
}

/// The connection failed, so the outcome of a call that was under way on it is not known.
public struct TTRPCConnectionError: Error, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        /// No connection could be made.
        case connectFailed
        /// The connection ended while the call was open, or before it began.
        case closed
        /// The peer broke the protocol in a way that no status describes.
        case protocolViolation
        /// All stream identifiers of the connection are used up; a new connection has new ones.
        case streamsExhausted
    }

    public var reason: Reason
    public var message: String
    /// The error below this one, if there was one.
    public var cause: (any Error)?

    public init(_ reason: Reason, _ message: String, cause: (any Error)? = nil) {
        self.reason = reason
        self.message = message
        self.cause = cause
    }

    public var description: String {
        guard let cause = self.cause else { return self.message }
        return "\(self.message) (\(cause))"
    }
}
