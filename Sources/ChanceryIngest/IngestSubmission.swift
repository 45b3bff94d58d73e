// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

/// What a caller wants done with a report.
public enum IngestTask: Hashable, Sendable {
    /// Validate and store: the payload is an encoded SubmitReportRequest.
    case submit
    /// Only validate: the payload is an encoded ValidateReportRequest.
    case examine
}

/// The caller's side of one submission.
public protocol IngestTicket: AnyObject, Sendable {
    /// Whether nobody waits for the answer any more. A submission that is found cancelled before it reaches the commit
    /// queue is dropped; after that it is committed.
    var isCancelled: Bool { get }
}

/// Takes the outcomes of submissions, many at a time.
public protocol IngestSink: AnyObject, Sendable {
    /// Called once for each submission, on one of the pipeline's queues. Must not block.
    func deliver(_ completions: [IngestCompletion])
}

/// Decides whether the caller may report for an office: the refusal, or `nil`. Called on a lane, before validation.
public typealias ReportRefusal = @Sendable (_ office: String) -> CallFailure?

/// One report on its way in.
public struct IngestSubmission: Sendable {
    public let task: IngestTask
    public let payload: [UInt8]
    /// Who sends it.
    public let identity: PeerIdentity
    /// Uptime in nanoseconds after which nobody waits; `nil` for no limit.
    public let deadlineUptimeNanoseconds: UInt64?
    public let ticket: any IngestTicket
    public let sink: any IngestSink
    public let refusal: ReportRefusal

    public init(
        task: IngestTask, payload: [UInt8], identity: PeerIdentity, deadlineUptimeNanoseconds: UInt64?,
        ticket: any IngestTicket, sink: any IngestSink, refusal: @escaping ReportRefusal
    ) {
        self.task = task
        self.payload = payload
        self.identity = identity
        self.deadlineUptimeNanoseconds = deadlineUptimeNanoseconds
        self.ticket = ticket
        self.sink = sink
        self.refusal = refusal
    }
}

/// What became of a submission.
public struct IngestCompletion: Sendable {
    public let ticket: any IngestTicket
    public let outcome: Result<IngestAnswer, CallFailure>

    public init(ticket: any IngestTicket, outcome: Result<IngestAnswer, CallFailure>) {
        self.ticket = ticket
        self.outcome = outcome
    }
}

/// The good outcomes.
public enum IngestAnswer: Hashable, Sendable {
    /// The report is on disk.
    case stored(SubmitReportResponse)
    /// The report was only looked at.
    case examined(ValidateReportResponse)
}
