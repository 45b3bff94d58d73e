// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Synchronization
internal import Testing

@testable internal import ChanceryServer

@Suite("The page of metrics and health")
struct MetricsServerTests {
    private static let pages = MetricsServer.Pages(metrics: { "a_total 1\n" }, notReady: { nil })

    /// Runs `body` with the port of a server, which is closed afterwards.
    private static func serve(
        _ pages: MetricsServer.Pages = pages, _ body: (Int) async throws -> Void
    ) async throws {
        let server = MetricsServer(pages: pages)
        let port = try await server.listen(on: HostPort(host: "127.0.0.1", port: 0)).port
        do {
            try await body(port)
        } catch {
            try await server.close()
            throw error
        }
        try await server.close()
    }

    @Test("the metrics come with the type of their format, and the connection is closed")
    func metrics() async throws {
        try await Self.serve { port in
            let answer = try PlainHTTP.exchange(port: port, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains("content-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
            #expect(answer.contains("connection: close\r\n"))
            #expect(answer.hasSuffix("\r\n\r\na_total 1\n"))
            let head = try PlainHTTP.exchange(port: port, "HEAD /metrics?x=1 HTTP/1.0\r\n\r\n")
            #expect(head.contains(" 200 OK\r\n") && head.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("ready says what the daemon is at until it takes calls; live always answers")
    func health() async throws {
        let box = PhaseBox(phase: "starting")
        try await Self.serve(MetricsServer.Pages(metrics: { "" }, notReady: { box.phase })) { port in
            let early = try PlainHTTP.exchange(port: port, "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(early.hasPrefix("HTTP/1.1 503 ") && early.hasSuffix("\r\n\r\nstarting\n"))
            #expect(try PlainHTTP.exchange(port: port, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n").hasSuffix("live\n"))
            box.set(nil)
            #expect(try PlainHTTP.exchange(port: port, "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").hasSuffix("ready\n"))
        }
    }

    @Test(
        "nothing else is served",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "404"), ("GET /metrics/.. HTTP/1.1\r\nHost: x\r\n\r\n", "404"),
            ("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "405"),
            ("DELETE /ready HTTP/1.1\r\nHost: x\r\n\r\n", "405"), ("not http\r\n\r\n", "400"),
        ])
    func refused(request: String, status: String) async throws {
        try await Self.serve { port in
            let answer = try PlainHTTP.exchange(port: port, request)
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
        }
    }

    @Test("a request that is longer than a page needs closes its connection")
    func tooLong() async throws {
        try await Self.serve { port in
            let header = "X: " + String(repeating: "a", count: MetricsServer.requestBytesMax) + "\r\n"
            let answer = try PlainHTTP.exchange(port: port, "GET /metrics HTTP/1.1\r\n" + header + "\r\n")
            #expect(!answer.contains("200 OK"))
            #expect(try PlainHTTP.exchange(port: port, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n").contains("200 OK"))
        }
    }

    @Test("connections beyond the bound are closed, and there is room again when others end")
    func bounded() async throws {
        try await Self.serve { port in
            var idle = try (0..<MetricsServer.connectionsMax).map { _ in try PlainHTTP.dial(port: port) }
            try await eventuallyAnswers(port, "")
            for descriptor in idle { close(descriptor) }
            idle = []
            try await eventuallyAnswers(port, "live\n")
        }
    }

    /// Waits until a request is answered so; an empty answer means that the connection is closed without one.
    private func eventuallyAnswers(_ port: Int, _ wanted: String) async throws {
        for _ in 0..<500 {
            let answer = try PlainHTTP.exchange(port: port, "GET /live HTTP/1.1\r\nHost: x\r\n\r\n")
            if wanted.isEmpty ? answer.isEmpty : answer.hasSuffix(wanted) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("never answered \"\(wanted)\"")
    }
}

private final class PhaseBox: Sendable {
    private let value: Mutex<String?>

    init(phase: String?) { value = Mutex(phase) }

    var phase: String? { value.withLock { $0 } }
    func set(_ phase: String?) { value.withLock { $0 = phase } }
}
