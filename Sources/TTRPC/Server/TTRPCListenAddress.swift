// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Where a server listens.
public enum TTRPCListenAddress: Sendable, Hashable {
    /// A TCP port; port 0 lets the system choose one.
    case tcp(host: String, port: Int)
    /// A unix socket. A socket file that a server left behind is replaced; one that a server answers at, and any other
    /// file, is an error.
    case unix(path: String)
    /// A stream socket that is already bound, such as one handed over by a service manager. The server owns it from
    /// now on and closes it.
    case boundSocket(descriptor: Int32)
}
