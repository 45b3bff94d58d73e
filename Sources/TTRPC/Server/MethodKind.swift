// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Which sides of a streaming method send messages.
public enum StreamingKind: Sendable, Hashable {
    /// Many messages from the client, one answer.
    case clientStreaming
    /// One message from the client, many from the server.
    case serverStreaming
    /// Many messages both ways, in any order.
    case bidirectional
}

/// The shape of a method.
enum MethodKind: Sendable, Hashable {
    case unary
    case streaming(StreamingKind)

    /// Whether the client may send data frames.
    var clientStreams: Bool {
        switch self {
        case .unary, .streaming(.serverStreaming): false
        case .streaming(.clientStreaming), .streaming(.bidirectional): true
        }
    }

    /// Whether the server may send data frames.
    var serverStreams: Bool {
        switch self {
        case .unary, .streaming(.clientStreaming): false
        case .streaming(.serverStreaming), .streaming(.bidirectional): true
        }
    }
}
