// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire
internal import Synchronization

/// Submits the reports of one file and keeps their receipts beside it.
///
/// Before anything is sent, every report has its id in the pending file; after a crash the same bytes are sent under
/// the same ids again. A report whose bytes have changed since gets a new id.
public struct FileSubmission: Sendable {
    /// How the reports travel.
    public enum Way: Hashable, Sendable {
        /// One call for each; offices side by side, the reports of one office in their order.
        case calls
        /// Streams of many, for loading years of history.
        case importStream
    }

    /// Offices whose reports are under way at once.
    public static let officesAtOnceMax = 8

    public typealias Outcome = Result<AcceptedSubmission, any Error>

    public let files: ReceiptFiles
    public let session: SubmissionSession
    public let way: Way

    public init(files: ReceiptFiles, session: SubmissionSession, way: Way = .calls) {
        self.files = files
        self.session = session
        self.way = way
    }

    /// - Parameter onOutcome: told of every report as soon as its fate is known, by its position; from any task.
    /// - Returns: the outcomes in the order of `reports`.
    /// - Throws: `FileFailure` when the receipts cannot be kept; what was sent by then stays in the pending file.
    public func submit(
        _ reports: [EncodedReport], onOutcome: @escaping @Sendable (Int, Outcome) -> Void = { _, _ in }
    ) async throws -> [Outcome] {
        let lock = try ReportFileLock(path: files.reportFile)
        defer { withExtendedLifetime(lock) {} }
        var book = try files.load()
        // The same report twice in a file is one submission, made twice.
        var ids: [Digest: RequestID] = [:]
        let submissions = reports.map { report in
            let id =
                ids[report.digest] ?? book.requestID(of: report.digest)
                ?? session.retrier.environment.makeRequestID()
            ids[report.digest] = id
            return Submission(encoded: report, requestID: id)
        }
        book.pending = submissions.map(ReceiptBook.Pending.init)
        try files.savePending(of: book)
        let record = SubmissionRecord(files: files, book: book, count: submissions.count)
        switch way {
        case .calls:
            try await submitByCalls(submissions, record: record, onOutcome: onOutcome)
        case .importStream:
            try await session.importAll(submissions) { position, outcome in
                try record.note(outcome, at: position)
                onOutcome(position, outcome)
            }
        }
        return try record.finish(submissions)
    }

    private func submitByCalls(
        _ submissions: [Submission], record: SubmissionRecord, onOutcome: @escaping @Sendable (Int, Outcome) -> Void
    ) async throws {
        var lanes: [[Int]] = []
        var laneOfOffice: [String: Int] = [:]
        for (position, submission) in submissions.enumerated() {
            let lane = laneOfOffice[submission.report.office, default: lanes.count]
            if lane == lanes.count { lanes.append([]) }
            laneOfOffice[submission.report.office] = lane
            lanes[lane].append(position)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            var waiting = lanes[...]
            func startNext() {
                guard let lane = waiting.popFirst() else { return }
                group.addTask {
                    for position in lane {
                        let outcome = try await self.outcome(of: submissions[position], record: record)
                        try record.note(outcome, at: position)
                        onOutcome(position, outcome)
                    }
                }
            }
            for _ in 0..<FileSubmission.officesAtOnceMax { startNext() }
            while try await group.next() != nil { startNext() }
        }
    }

    private func outcome(of submission: Submission, record: SubmissionRecord) async throws -> Outcome {
        // When there was no time left for one report, there is none for the next.
        if let end = record.deadlineReached { return .failure(end) }
        do {
            return .success(try await session.submit(submission))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failure(error)
        }
    }
}

/// What became of the reports so far, and its record on disk. Saved now and then while it grows, so that loading
/// thousands of reports does not rewrite the file thousands of times: what is missing in it is in the pending file.
private final class SubmissionRecord: Sendable {
    private struct State {
        var book: ReceiptBook
        var outcomes: [FileSubmission.Outcome?]
        var unsavedCount = 0
        var deadlineReached: DeadlineReached?
    }

    /// About so often the file is written while a submission runs.
    private static let saveCountMax = 32

    private let files: ReceiptFiles
    private let state: Mutex<State>

    init(files: ReceiptFiles, book: ReceiptBook, count: Int) {
        self.files = files
        state = Mutex(State(book: book, outcomes: Array(repeating: nil, count: count)))
    }

    var deadlineReached: DeadlineReached? { state.withLock { $0.deadlineReached } }

    func note(_ outcome: FileSubmission.Outcome, at position: Int) throws {
        try state.withLock { state in
            state.outcomes[position] = outcome
            switch outcome {
            case .success(let accepted):
                state.book.add(accepted.receipt)
                state.unsavedCount += 1
                if state.unsavedCount * SubmissionRecord.saveCountMax >= state.outcomes.count {
                    try files.saveReceipts(of: state.book)
                    state.unsavedCount = 0
                }
            case .failure(let error):
                if let end = error as? DeadlineReached { state.deadlineReached = end }
            }
        }
    }

    /// Saves what is left, keeps in the pending file what has no known outcome, and gives all outcomes.
    func finish(_ submissions: [Submission]) throws -> [FileSubmission.Outcome] {
        try state.withLock { state in
            if state.unsavedCount > 0 { try files.saveReceipts(of: state.book) }
            let outcomes = state.outcomes.map {
                $0 ?? .failure(DeadlineReached(attemptCount: 0, lastError: CancellationError()))
            }
            state.book.pending = zip(submissions, outcomes).filter { !$1.isKnown }.map { ReceiptBook.Pending($0.0) }
            try files.savePending(of: state.book)
            return outcomes
        }
    }
}

extension Result where Success == AcceptedSubmission, Failure == any Error {
    /// Whether it is certain that the report is stored under its id, or that it is not.
    public var isKnown: Bool {
        switch self {
        case .success: true
        case .failure(let error): error is CallFailure && RetryPolicy.leastDelay(after: error) == nil
        }
    }
}
