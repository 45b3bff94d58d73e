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
        let authorizer = queries.authorizer
        let sinks = SinkRegistry()
        return [
            Method(.submitReport) { call, payload in
                pipeline.submit(
                    IngestSubmission(.submit, payload, call, sinks.sink(for: call.port)) { office in
                        authorizer.refusalToReport(.submitReport, office: office, call.context)
                    })
            },
            Method(.validateReport) { call, payload in
                pipeline.submit(
                    IngestSubmission(.examine, payload, call, sinks.sink(for: call.port)) { office in
                        authorizer.refusalToReport(.validateReport, office: office, call.context)
                    })
            },
            queries.unary(.getReport, reports.getReport),
            queries.unary(.listReports, reports.listReports),
            Method(
                rpc: .importReports,
                handler: .clientStreaming { stream in
                    ImportSession(stream: stream, pipeline: pipeline, authorizer: authorizer)
                }),
        ]
    }
}

extension IngestSubmission {
    fileprivate init(
        _ task: IngestTask, _ payload: [UInt8], _ call: UnaryCall, _ sink: any IngestSink,
        _ refusal: @escaping ReportRefusal
    ) {
        self.init(
            task: task, payload: payload, identity: call.context.identity,
            deadlineUptimeNanoseconds: call.context.deadlineUptimeNanoseconds, ticket: call.ticket, sink: sink,
            refusal: refusal)
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
