// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTelemetry
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// Answers `GET /metrics`, `/live` and `/ready` over HTTP, and nothing else.
///
/// It has an event loop of its own, so that it answers while the loops of the offices are busy, and a scrape that reads
/// the store's folder keeps no office waiting. One connection carries one request and is closed.
final class MetricsServer: Sendable {
    static let connectionsMax = 16
    static let requestBytesMax = 8192
    static let connectionTimeMax = TimeAmount.seconds(10)

    /// What the server says of the daemon.
    struct Pages: Sendable {
        let metrics: @Sendable () -> String
        /// `nil` when calls are taken; otherwise what the daemon is at, in a word.
        let notReady: @Sendable () -> String?
    }

    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let pages: Pages
    private let openCount = Atomic<Int>(0)
    private let channels = Mutex<[any Channel]>([])

    init(pages: Pages) {
        self.pages = pages
    }

    /// - Returns: the address that was bound.
    func listen(on address: HostPort) async throws -> HostPort {
        try await keep(bootstrap.bind(host: address.host, port: address.port).get())
    }

    /// Listens on a socket that was bound and handed over, and owns it from now on.
    ///
    /// - Returns: the address that it was bound to.
    func listen(onDescriptor descriptor: Int32) async throws -> HostPort {
        try await keep(bootstrap.withBoundSocket(descriptor).get())
    }

    private var bootstrap: ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 16)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in self.prepare(channel) }
    }

    private func keep(_ bound: any Channel) async throws -> HostPort {
        channels.withLock { $0.append(bound) }
        return HostPort(host: bound.localAddress?.ipAddress ?? "", port: bound.localAddress?.port ?? 0)
    }

    /// Stops listening and ends the event loop.
    func close() async throws {
        for channel in channels.withLock({ $0 }) { try await channel.close() }
        try await group.shutdownGracefully()
    }

    private func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard openCount.add(1, ordering: .relaxed).newValue <= MetricsServer.connectionsMax else {
            openCount.subtract(1, ordering: .relaxed)
            return channel.eventLoop.makeFailedFuture(MetricsServerBusy())
        }
        let alarm = channel.eventLoop.scheduleTask(in: MetricsServer.connectionTimeMax) {
            channel.close(promise: nil)
        }
        channel.closeFuture.whenComplete { _ in
            // The alarm holds the channel.
            alarm.cancel()
            self.openCount.subtract(1, ordering: .relaxed)
        }
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(RequestBytesLimit(bytesMax: MetricsServer.requestBytesMax))
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: true)
            try pipeline.addHandler(PageHandler(pages: pages))
        }
    }
}

/// More connections than anyone who scrapes needs.
private struct MetricsServerBusy: Error {}

/// Closes a connection that sends more than a request for a page has.
private final class RequestBytesLimit: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var bytesLeft: Int

    init(bytesMax: Int) {
        bytesLeft = bytesMax
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytesLeft -= unwrapInboundIn(data).readableBytes
        if bytesLeft < 0 {
            context.close(promise: nil)
        } else {
            context.fireChannelRead(data)
        }
    }
}

/// Answers the one request of a connection.
private final class PageHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private struct Page {
        var status = HTTPResponseStatus.ok
        var type = "text/plain; charset=utf-8"
        var text: String
    }

    private let pages: MetricsServer.Pages
    private var hasAnswered = false

    init(pages: MetricsServer.Pages) {
        self.pages = pages
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = unwrapInboundIn(data), !hasAnswered else { return }
        hasAnswered = true
        var page = answer(to: request)
        if request.method == .HEAD { page.text = "" }
        var headers = HTTPHeaders([
            ("content-type", page.type), ("content-length", String(page.text.utf8.count)), ("connection", "close"),
            ("cache-control", "no-store"),
        ])
        if page.status == .methodNotAllowed { headers.add(name: "allow", value: "GET, HEAD") }
        let head = HTTPResponseHead(version: .http1_1, status: page.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: page.text)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(to head: HTTPRequestHead) -> Page {
        guard head.method == .GET || head.method == .HEAD else {
            return Page(status: .methodNotAllowed, text: "only GET and HEAD are answered\n")
        }
        switch head.uri.prefix(while: { $0 != "?" }) {
        case "/metrics":
            return Page(type: MetricsRegistry.contentType, text: pages.metrics())
        case "/live":
            return Page(text: "live\n")
        case "/ready":
            guard let reason = pages.notReady() else { return Page(text: "ready\n") }
            return Page(status: .serviceUnavailable, text: reason + "\n")
        default:
            return Page(status: .notFound, text: "there are /metrics, /live and /ready\n")
        }
    }
}
