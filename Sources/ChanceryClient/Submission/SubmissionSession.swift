// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import ChanceryWire

/// That a report is stored, proved by a receipt that was checked against what was sent.
public struct AcceptedSubmission: Hashable, Sendable {
    public let receipt: Receipt
    /// Warnings and notes; empty when the report had been accepted before.
    public let findings: [Finding]
    /// Whether it had been accepted before under the same request id.
    public let isRepeated: Bool

    public init(receipt: Receipt, findings: [Finding], isRepeated: Bool) {
        self.receipt = receipt
        self.findings = findings
        self.isRepeated = isRepeated
    }
}

/// Submits reports until there is a receipt, a refusal, or no time left.
///
/// A lost link and a busy or stopping server are tried again with the same request id, so that a report that was stored
/// although its answer was lost is not stored twice. What a report says is never tried again once it was refused.
public struct SubmissionSession: Sendable {
    /// Most reports in one import stream: few enough that a lost stream costs little.
    public static let importCountMax = 500

    public let client: OfficeClient
    public let retrier: Retrier
    /// A moment of `retrier`'s clock, after which nothing is tried again.
    public let deadline: Duration
    private let onRetry: @Sendable (Retrier.Notice) -> Void

    public init(
        client: OfficeClient, retrier: Retrier = Retrier(), within duration: Duration,
        onRetry: @escaping @Sendable (Retrier.Notice) -> Void = { _ in }
    ) {
        self.client = client
        self.retrier = retrier
        deadline = retrier.deadline(in: duration)
        self.onRetry = onRetry
    }

    /// - Throws: `CallFailure` for a refusal, `DeadlineReached`, `ReceiptMismatch`, `UnexpectedAnswer`,
    ///   `ForeignStatus`, `CancellationError`.
    public func submit(_ submission: Submission) async throws -> AcceptedSubmission {
        let response = try await retrier.run(until: deadline, onRetry: onRetry) { timeLeft in
            try await client.submit(
                submission.bytes, requestID: submission.requestID, signature: submission.signature, timeout: timeLeft)
        }
        try submission.check(response.receipt)
        return AcceptedSubmission(
            receipt: response.receipt, findings: response.findings, isRepeated: response.isRepeated)
    }

    /// Sends reports in streams and again those that the server had no room for.
    ///
    /// - Parameter onOutcome: told of every report as soon as its fate is known, by its position in `submissions`.
    public func importAll(
        _ submissions: [Submission],
        onOutcome: @Sendable (Int, Result<AcceptedSubmission, any Error>) async throws -> Void
    ) async throws {
        var start = 0
        while start < submissions.count {
            let end = min(start + SubmissionSession.importCountMax, submissions.count)
            try await importSome(Array(start..<end), of: submissions, onOutcome: onOutcome)
            start = end
        }
    }

    private func importSome(
        _ positions: [Int], of submissions: [Submission],
        onOutcome: @Sendable (Int, Result<AcceptedSubmission, any Error>) async throws -> Void
    ) async throws {
        var open = positions
        var round = 1
        while !open.isEmpty {
            let outcomes = await outcomes(of: open.map { submissions[$0] })
            var again: [Int] = []
            var delay = retrier.delay(ofRetry: round, atLeast: .zero)
            for (position, outcome) in zip(open, outcomes) {
                if case .failure(let error) = outcome, let least = RetryPolicy.leastDelay(after: error),
                    retrier.environment.now() + max(delay, least) < deadline
                {
                    delay = max(delay, least)
                    again.append(position)
                } else {
                    try await onOutcome(position, outcome)
                }
            }
            open = again
            if !open.isEmpty { try await retrier.environment.sleep(delay) }
            round += 1
        }
    }

    private func outcomes(of submissions: [Submission]) async -> [Result<AcceptedSubmission, any Error>] {
        let requests = submissions.map {
            SubmitReportRequest(report: $0.bytes, requestID: $0.requestID, signature: $0.signature)
        }
        do {
            let response = try await retrier.run(until: deadline, onRetry: onRetry) { timeLeft in
                try await client.importReports(requests, timeout: timeLeft)
            }
            return zip(submissions, response.results).map { submission, result in
                switch result.outcome {
                case .accepted(let receipt): submission.accepted(receipt, isRepeated: false)
                case .acceptedBefore(let receipt): submission.accepted(receipt, isRepeated: true)
                case .refused(let failure): .failure(failure)
                }
            }
        } catch {
            return submissions.map { _ in .failure(error) }
        }
    }
}

extension Submission {
    fileprivate func accepted(_ receipt: Receipt, isRepeated: Bool) -> Result<AcceptedSubmission, any Error> {
        Result {
            try check(receipt)
            return AcceptedSubmission(receipt: receipt, findings: [], isRepeated: isRepeated)
        }
    }
}
