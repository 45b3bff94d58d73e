// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
package import ChanceryStore
internal import Foundation
internal import Synchronization

/// A store whose commits wait at a gate while it is shut, or fail while a failure is set.
package final class GatedStore: ReportStore {
    fileprivate struct State {
        var failure: StoreError?
        var batchCounts: [Int] = []
        var checkpointCount = 0
        var readCount = 0
    }

    package let base: any ReportStore
    fileprivate let gate = Gate()
    fileprivate let state = Mutex(State())

    package init(_ base: any ReportStore) { self.base = base }

    package var writer: any StoreWriter { GatedWriter(store: self, base: base.writer) }

    package func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result {
        state.withLock { $0.readCount += 1 }
        return try base.read(body)
    }

    package func statistics() -> StoreStatistics { base.statistics() }

    /// Keeps commits from going on until `open`.
    package func shut() { gate.shut() }
    package func open() { gate.open() }
    /// Whether a commit waits at the gate.
    package var isHolding: Bool { gate.waitingCount > 0 }

    /// What commits throw; `nil` lets them work.
    package func fail(with failure: StoreError?) { state.withLock { $0.failure = failure } }

    /// How many submissions each commit had.
    package var batchCounts: [Int] { state.withLock { $0.batchCounts } }
    /// How often somebody read.
    package var readCount: Int { state.withLock { $0.readCount } }
    package var checkpointCount: Int { state.withLock { $0.checkpointCount } }
}

private struct GatedWriter: StoreWriter {
    let store: GatedStore
    let base: any StoreWriter

    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome] {
        store.gate.pass()
        let failure = store.state.withLock { state in
            state.batchCounts.append(batch.count)
            return state.failure
        }
        if let failure { throw failure }
        return try base.commit(batch, at: time)
    }

    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome] {
        store.gate.pass()
        if let failure = store.state.withLock({ $0.failure }) { throw failure }
        return try base.commit(acts: acts, at: time, auditing: line)
    }

    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome {
        store.gate.pass()
        if let failure = store.state.withLock({ $0.failure }) { throw failure }
        return try base.commit(pack: pack, at: time, auditing: line)
    }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue {
        try base.installCatalogue(
            bytes: bytes, digest: digest, edition: edition, installedBy: installedBy, at: time, auditing: line)
    }

    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError) {
        if let failure = store.state.withLock(\.failure) { throw failure }
        try base.append(audit: events, at: time)
    }

    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead? { try base.sealAudit(at: time) }

    var treeHead: SignedTreeHead? { base.treeHead }

    func checkpoint() {
        store.state.withLock { $0.checkpointCount += 1 }
        base.checkpoint()
    }

    func close() { base.close() }
}

/// Stops the threads that come to it while it is shut.
///
/// `@unchecked Sendable`: both counts are touched only under the lock of `condition`.
package final class Gate: @unchecked Sendable {
    private let condition = NSCondition()
    private var isShut = false
    private var waiting = 0

    package init() {}

    package func shut() { condition.withLock { isShut = true } }

    package func open() {
        condition.withLock {
            isShut = false
            condition.broadcast()
        }
    }

    package func pass() {
        condition.withLock {
            waiting += 1
            while isShut { condition.wait() }
            waiting -= 1
        }
    }

    package var waitingCount: Int { condition.withLock { waiting } }
}
