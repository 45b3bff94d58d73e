// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

@testable internal import TTRPC

/// The methods the tests call.
enum EchoMethods {
    static let service = "test.v1.Echo"

    static func table() -> TTRPCMethodTable {
        var table = TTRPCMethodTable()
        table.unary(service: self.service, method: "Echo") { call, payload in call.reply(payload) }
        table.unary(service: self.service, method: "Never") { _, _ in }
        table.unary(service: self.service, method: "Grow") { call, payload in
            call.reply(ByteBuffer(repeating: 7, count: payload.readableBytes * 1000))
        }
        table.unary(service: self.service, method: "Fail") { call, _ in
            let detail = TTRPCStatus.Detail(typeURL: "type.test/Why", value: [1, 2, 3])
            call.fail(TTRPCStatus(.notFound, "không có", details: [detail]))
        }
        table.unary(service: self.service, method: "Trace") { call, _ in
            call.reply(ByteBuffer(string: call.metadata["trace"] ?? "none"))
        }
        table.streaming(service: self.service, method: "Sum", kind: .clientStreaming) { SumStream($0) }
        table.streaming(service: self.service, method: "Count", kind: .serverStreaming) { CountStream($0) }
        table.streaming(service: self.service, method: "Chat", kind: .bidirectional) { ChatStream($0) }
        return table
    }

    /// Answers with the sum of all message bytes, as text.
    private final class SumStream: ServerStreamHandler {
        private let stream: ServerStream
        private var sum = 0

        init(_ stream: ServerStream) { self.stream = stream }

        func onMessage(_ message: ByteBuffer) {
            self.sum += message.readableBytesView.reduce(0) { $0 + Int($1) }
        }

        func onHalfClose() { self.stream.finish(ByteBuffer(string: "\(self.sum)")) }
    }

    /// Sends as many messages of a kilobyte as the request's text says, no faster than they are taken.
    private final class CountStream: ServerStreamHandler {
        private let stream: ServerStream
        private var next = 0
        private var count = 0

        init(_ stream: ServerStream) { self.stream = stream }

        func onMessage(_ message: ByteBuffer) {
            self.count = Int(String(buffer: message)) ?? 0
            self.onWritable()
        }

        func onWritable() {
            while self.next < self.count {
                guard self.stream.isWritable else { return }
                let text = "\(self.next)"
                let filler = String(repeating: ".", count: 1024 - text.utf8.count)
                guard self.stream.send(ByteBuffer(string: text + filler)) else { return }
                self.next += 1
            }
            self.stream.finish()
        }
    }

    /// Sends each message back; "bye" ends the stream with a status.
    private final class ChatStream: ServerStreamHandler {
        private let stream: ServerStream

        init(_ stream: ServerStream) { self.stream = stream }

        func onMessage(_ message: ByteBuffer) {
            if String(buffer: message) == "bye" {
                self.stream.fail(TTRPCStatus(.aborted, "bye"))
            } else {
                self.stream.send(message)
            }
        }

        func onHalfClose() { self.stream.finish() }
    }
}
