// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import Foundation
internal import NIOCore
internal import NIOPosix

/// A server that does nothing but answer: what a connection could do if nothing were done with a report.
struct EchoServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "echo-server", shouldDisplay: false)

    @Flag(help: "Send back every byte, not every frame.")
    var raw = false

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let raw = raw
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if raw {
                        try channel.pipeline.syncOperations.addHandler(ByteEcho())
                    } else {
                        try channel.pipeline.syncOperations.addHandler(FrameEcho())
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        // Written past the buffer of `print`, which would keep the line while the output is a pipe.
        let line = "echo-server: serving on 127.0.0.1:\(channel.localAddress?.port ?? 0)\n"
        FileHandle.standardOutput.write(Data(line.utf8))
        try await channel.closeFuture.get()
    }
}

/// Sends back what was read.
private final class ByteEcho: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.write(data, promise: nil) }
    func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Sends every frame back on its stream, as a response whose payload is the frame's data. Only the header is read.
private final class FrameEcho: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let headerBytes = 10
    private static let response: UInt8 = 2
    private var received = ByteBuffer()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if received.readableBytes == 0 { received = bytes } else { received.writeBuffer(&bytes) }
        var answer = context.channel.allocator.buffer(capacity: received.readableBytes + 64)
        while let length = received.getInteger(at: received.readerIndex, as: UInt32.self),
            received.readableBytes >= FrameEcho.headerBytes + Int(length),
            let stream = received.getInteger(at: received.readerIndex + 4, as: UInt32.self)
        {
            received.moveReaderIndex(forwardBy: FrameEcho.headerBytes)
            guard let content = received.readSlice(length: Int(length)) else { break }
            let tag = ProtobufField.start(2, byteCount: content.readableBytes)
            answer.writeInteger(UInt32(tag.count + content.readableBytes))
            answer.writeInteger(stream)
            answer.writeInteger(FrameEcho.response)
            answer.writeInteger(UInt8(0))
            answer.writeBytes(tag)
            answer.writeImmutableBuffer(content)
        }
        if received.readableBytes == 0 { received = ByteBuffer() }
        if answer.readableBytes > 0 { context.write(wrapOutboundOut(answer), promise: nil) }
    }

    func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
