// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import Foundation
internal import ServiceLifecycle
internal import TTRPC
internal import Testing

@testable internal import ChanceryServer

@Suite("The metrics of a running daemon", .serialized)
struct DaemonMetricsTests {
    /// Runs a daemon with a page of metrics, and `body` with that page's port.
    private static func run(_ body: (RunningDaemon, Int) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        var configuration = try RunningDaemon.configuration(folder)
        configuration.metricsAddress = HostPort(host: "127.0.0.1", port: 0)
        let log = LogLines()
        try await RunningDaemon.run(configuration, log: log) { daemon in
            let line = try #require(log.lines.all.first { $0.contains("metrics are served") })
            let port = try #require(line.matches(of: /127\.0\.0\.1:(\d+)/).first.flatMap { Int($0.1) })
            try await body(daemon, port)
        }
    }

    /// Every series with its value.
    private static func series(_ port: Int) throws -> [String: String] {
        let answer = try PlainHTTP.exchange(port: port, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
        let body = answer.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        return Dictionary(
            body.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                let parts = line.split(separator: " ")
                return (parts.dropLast().joined(separator: " "), String(parts.last ?? ""))
            }
        ) { first, _ in first }
    }

    @Test("they count what was called, what came of it and what is stored, as GetServerInfo does")
    func counts() async throws {
        try await Self.run { daemon, port in
            let client = try await daemon.connect()
            let first = GroupReport.submission(office: "vn-01", after: 0, request: 1)
            _ = try await client.call(MethodNames.submitReport, first)
            _ = try await client.call(MethodNames.submitReport, first)
            _ = try await client.call(
                MethodNames.submitReport, GroupReport.submission(office: "vn-01", after: 1, request: 2))
            await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.call(
                    MethodNames.submitReport, GroupReport.submission(office: "vn-01", after: 1, request: 3))
            }
            let info = try Sample.decoder().serverInfo(try await client.call(MethodNames.getServerInfo))
            let series = try Self.series(port)
            let submit = "method=\"chancery.v1.ReportService/SubmitReport\""
            #expect(series["chancery_calls_total{\(submit),code=\"OK\"}"] == "3")
            #expect(series["chancery_calls_total{\(submit),code=\"ABORTED\"}"] == "1")
            #expect(series["chancery_call_duration_seconds_count{\(submit)}"] == "4")
            #expect(series["chancery_call_failures_total{reason=\"STALE_REVISION\"}"] == "1")
            #expect(series["chancery_submissions_total{outcome=\"accepted\"}"] == "2")
            #expect(series["chancery_submissions_total{outcome=\"repeated\"}"] == "1")
            #expect(series["chancery_submissions_total{outcome=\"conflicting\"}"] == "1")
            #expect(series["chancery_store_sequence"] == String(info.storeSequence))
            #expect(series["chancery_store_items{kind=\"revision\"}"] == "2")
            // Counted beside the page, which has the count before.
            try await eventually("the count of reports") {
                try Self.series(port)["chancery_reports{state=\"submitted\"}"] == "1"
            }
            #expect(series["chancery_catalogue_version"] == "1")
            #expect(series["chancery_connections_open"] == "1")
            #expect(series["chancery_state{state=\"ready\"}"] == "1")
            #expect(series["chancery_build_info{version=\"\(productVersion)\"}"] == "1")
            #expect(series["chancery_queue_items{queue=\"commit\"}"] == "0")
            let batches = try #require(series["chancery_commit_batch_reports_count"].flatMap { Int($0) })
            #expect(batches >= 2 && series["chancery_commit_duration_seconds_count"] == String(batches))
            #expect((series["chancery_store_sync_duration_seconds_count"].flatMap { Int($0) } ?? 0) >= 2)
            for name in ["process_resident_memory_bytes", "process_open_fds", "process_max_fds"] {
                #expect((series[name].flatMap { Int($0) } ?? 0) > 0, "\(name)")
            }
            let counters = Dictionary(info.counters.map { ($0.name, String($0.value)) }) { first, _ in first }
            for (counter, name) in [
                ("reports_accepted_count", "chancery_submissions_total{outcome=\"accepted\"}"),
                ("reports_conflicting_count", "chancery_submissions_total{outcome=\"conflicting\"}"),
                ("commits_count", "chancery_commits_total{outcome=\"done\"}"),
                ("store_file_bytes", "chancery_store_file_bytes"), ("store_log_bytes", "chancery_store_log_bytes"),
                ("connections_accepted_count", "chancery_connections_total{outcome=\"accepted\"}"),
            ] {
                #expect(counters[counter] == series[name], "\(counter)")
            }
            try await client.close()
        }
    }

    @Test("ready turns to draining while calls are still open, and the page ends last")
    func draining() async throws {
        try await Self.run { daemon, port in
            #expect(
                try PlainHTTP.exchange(port: port, "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").hasSuffix("\r\nready\n"))
            let client = try await daemon.connect()
            let name = MethodNames.watchHealth
            let stream = client.openStream(
                service: name.service, method: name.method, kind: .serverStreaming,
                payload: HealthCheckRequest().encoded())
            var messages = stream.messages.makeAsyncIterator()
            let serving = try #require(try await messages.next())
            #expect(try Sample.decoder().healthCheckResponse(serving).status == .serving)
            await daemon.group.triggerGracefulShutdown()
            let stopping = try #require(try await messages.next())
            #expect(try Sample.decoder().healthCheckResponse(stopping).status == .notServing)
        }
    }

    @Test("while a call is open during a drain, /ready and Check say so, and the page goes after the last call")
    func drainingWithOpenCall() async throws {
        try await Self.run { daemon, port in
            let client = try await daemon.connect()
            let name = MethodNames.importReports
            let stream = client.openStream(service: name.service, method: name.method, kind: .clientStreaming)
            try await stream.send(GroupReport.submission(office: "vn-01", after: 0, request: 1))
            try await eventually("the report is stored") {
                try Self.series(port)["chancery_submissions_total{outcome=\"accepted\"}"] == "1"
            }
            await daemon.group.triggerGracefulShutdown()
            try await eventually("ready says draining") {
                let answer = try PlainHTTP.exchange(port: port, "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n")
                return answer.hasPrefix("HTTP/1.1 503 ") && answer.hasSuffix("\r\n\r\ndraining\n")
            }
            // The health changes first; the refusals begin a moment later.
            var refusal: TTRPCCode?
            for _ in 0..<2000 where refusal == nil {
                do {
                    _ = try await client.call(MethodNames.getServerInfo)
                } catch let error as TTRPCStatusError {
                    refusal = error.code
                }
            }
            #expect(refusal == .unavailable)
            let check = try await client.call(MethodNames.checkHealth, HealthCheckRequest().encoded())
            #expect(try Sample.decoder().healthCheckResponse(check).status == .notServing)
            stream.closeSend()
            let response = try Sample.decoder().importReportsResponse(try await stream.response())
            #expect(response.acceptedCount == 1)
            // When the page is gone, nothing else is there any more.
            var answers: Set<String> = []
            let end = ContinuousClock.now + .seconds(30)
            while ContinuousClock.now < end {
                do {
                    let answer = try PlainHTTP.exchange(port: port, "GET /ready HTTP/1.1\r\nHost: x\r\n\r\n")
                    answers.insert(answer.components(separatedBy: "\r\n\r\n").last ?? "")
                } catch {
                    break
                }
            }
            #expect(ContinuousClock.now < end && answers.isSubset(of: ["draining\n", ""]))
            await #expect(throws: TTRPCConnectionError.self) { _ = try await daemon.connect() }
        }
    }
}
