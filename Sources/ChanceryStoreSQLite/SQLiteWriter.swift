// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// The one connection that writes and merges the log.
///
/// `@unchecked Sendable`: the mutable members are used inside `pool.writeWithoutTransaction` alone, whose body runs on
/// the serial queue of GRDB's writing connection, so one at a time.
final class SQLiteWriter: StoreWriter, @unchecked Sendable {
    private let pool: DatabasePool
    private let directory: StoreDirectory
    private let counters: SQLiteCounters
    private let freeBytesMin: Int64
    let signerChange: LogSignerChange?
    /// `nil` after `close`.
    private var state: WriterState?
    /// `nil` after `close`.
    private var lock: DirectoryLock?

    init(
        pool: DatabasePool, directory: StoreDirectory, options: SQLiteStoreOptions, counters: SQLiteCounters,
        lock: DirectoryLock, signer: LogSigner
    ) throws {
        self.pool = pool
        self.directory = directory
        self.counters = counters
        freeBytesMin = options.freeBytesMin
        self.lock = lock
        let state = try pool.writeWithoutTransaction { database in
            try WriterState(database, options, signer: signer)
        }
        self.state = state
        signerChange = state.log.signerChange
        let freeBytesMin = options.freeBytesMin
        pool.writeWithoutTransaction { _ in
            state.requireRoom = { try SQLiteWriter.requireFreeBytes(freeBytesMin, in: directory) }
            counters.noteOpened(state.position)
        }
    }

    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome] {
        try SubmissionCheck.check(batch)
        if batch.isEmpty { return [] }
        return try change("store reports in") { state in
            var outcomes: [CommitOutcome] = []
            outcomes.reserveCapacity(batch.count)
            for submission in batch { outcomes.append(try state.commit(submission, at: time)) }
            return outcomes
        }
    }

    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome] {
        try SubmissionCheck.check(acts: acts)
        if acts.isEmpty { return [] }
        return try change("store acts in") { state in
            let outcomes = try acts.map { try state.commit(act: $0, at: time) }
            for outcome in outcomes { try state.audit(line(outcome)) }
            return outcomes
        }
    }

    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome {
        try SubmissionCheck.check(pack: pack)
        return try change("store a pack in") { state in
            let outcome = try state.commit(pack: pack, at: time)
            try state.audit(line(outcome))
            return outcome
        }
    }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue {
        try SubmissionCheck.checkCatalogue(bytes: bytes, edition: edition, installedBy: installedBy)
        return try change("store a catalogue in") { state in
            let before = state.newestCatalogue
            let installed = try state.installCatalogue(
                bytes: bytes, digest: digest, edition: edition, installedBy: installedBy, at: time)
            if installed.version != before { try state.audit(line(installed)) }
            return installed
        }
    }

    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError) {
        try SubmissionCheck.check(audit: events)
        if events.isEmpty { return }
        try change("store audit lines in") { state in
            try SQLiteWriter.requireFreeBytes(auditFreeBytesMin, in: directory)
            for event in events { try state.log.append(event) }
        }
    }

    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead? {
        try change("seal the audit trail in") { state in
            try SQLiteWriter.requireFreeBytes(auditFreeBytesMin, in: directory)
            return try state.log.sealAudit(at: time)
        }
    }

    var treeHead: SignedTreeHead? {
        pool.writeWithoutTransaction { _ in state?.log.head }
    }

    func checkpoint() {
        pool.writeWithoutTransaction { _ in mergeLog(times: 1) }
    }

    func close() {
        let wasOpen = pool.writeWithoutTransaction { _ in
            guard let state else { return false }
            do { try state.pace.finish() } catch { counters.noteCheckpointFailure(error) }
            state.pace.stop()
            self.state = nil
            counters.noteClosed()
            return true
        }
        guard wasOpen else { return }
        do { try pool.close() } catch { counters.noteCheckpointFailure(error) }
        pool.writeWithoutTransaction { _ in lock = nil }
    }

    /// Runs `body` in a transaction of its own, and counts it.
    private func change<Answer>(
        _ action: String, _ body: (WriterState) throws -> Answer
    ) throws(StoreError) -> Answer {
        do {
            return try pool.writeWithoutTransaction { _ in
                guard let state else { throw SQLiteStore.closed(directory) }
                mergeLog(times: 2)
                let before = state.position
                let answer = try state.transaction { try body(state) }
                if state.position != before {
                    counters.noteCommit(state.position, logPages: state.pace.logPages)
                    counters.noteSync(nanoseconds: state.syncNanoseconds)
                }
                return answer
            }
        } catch {
            counters.noteCommitFailure()
            throw StoreError(error, action: action, place: directory.file)
        }
    }

    /// The reserve is there for audit lines too, but not all of it.
    private var auditFreeBytesMin: Int64 { freeBytesMin / 4 }

    /// Refuses a change while the volume is nearly full. What cannot be asked refuses nothing.
    private static func requireFreeBytes(
        _ freeBytesMin: Int64, in directory: StoreDirectory
    ) throws(StoreError) {
        guard freeBytesMin > 0, let free = directory.freeBytes, free < freeBytesMin else { return }
        throw StoreError(
            .diskFull,
            "The volume of \(directory.path) has \(free) bytes free, less than the \(freeBytesMin) that are kept in "
                + "reserve. Make room; nothing needs to be restarted.")
    }

    /// A failure leaves the log as it was: nothing is lost, and the next call tries again.
    private func mergeLog(times factor: Int) {
        guard let state, state.pace.isDue(times: factor) else { return }
        do {
            try state.pace.checkpoint()
            counters.noteCheckpoint()
        } catch {
            counters.noteCheckpointFailure(error)
        }
    }
}
