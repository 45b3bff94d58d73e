// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryWire
internal import Synchronization

/// One ImportReports stream: passes its reports to ingest a window at a time and collects what became of each.
///
/// Reports are accepted or refused by themselves; when the stream breaks off, what was accepted stays accepted, and the
/// client repeats the import with the same request ids.
final class ImportSession: RequestStreamHandler, IngestSink {
    static let reportCountMax = 10_000
    /// Reports under way at once; reading pauses above it.
    static let windowCountMax = 64
    /// Findings and standing receipts of refused reports are left out once the answer has grown to this.
    static let answerBytesMax = 2 << 20

    fileprivate struct State {
        var results: [ImportResult?] = []
        var answerBytes = 0
        var underWay = 0
        var isPaused = false
        var hasEnded = false
        var isOver = false
    }

    private let stream: any RequestStream
    private let pipeline: IngestPipeline
    private let authorizer: Authorizer
    private let state = Mutex(State())

    init(stream: any RequestStream, pipeline: IngestPipeline, authorizer: Authorizer) {
        self.stream = stream
        self.pipeline = pipeline
        self.authorizer = authorizer
        guard let refusal = authorizer.refusalToOpen(.importReports, stream.context) else { return }
        state.withLock { $0.isOver = true }
        stream.finish(.failure(refusal))
    }

    func received(_ message: [UInt8]) {
        let decision = state.withLock { state -> Decision in
            if state.isOver { return .ignore }
            guard state.results.count < ImportSession.reportCountMax else {
                state.isOver = true
                return .refuse
            }
            state.results.append(nil)
            state.underWay += 1
            let mustPause = !state.isPaused && state.underWay >= ImportSession.windowCountMax
            if mustPause { state.isPaused = true }
            return .take(position: state.results.count - 1, mustPause: mustPause)
        }
        switch decision {
        case .ignore:
            return
        case .refuse:
            stream.finish(
                .failure(
                    CallFailure(
                        .importTooLong,
                        "an import has at most \(ImportSession.reportCountMax) reports; those before are handled, send "
                            + "the rest in another import",
                        metadata: [FailureDetail("import_reports_max", String(ImportSession.reportCountMax))])))
        case .take(let position, let mustPause):
            if mustPause { stream.pauseReading() }
            pipeline.submit(
                IngestSubmission(
                    task: .submit, payload: message, identity: stream.context.identity,
                    deadlineUptimeNanoseconds: stream.context.deadlineUptimeNanoseconds,
                    ticket: ImportTicket(
                        position: position, requestID: SubmissionPeek.requestID(inSubmission: message)),
                    sink: self,
                    refusal: { [authorizer, context = stream.context] office in
                        authorizer.refusalToReport(.importReports, office: office, context)
                    }))
        }
    }

    func ended() {
        state.withLock { $0.hasEnded = true }
        finishIfDone()
    }

    func wasCancelled() {
        state.withLock { $0.isOver = true }
    }

    func deliver(_ completions: [IngestCompletion]) {
        let mustResume = state.withLock { state in
            for completion in completions {
                guard let ticket = completion.ticket as? ImportTicket else { continue }
                state.record(completion.outcome, for: ticket)
                state.underWay -= 1
            }
            guard state.isPaused, !state.isOver, state.underWay <= ImportSession.windowCountMax / 2 else {
                return false
            }
            state.isPaused = false
            return true
        }
        if mustResume { stream.resumeReading() }
        finishIfDone()
    }

    private func finishIfDone() {
        let results = state.withLock { state -> [ImportResult]? in
            guard state.hasEnded, state.underWay == 0, !state.isOver else { return nil }
            state.isOver = true
            return state.results.compactMap(\.self)
        }
        if let results { stream.finish(.success(ImportReportsResponse(results: results).encoded())) }
    }

    private enum Decision {
        case take(position: Int, mustPause: Bool)
        case refuse
        case ignore
    }
}

extension ImportSession.State {
    fileprivate mutating func record(_ outcome: Result<IngestAnswer, CallFailure>, for ticket: ImportTicket) {
        switch outcome {
        case .success(.stored(let response)):
            results[ticket.position] = ImportResult(
                requestID: ticket.requestID,
                outcome: response.isRepeated ? .acceptedBefore(response.receipt) : .accepted(response.receipt))
            answerBytes += 256
        case .success(.examined):
            preconditionFailure("an import only submits")
        case .failure(var failure):
            if answerBytes + failure.encodedStatus().count > ImportSession.answerBytesMax {
                if !failure.findings.isEmpty {
                    failure.metadata.append(FailureDetail("findings_left_out", String(failure.findings.count)))
                }
                failure.findings = []
                failure.current = nil
            }
            answerBytes += failure.encodedStatus().count
            results[ticket.position] = ImportResult(requestID: ticket.requestID, outcome: .refused(failure))
        }
    }
}

/// Names one report of an import.
private final class ImportTicket: IngestTicket {
    let position: Int
    let requestID: RequestID?

    init(position: Int, requestID: RequestID?) {
        self.position = position
        self.requestID = requestID
    }

    /// Reports of an import are committed also when the client is gone: it repeats them with the same ids.
    var isCancelled: Bool { false }
}
