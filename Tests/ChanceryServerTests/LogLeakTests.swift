// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import TTRPC
internal import Testing

/// What clients say must not reach the log, whatever its level.
@Suite("The log of a run with marked contents") struct LogLeakTests {
    private static let marker = "MARKED"

    private static func report(_ text: String, office: String = "vn-01", revision: Int32? = nil) -> Report {
        var report = GroupReport.report(office: office, reason: text)
        report.correction = revision.map { Correction(replacesRevision: $0, reason: text) }
        return report
    }

    private static func send(
        _ client: TTRPCClient, _ name: MethodName, _ payload: [UInt8], id: String
    ) async -> TTRPCStatusError? {
        do {
            _ = try await client.unary(
                service: name.service, method: name.method, payload: payload, timeout: .seconds(30),
                metadata: ["request-id": id])
            return nil
        } catch {
            return error as? TTRPCStatusError
        }
    }

    @Test("holds no marked word, and a line for every refused call with the id that its client got")
    func leaks() async throws {
        let folder = try TemporaryFolder()
        let log = LogLines()
        let text = Self.marker + "-text"
        try await RunningDaemon.run(try RunningDaemon.configuration(folder), log: log) { daemon in
            let client = try await daemon.connect()
            func submit(_ report: Report, _ number: Int) -> [UInt8] {
                SubmitReportRequest(report: report.encoded(), requestID: Sample.requestID(number)).encoded()
            }
            #expect(await Self.send(client, MethodNames.submitReport, submit(Self.report(text), 1), id: "a-1") == nil)
            let correction = submit(Self.report(text, revision: 1), 2)
            #expect(await Self.send(client, MethodNames.submitReport, correction, id: "a-2") == nil)
            let stale = submit(Self.report(text, revision: 1), 3)
            #expect(await Self.send(client, MethodNames.submitReport, stale, id: "refused-1")?.code == .aborted)
            var wrong = Self.report(text, office: "vn-34")
            wrong.figures.append(Figure(indicator: Self.marker + "-indicator", value: .decimal(Self.marker)))
            let refused = await Self.send(client, MethodNames.submitReport, submit(wrong, 4), id: "refused-2")
            #expect(refused?.code == .failedPrecondition)
            let question = GetConsolidationRequest(
                scope: .group(Self.marker + "-group"), regime: Sample.regime, period: Sample.half
            ).encoded()
            #expect(await Self.send(client, MethodNames.getConsolidation, question, id: "refused-3")?.code == .notFound)
            let act = Act(key: Sample.key("vn-34"), kind: .close, actor: text, authority: text, reason: text)
            let acting = RecordActRequest(act: act, requestID: Sample.requestID(5)).encoded()
            _ = await Self.send(client, MethodNames.recordAct, acting, id: "a-3")
            let broken = await Self.send(client, MethodNames.getReport, Array(Self.marker.utf8), id: "refused-4")
            #expect(broken?.code == .invalidArgument)
            _ = await Self.send(client, MethodNames.getServerInfo, [], id: Self.marker + " with a space")
            try await client.close()
        }
        let lines = log.lines.all
        #expect(lines.filter { $0.contains(Self.marker) } == [])
        for id in ["refused-1", "refused-2", "refused-3", "refused-4"] {
            let own = lines.filter { $0.contains("a call was refused") && $0.contains("\"request_id\": \(id)") }
            #expect(own.count == 1, "\(id)")
        }
        #expect(!lines.contains { $0.contains("a call was refused") && $0.contains("a-1") })
    }
}
