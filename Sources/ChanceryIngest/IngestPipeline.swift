// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
public import ChanceryModel
public import ChanceryStore
internal import ChanceryWire
internal import Dispatch
internal import Synchronization

/// Takes reports in: admission, lanes that decode and validate, one writer that commits.
///
/// Every submission that `submit` takes gets exactly one completion. A completion with a receipt is handed over only
/// after the commit that holds the report was synced.
public final class IngestPipeline: Sendable {
    private let admission: Admission
    private let lanes: [Lane]
    private let commitQueue: CommitQueue
    private let clock: WallClock
    private let finisher: Finisher

    /// Called on the writer's queue after every commit that stored something.
    public typealias CommitHandler = @Sendable (CommitNotice) -> Void
    /// Called on the writer's queue when the store could not commit.
    public typealias FailureHandler = @Sendable (StoreError) -> Void
    /// Called on the writer's queue after every commit that did not fail.
    public typealias MeasureHandler = @Sendable (CommitMeasure) -> Void

    /// - Throws: `IngestConfigurationError` when a bound makes no sense or there is no memory for the arenas.
    public init(
        configuration: IngestConfiguration, store: any ReportStore, library: CatalogueLibrary, clock: WallClock,
        onCommit: @escaping CommitHandler, onFailure: @escaping FailureHandler,
        onMeasured: @escaping MeasureHandler = { _ in }
    ) throws(IngestConfigurationError) {
        if let problem = configuration.problem { throw IngestConfigurationError(problem) }
        let admission = Admission(configuration: configuration)
        let finisher = Finisher(admission: admission)
        let commitQueue = CommitQueue(
            store: store, clock: clock, batchCountMax: configuration.commitBatchCountMax,
            onFinished: { finisher.finish($0) }, onCommit: onCommit, onFailure: onFailure,
            onMeasured: onMeasured)
        var lanes: [Lane] = []
        for index in 0..<configuration.laneCount {
            guard let decoder = WireDecoder(arenaBytes: configuration.laneArenaBytes, unknownFields: .refused) else {
                throw IngestConfigurationError(
                    "there is no memory for \(configuration.laneCount) arenas of \(configuration.laneArenaBytes) bytes")
            }
            lanes.append(
                Lane(
                    index: index, examiner: Examiner(decoder: decoder, store: store), library: library,
                    onReady: { commitQueue.append($0) }, onFinished: { finisher.finish($0) }))
        }
        self.admission = admission
        self.finisher = finisher
        self.lanes = lanes
        self.commitQueue = commitQueue
        self.clock = clock
    }

    /// Takes a submission, or refuses it at once through its sink. May be called on any thread; never blocks.
    public func submit(_ submission: IngestSubmission) {
        // A peer that stands for a unit uses up its own share, whatever office it writes into its reports.
        let office = submission.identity.unit ?? SubmissionPeek.office(inSubmission: submission.payload) ?? ""
        let share = AdmittedShare(office: office, bytes: submission.payload.count)
        let refusal = admission.admit(office: share.office, bytes: share.bytes) { inFlight in
            retryDelayMilliseconds(inFlight: inFlight)
        }
        if let refusal {
            submission.sink.deliver([IngestCompletion(ticket: submission.ticket, outcome: .failure(refusal))])
            return
        }
        // One office keeps to one lane, so that its reports are examined in their order.
        let lane = lanes.count == 1 ? lanes[0] : lanes[Int(office.stableHash % UInt64(lanes.count))]
        lane.append(AdmittedSubmission(submission: submission, share: share, receivedAt: clock.now()))
    }

    /// Stops admitting, and calls `completion` once everything that was admitted has its outcome.
    public func drain(_ completion: @escaping @Sendable () -> Void) {
        admission.beginDrain()
        finisher.whenIdle(completion)
    }

    /// Runs `body` on the writer's queue: for work that must not meet a commit, such as closing the store.
    public func onWriter(_ body: @escaping @Sendable () -> Void) {
        commitQueue.onWriter(body)
    }

    /// Signs of life of the lanes and of the writer.
    public var heartbeats: [Heartbeat] { lanes.map(\.heartbeat) + [commitQueue.heartbeat] }

    /// Roughly the time that what is under way takes, within 50 ms and 5 s.
    private func retryDelayMilliseconds(inFlight: Int) -> Int64 {
        let nanoseconds = commitQueue.statistics.nanosecondsPerReport * UInt64(inFlight)
        return min(5000, max(50, Int64(nanoseconds / 1_000_000)))
    }

    public var statistics: IngestStatistics {
        let commits = commitQueue.statistics
        let refusals = admission.refusals
        return IngestStatistics(
            acceptedCount: commits.accepted, repeatedCount: commits.repeated,
            conflictCount: commits.refused, refusedCount: finisher.refusedCount,
            officeBusyCount: refusals.officeBusy, serverBusyCount: refusals.serverBusy,
            drainingCount: refusals.draining, commitCount: commits.commits,
            failedCommitCount: commits.failedCommits, largestBatchCount: commits.largestBatch,
            inFlightCount: admission.inFlightCount, inFlightBytes: admission.inFlightBytes,
            laneWaitingCount: lanes.reduce(0) { $0 + $1.waitingCount }, commitWaitingCount: commitQueue.waitingCount)
    }
}

/// Counts since the start, and what is under way now.
public struct IngestStatistics: Hashable, Sendable {
    public var acceptedCount: Int
    public var repeatedCount: Int
    /// Refused by the revision rules or a reused request id.
    public var conflictCount: Int
    /// Refused by decoding or validation.
    public var refusedCount: Int
    public var officeBusyCount: Int
    public var serverBusyCount: Int
    public var drainingCount: Int
    public var commitCount: Int
    public var failedCommitCount: Int
    public var largestBatchCount: Int
    public var inFlightCount: Int
    /// Payload bytes under way.
    public var inFlightBytes: Int
    /// Submissions that wait for a lane.
    public var laneWaitingCount: Int
    /// Validated reports that wait for a commit.
    public var commitWaitingCount: Int
}

/// Why a pipeline cannot be made.
public struct IngestConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

extension String {
    /// The same in every process, unlike `hashValue`.
    fileprivate var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
