// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How a listener learns who its peers are.
enum ListenerSecurity: Sendable {
    /// By their certificates.
    case tls
    /// By asking the kernel, on a unix socket.
    case peerCredentials
    /// Not at all: everybody may do everything. On loopback, and only when the operator asks for it by name.
    case plaintext
}
