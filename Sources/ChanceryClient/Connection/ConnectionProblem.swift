// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTLS
internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import TTRPC

/// Why there is no connection, in words that say what to look at.
enum ConnectionProblem: CustomStringConvertible {
    /// The name leads to another machine, and there are no credentials.
    case notThisMachine
    case other(String)

    static let refusedAccount =
        "the daemon closed the connection without an answer; perhaps it does not take this account: on its unix socket "
        + "it takes root, its own account and the members of identity.operator-group, and its log says whom it refused"
    static let wantsTLS =
        "the server wants TLS; give --tls-certificate, --tls-key and --tls-roots"
    static let perhapsWantsTLS =
        "if the server wants TLS, give --tls-certificate, --tls-key and --tls-roots"

    init(_ error: TTRPCConnectionError, at address: ServerAddress) {
        guard let cause = error.cause else {
            self = .other(error.message)
            return
        }
        switch error.reason {
        case .connectFailed: self.init(connecting: cause, to: address)
        case .closed: self = .other(ConnectionProblem.sentence(losing: cause))
        case .protocolViolation, .streamsExhausted: self = .other(error.description)
        }
    }

    var description: String {
        switch self {
        case .notThisMachine: "the name leads to another machine"
        case .other(let text): text
        }
    }

    private init(connecting cause: any Error, to address: ServerAddress) {
        guard let attempts = cause as? NIOConnectionError else {
            self = ConnectionProblem.single(cause, address)
            return
        }
        // Of several addresses of one name, what happened at one that was tried says most.
        let failures = attempts.connectionErrors.map(\.error)
        let tried = failures.first { !($0 is PlainLink.NotThisMachine) } ?? failures.first
        self = ConnectionProblem.single(tried ?? attempts.dnsAError ?? attempts.dnsAAAAError ?? cause, address)
    }

    private static func single(_ error: any Error, _ address: ServerAddress) -> ConnectionProblem {
        switch error {
        case is PlainLink.NotThisMachine:
            return .notThisMachine
        case let system as IOError:
            let advice = advice(system.errnoCode, address)
            return .other(systemSentence(system) + (advice.map { ": " + $0 } ?? ""))
        case ChannelError.connectTimeout:
            return .other("no connection was made in time; \(advice(ETIMEDOUT, address) ?? "is the daemon running?")")
        case let unknown as SocketAddressError.UnknownHost:
            return .other(
                "the name \(unknown.host) leads to no address (\(unknown.errorDescription)); is it spelled right?")
        case SocketAddressError.unixDomainSocketPathTooLong:
            return .other("the path is longer than that of a socket can be")
        case is ChannelError:
            return .other("the connection was closed while it was being made")
        default:
            return .other("no connection could be made (\(HandshakeProblem.text(of: error)))")
        }
    }

    private static func sentence(losing cause: any Error) -> String {
        switch cause {
        case let system as IOError: "the connection broke (\(systemSentence(system)))"
        case is ChannelError: "the connection is closed"
        default: "the connection failed: \(HandshakeProblem.text(of: cause))"
        }
    }

    /// The system's own sentence: what the library puts around it says nothing to people.
    private static func systemSentence(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }

    private static func advice(_ errorNumber: CInt, _ address: ServerAddress) -> String? {
        switch (errorNumber, address) {
        case (ECONNREFUSED, .tcp): "nothing listens there; is the address right, and is the daemon running?"
        case (ETIMEDOUT, .tcp): "is the address right, and does every firewall on the way let it through?"
        case (EHOSTUNREACH, .tcp), (ENETUNREACH, .tcp): "is the address right, and is this machine on that network?"
        case (ECONNREFUSED, .unix): "nothing listens on this socket; is the daemon running?"
        case (ENOENT, .unix): "there is no such socket; is the path right, and is the daemon running?"
        case (EACCES, .unix), (EPERM, .unix):
            "this account may not use the socket; the daemon takes root, its own account and the members of "
                + "identity.operator-group"
        default: nil
        }
    }
}
