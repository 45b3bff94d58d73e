// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import SeededRandom
internal import Synchronization
internal import Testing

/// Many different reports under way over several connections, until they are all sent or the daemon is gone.
final class Load: Sendable {
    /// What the sender of a report knows in the end.
    enum Outcome: Sendable {
        case acknowledged(Receipt)
        /// It was sent, and no receipt came.
        case unanswered(any Error)
        case notSent
    }

    static let connectionCount = 8

    let submissions: [Submission]
    private let outcomes: Mutex<[Outcome]>

    init(_ submissions: [Submission]) {
        self.submissions = submissions
        outcomes = Mutex(Array(repeating: .notSent, count: submissions.count))
    }

    var acknowledgedCount: Int {
        outcomes.withLock { $0.count { if case .acknowledged = $0 { true } else { false } } }
    }

    var results: [(submission: Submission, outcome: Outcome)] {
        Array(zip(submissions, outcomes.withLock { $0 }))
    }

    /// Sends everything; each connection gives up at its first call without a receipt.
    func run(against daemon: DaemonProcess) async {
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<Load.connectionCount {
                group.addTask { await self.send(lane, to: daemon.client()) }
            }
        }
    }

    private func send(_ lane: Int, to client: OfficeClient) async {
        for position in stride(from: lane, to: submissions.count, by: Load.connectionCount) {
            let submission = submissions[position]
            do {
                let response = try await client.submit(submission.bytes, requestID: submission.requestID)
                outcomes.withLock { $0[position] = .acknowledged(response.receipt) }
            } catch {
                outcomes.withLock { $0[position] = .unanswered(error) }
                return
            }
        }
    }

    /// `count` reports of the group's offices for different finished periods, from number `start` on; about 1600 differ.
    static func submissions(
        from start: Int, count: Int, using generator: inout SeededGenerator
    ) throws -> [Submission] {
        let template = try GroupTwo.reports()
        let periods = (2020...2023).flatMap { year in
            PeriodForm.allCases.flatMap { form in
                (1...form.countPerYear).compactMap { Period(form: form, year: year, index: $0) }
            }
        }
        try #require(start + count <= template.count * periods.count)
        return (start..<start + count).map { number in
            var report = template[number % template.count]
            report.period = periods[number / template.count].code
            return Submission(encoded: EncodedReport(report), requestID: generator.requestID())
        }
    }
}

extension OfficeClient {
    /// Checks that what was acknowledged is stored as it was acknowledged, and that everything else is absent or whole;
    /// then sends everything again under the same ids.
    ///
    /// - Returns: the receipts of all, in order.
    @discardableResult
    func checkAfterLoss(of load: Load) async throws -> [Receipt] {
        var receipts: [Receipt] = []
        for (submission, outcome) in load.results {
            let stored = try await stored(submission)
            if let stored {
                #expect(stored.report == submission.bytes)
                #expect(stored.receipt.digest == submission.digest)
                #expect(stored.receipt.requestID == submission.requestID && stored.receipt.revision == 1)
            }
            switch outcome {
            case .acknowledged(let receipt): #expect(stored?.receipt == receipt, "an acknowledged report is lost")
            case .notSent: #expect(stored == nil)
            case .unanswered: break
            }
            let again = try await submit(submission.bytes, requestID: submission.requestID)
            #expect(again.isRepeated == (stored != nil))
            if let stored { #expect(again.receipt == stored.receipt) }
            receipts.append(again.receipt)
        }
        return receipts
    }

    private func stored(_ submission: Submission) async throws -> StoredReportMessage? {
        let period = try #require(Period(code: submission.report.period))
        let key = ReportKey(office: submission.report.office, regime: submission.report.regime, period: period)
        do {
            return try await get(GetReportRequest(key: key))
        } catch let failure as CallFailure where failure.reason == .noSuchReport {
            return nil
        }
    }
}
