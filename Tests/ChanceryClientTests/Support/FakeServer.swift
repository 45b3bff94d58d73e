// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryWire
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import TTRPC

/// A daemon that does what its scripts say, on a real socket.
final class FakeServer: Sendable {
    enum Reply: Sendable {
        case bytes([UInt8])
        /// Messages of a stream, which then ends.
        case stream([[UInt8]])
        case failure(CallFailure)
        /// A status of something that is no daemon.
        case status(TTRPCStatus)
        /// The connection ends without an answer.
        case drop
        /// Nothing, ever.
        case silence
    }

    /// What to answer to the call of that number, from 1, with that payload (of a client stream: its messages).
    typealias Script = @Sendable (_ call: Int, _ messages: [[UInt8]]) -> Reply

    private struct State {
        var channels: [any Channel] = []
        var calls: [MethodName: [[[UInt8]]]] = [:]
    }

    private final class Record: Sendable {
        let state = Mutex(State())

        func note(_ method: MethodName, _ messages: [[UInt8]]) -> Int {
            state.withLock { state in
                state.calls[method, default: []].append(messages)
                return state.calls[method]?.count ?? 0
            }
        }

        func dropConnections() {
            let channels = state.withLock { state in
                defer { state.channels = [] }
                return state.channels
            }
            for channel in channels { channel.close(promise: nil) }
        }
    }

    private let record: Record
    private let server: TTRPCServer
    let address: ServerAddress

    private init(record: Record, server: TTRPCServer, address: ServerAddress) {
        self.record = record
        self.server = server
        self.address = address
    }

    /// Starts a server on a free port, runs `body` with it, and closes it.
    static func run(_ scripts: [MethodName: Script], _ body: (FakeServer) async throws -> Void) async throws {
        let record = Record()
        var configuration = TTRPCServerConfiguration()
        configuration.connectionInitializer = { channel, _ in
            record.state.withLock { $0.channels.append(channel) }
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        var table = TTRPCMethodTable()
        for (method, script) in scripts { add(method, script, record, to: &table) }
        let server = try TTRPCServer(
            methods: table, group: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        let bound = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
        let fake = FakeServer(
            record: record, server: server, address: .tcp(host: "127.0.0.1", port: bound?.port ?? 0))
        do {
            try await body(fake)
        } catch {
            server.close()
            throw error
        }
        server.close()
    }

    var client: OfficeClient { OfficeClient(address: address) }

    /// Payloads of the calls of a method so far.
    func calls(of method: MethodName) -> [[[UInt8]]] { record.state.withLock { $0.calls[method] ?? [] } }

    private static func add(
        _ method: MethodName, _ script: @escaping Script, _ record: Record, to table: inout TTRPCMethodTable
    ) {
        if method.requestsStream || method.responsesStream {
            table.streaming(
                service: method.service, method: method.method,
                kind: method.requestsStream ? .clientStreaming : .serverStreaming
            ) {
                ScriptedStream($0, answersFirstMessage: method.responsesStream) { messages, stream in
                    let reply = script(record.note(method, messages), messages)
                    FakeServer.answer(stream.call, reply, record, stream: stream)
                }
            }
        } else {
            table.unary(service: method.service, method: method.method) { call, payload in
                let messages = [Array(payload.readableBytesView)]
                FakeServer.answer(call, script(record.note(method, messages), messages), record, stream: nil)
            }
        }
    }

    private static func answer(_ call: ServerCall, _ reply: Reply, _ record: Record, stream: ServerStream?) {
        switch reply {
        case .bytes(let bytes): call.reply(ByteBuffer(bytes: bytes))
        case .stream(let messages):
            for message in messages { stream?.send(ByteBuffer(bytes: message)) }
            stream?.finish()
        case .failure(let failure):
            call.fail(
                TTRPCStatus(
                    TTRPCCode(rawValue: failure.reason.code.rawValue), failure.message,
                    details: failure.statusDetails().map { TTRPCStatus.Detail(typeURL: $0.typeURL, value: $0.value) }))
        case .status(let status): call.fail(status)
        case .drop: record.dropConnections()
        case .silence: break
        }
    }

    private final class ScriptedStream: ServerStreamHandler {
        private let stream: ServerStream
        private let answersFirstMessage: Bool
        private let answer: ([[UInt8]], ServerStream) -> Void
        private var messages: [[UInt8]] = []

        init(
            _ stream: ServerStream, answersFirstMessage: Bool, answer: @escaping ([[UInt8]], ServerStream) -> Void
        ) {
            self.stream = stream
            self.answersFirstMessage = answersFirstMessage
            self.answer = answer
        }

        func onMessage(_ message: ByteBuffer) {
            messages.append(Array(message.readableBytesView))
            if answersFirstMessage { answer(messages, stream) }
        }

        func onHalfClose() {
            if !answersFirstMessage { answer(messages, stream) }
        }

        func onWritable() {}
    }
}

/// Decodes what a client sent.
func decoded<Value>(_ read: (WireDecoder) throws -> Value) throws -> Value {
    guard let decoder = WireDecoder(arenaBytes: 8 << 20, unknownFields: .refused) else { throw NoMemory() }
    return try read(decoder)
}

private struct NoMemory: Error {}
