// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// No connection could be made, or it was lost: whether the server did what a call under way asked for is not known.
public struct ConnectionLost: Error, Hashable, Sendable, CustomStringConvertible {
    public let address: ServerAddress
    /// In English, from the layers below.
    public let problem: String

    public init(address: ServerAddress, problem: String) {
        self.address = address
        self.problem = problem
    }

    public var description: String { "no connection to \(address): \(problem)" }
}

/// Without credentials nothing is protected on its way, so nothing is sent to another machine; nothing was.
public struct PlaintextRefused: Error, Hashable, Sendable, CustomStringConvertible {
    public let address: ServerAddress

    public init(address: ServerAddress) { self.address = address }

    public var description: String {
        "nothing is sent to \(address): without a certificate the connection would not be encrypted; give "
            + "--tls-certificate, --tls-key and --tls-roots (or CHANCERY_TLS_CERTIFICATE, CHANCERY_TLS_KEY and "
            + "CHANCERY_TLS_ROOTS), or name this machine by localhost, a loopback address or unix:PATH"
    }
}

/// A call ended with a status that carries no reason of this contract: a deadline on this side, another kind of server.
public struct ForeignStatus: Error, Hashable, Sendable, CustomStringConvertible {
    /// A code of google.rpc.Code.
    public let code: Int32
    /// The code's name with the sender's sentence.
    public let text: String

    public init(code: Int32, text: String) {
        self.code = code
        self.text = text
    }

    public var description: String { text }
}

/// The server answered a call with something that is not the answer to it.
public struct UnexpectedAnswer: Error, Hashable, Sendable, CustomStringConvertible {
    /// `chancery.v1.ReportService/SubmitReport`.
    public let method: String
    public let problem: String

    public init(method: String, problem: String) {
        self.method = method
        self.problem = problem
    }

    public var description: String { "the answer of \(method) cannot be used: \(problem)" }
}

/// A receipt does not belong to what was sent, so it proves nothing.
public struct ReceiptMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    public let receipt: Receipt
    /// Which part differs: `digest`, `key` or `request id`.
    public let part: String

    public init(receipt: Receipt, part: String) {
        self.receipt = receipt
        self.part = part
    }

    public var description: String {
        "the receipt for \(receipt.key) has another \(part) than the report that was sent; it proves nothing"
    }
}

/// Trying again came to its end. `lastError` is what went wrong last.
public struct DeadlineReached: Error, Sendable, CustomStringConvertible {
    public let attemptCount: Int
    public let lastError: any Error

    public init(attemptCount: Int, lastError: any Error) {
        self.attemptCount = attemptCount
        self.lastError = lastError
    }

    public var description: String {
        attemptCount == 1 ? "\(lastError)" : "given up after \(attemptCount) attempts: \(lastError)"
    }
}
