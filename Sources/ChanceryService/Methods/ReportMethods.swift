// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChanceryWire
internal import Synchronization

/// ReportService.
struct ReportMethods: Sendable {
    let pipeline: IngestPipeline
    let queries: QueryMethods
    let reports: ReportQueries

    var methods: [Method] {
        let pipeline = pipeline
        let sinks = SinkRegistry()
        return [
            Method(MethodNames.submitReport) { call, payload in
                pipeline.submit(IngestSubmission(.submit, payload, call, sinks.sink(for: call.port)))
            },
            Method(MethodNames.validateReport) { call, payload in
                pipeline.submit(IngestSubmission(.examine, payload, call, sinks.sink(for: call.port)))
            },
            queries.unary(MethodNames.getReport, reports.getReport),
            queries.unary(MethodNames.listReports, reports.listReports),
            Method(
                service: MethodNames.importReports.service, name: MethodNames.importReports.method,
                handler: .clientStreaming { stream in ImportSession(stream: stream, pipeline: pipeline) }),
        ]
    }
}

extension IngestSubmission {
    fileprivate init(_ task: IngestTask, _ payload: [UInt8], _ call: UnaryCall, _ sink: any IngestSink) {
        self.init(
            task: task, payload: payload, identity: call.context.identity,
            deadlineUptimeNanoseconds: call.context.deadlineUptimeNanoseconds, ticket: call.ticket, sink: sink)
    }
}

/// One sink for each transport, so that a batch of outcomes reaches its transport in one piece.
private final class SinkRegistry: Sendable {
    private let sinks = Mutex<[ObjectIdentifier: SubmissionSink]>([:])

    func sink(for port: any ReplyPort) -> SubmissionSink {
        sinks.withLock { sinks in
            if let known = sinks[ObjectIdentifier(port)] { return known }
            let sink = SubmissionSink(port: port)
            sinks[ObjectIdentifier(port)] = sink
            return sink
        }
    }
}
