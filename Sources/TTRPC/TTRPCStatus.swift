// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A canonical status code of `google.rpc`. Values outside the list are kept as they came.
public struct TTRPCCode: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    public static let ok = TTRPCCode(rawValue: 0)
    public static let cancelled = TTRPCCode(rawValue: 1)
    public static let unknown = TTRPCCode(rawValue: 2)
    public static let invalidArgument = TTRPCCode(rawValue: 3)
    public static let deadlineExceeded = TTRPCCode(rawValue: 4)
    public static let notFound = TTRPCCode(rawValue: 5)
    public static let alreadyExists = TTRPCCode(rawValue: 6)
    public static let permissionDenied = TTRPCCode(rawValue: 7)
    public static let resourceExhausted = TTRPCCode(rawValue: 8)
    public static let failedPrecondition = TTRPCCode(rawValue: 9)
    public static let aborted = TTRPCCode(rawValue: 10)
    public static let outOfRange = TTRPCCode(rawValue: 11)
    public static let unimplemented = TTRPCCode(rawValue: 12)
    public static let `internal` = TTRPCCode(rawValue: 13)
    public static let unavailable = TTRPCCode(rawValue: 14)
    public static let dataLoss = TTRPCCode(rawValue: 15)
    public static let unauthenticated = TTRPCCode(rawValue: 16)

    private static let names = [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
        "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
        "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ]
}

extension TTRPCCode: CustomStringConvertible {
    /// The canonical name, such as `NOT_FOUND`, or `CODE_42` for a code without one.
    public var description: String {
        guard self.rawValue >= 0, Int(self.rawValue) < TTRPCCode.names.count else { return "CODE_\(self.rawValue)" }
        return TTRPCCode.names[Int(self.rawValue)]
    }
}

/// The outcome of a call as `google.rpc.Status` has it: a code, a message for people, and typed details.
public struct TTRPCStatus: Hashable, Sendable {
    /// One `google.protobuf.Any`: the name of a message type and the encoded message.
    public struct Detail: Hashable, Sendable {
        public var typeURL: String
        public var value: [UInt8]

        public init(typeURL: String, value: [UInt8]) {
            self.typeURL = typeURL
            self.value = value
        }
    }

    public var code: TTRPCCode
    public var message: String
    public var details: [Detail]

    public init(_ code: TTRPCCode, _ message: String = "", details: [Detail] = []) {
        self.code = code
        self.message = message
        self.details = details
    }

    /// Success, with nothing to add.
    public static let ok = TTRPCStatus(.ok)
}

extension TTRPCStatus: CustomStringConvertible {
    public var description: String {
        self.message.isEmpty ? "\(self.code)" : "\(self.code): \(self.message)"
    }
}
