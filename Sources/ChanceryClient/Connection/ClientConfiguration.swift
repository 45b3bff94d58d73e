// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How a client treats its connection.
public struct ClientConfiguration: Hashable, Sendable {
    /// Longest time for making a connection.
    public var connectTimeout: Duration = .seconds(5)
    /// Longest time for one call, unless the caller says less.
    public var callTimeout: Duration = .seconds(30)
    /// Most bytes of all pages of one answer together.
    public var answerBytesMax = 256 << 20
    /// Memory in which one message is decoded. The system gives it only as far as it is used.
    public var decodeBytesMax = 112 << 20

    /// With these the client speaks TLS over TCP. Without them it speaks in the clear, and only to this machine: to a
    /// loopback address, `localhost` or a unix socket. Anything else is `PlaintextRefused`.
    public var credentials: ClientCredentials?

    public init() {}
}
