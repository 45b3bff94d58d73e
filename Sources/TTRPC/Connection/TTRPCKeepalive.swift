// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// TCP's own probing of silent peers, in whole seconds.
public struct TTRPCKeepalive: Sendable, Equatable {
    /// Silence before the first probe.
    public var idleSeconds: Int32 = 60
    /// Time between probes.
    public var intervalSeconds: Int32 = 15
    /// Unanswered probes until the connection is given up.
    public var probeCountMax: Int32 = 4

    public init() {}
}
