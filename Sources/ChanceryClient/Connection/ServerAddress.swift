// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import TTRPC

/// Where a daemon listens.
public enum ServerAddress: Hashable, Sendable {
    case tcp(host: String, port: Int)
    case unix(path: String)

    /// Where a daemon listens unless it is configured otherwise.
    public static let standard = ServerAddress.tcp(host: "127.0.0.1", port: 7420)

    /// Reads `HOST:PORT`, `[IPV6]:PORT` or `unix:PATH`; anything else is `nil`.
    public init?(text: String) {
        if text.hasPrefix("unix:") {
            let path = text.dropFirst(5)
            guard !path.isEmpty else { return nil }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port) else {
            return nil
        }
        self = .tcp(host: String(host), port: port)
    }

    var connectAddress: TTRPCConnectAddress {
        switch self {
        case .tcp(let host, let port): .tcp(host: host, port: port)
        case .unix(let path): .unix(path: path)
        }
    }
}

extension ServerAddress: CustomStringConvertible {
    /// The form that `init(text:)` reads.
    public var description: String { connectAddress.description }
}
