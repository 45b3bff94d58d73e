// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// The methods a server offers. Handlers run on the event loop of the call's connection and must not block it.
public struct TTRPCMethodTable: Sendable {
    /// Takes the request's payload. It must answer the call once, then or later, from any thread.
    public typealias UnaryHandler = @Sendable (ServerCall, ByteBuffer) -> Void
    /// Makes the handler of one stream.
    public typealias StreamOpener = @Sendable (ServerStream) -> any ServerStreamHandler

    private(set) var methods: [ServerMethod] = []

    public init() {}

    /// Adds a unary method. A name that is already taken is a programmer's error.
    ///
    /// - Parameter answersWhileDraining: whether a drain lets requests for it through on connections that are still
    ///   open: for methods that tell how the server is. They must end by themselves, as the drain waits for them.
    public mutating func unary(
        service: String,
        method: String,
        answersWhileDraining: Bool = false,
        _ handler: @escaping UnaryHandler
    ) {
        self.add(
            ServerMethod(
                service: service,
                method: method,
                answersWhileDraining: answersWhileDraining,
                implementation: .unary(handler)
            )
        )
    }

    /// Adds a streaming method. A name that is already taken is a programmer's error.
    public mutating func streaming(
        service: String,
        method: String,
        kind: StreamingKind,
        answersWhileDraining: Bool = false,
        _ open: @escaping StreamOpener
    ) {
        self.add(
            ServerMethod(
                service: service,
                method: method,
                answersWhileDraining: answersWhileDraining,
                implementation: .streaming(kind, open)
            )
        )
    }

    private mutating func add(_ method: ServerMethod) {
        precondition(
            !self.methods.contains { $0.service == method.service && $0.method == method.method },
            "method \(method.service)/\(method.method) was added twice"
        )
        self.methods.append(method)
    }
}

/// One method: its names, made once, and what it does.
final class ServerMethod: Sendable {
    enum Implementation: Sendable {
        case unary(TTRPCMethodTable.UnaryHandler)
        case streaming(StreamingKind, TTRPCMethodTable.StreamOpener)
    }

    let service: String
    let method: String
    let answersWhileDraining: Bool
    let implementation: Implementation

    init(service: String, method: String, answersWhileDraining: Bool = false, implementation: Implementation) {
        self.service = service
        self.method = method
        self.answersWhileDraining = answersWhileDraining
        self.implementation = implementation
    }

    var kind: MethodKind {
        switch self.implementation {
        case .unary: .unary
        case .streaming(let kind, _): .streaming(kind)
        }
    }
}
