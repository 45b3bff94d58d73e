// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire

/// What a method does, by its shape. Handlers are called on the transport's threads and never block.
public enum MethodHandler: Sendable {
    case unary(@Sendable (UnaryCall, [UInt8]) -> Void)
    case clientStreaming(@Sendable (any RequestStream) -> any RequestStreamHandler)
    case serverStreaming(@Sendable (any ResponseStream, [UInt8]) -> any ResponseStreamObserver)
}

/// One method of a service.
public struct Method: Sendable {
    public let rpc: RPC
    public let handler: MethodHandler

    public var service: String { rpc.name.service }
    public var name: String { rpc.name.method }

    /// Whether it is answered while the daemon stops, on connections that are still open: what asks how the daemon is.
    public var answersWhileDraining: Bool { rpc == .checkHealth || rpc == .watchHealth }
}

/// All methods of the daemon, in the order of the contract. Every transport binds this one table.
public struct MethodTable: Sendable {
    public let methods: [Method]

    init(_ methods: [Method]) {
        self.methods = methods
    }
}
