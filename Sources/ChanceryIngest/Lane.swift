// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryModel
internal import ChanceryValidation
internal import ChanceryWire
internal import Dispatch
internal import Synchronization

/// One serial queue that decodes and validates, with a decoder of its own.
///
/// Events only append to the backlog; one scheduled closure at a time drains it in batches, so the queue of Dispatch is
/// never longer than one and the backlog is bounded by admission.
///
/// `@unchecked Sendable`: `examiner`, `validator` and `signatureCheck` are touched only on `queue`, which `drain` checks;
/// everything else is immutable or behind the mutex.
final class Lane: @unchecked Sendable {
    static let batchCountMax = 64

    private struct Backlog {
        var items: [AdmittedSubmission] = []
        var isScheduled = false
    }

    private let queue: DispatchQueue
    let heartbeat: Heartbeat
    private let backlog = Mutex(Backlog())
    private let library: CatalogueLibrary
    private let examiner: Examiner
    private var validator: ReportValidator?
    private var signatureCheck: SignatureCheck?
    private let onReady: @Sendable ([ValidatedSubmission]) -> Void
    private let onFinished: @Sendable ([FinishedSubmission]) -> Void

    init(
        index: Int, examiner: Examiner, library: CatalogueLibrary,
        onReady: @escaping @Sendable ([ValidatedSubmission]) -> Void,
        onFinished: @escaping @Sendable ([FinishedSubmission]) -> Void
    ) {
        let queue = DispatchQueue(label: "chancery.lane.\(index)")
        self.queue = queue
        heartbeat = Heartbeat(name: "ingest lane \(index)") { queue.async(execute: $0) }
        self.examiner = examiner
        self.library = library
        self.onReady = onReady
        self.onFinished = onFinished
    }

    func append(_ item: AdmittedSubmission) {
        let mustSchedule = backlog.withLock { backlog in
            backlog.items.append(item)
            if backlog.isScheduled { return false }
            backlog.isScheduled = true
            return true
        }
        if mustSchedule { queue.async { self.drain() } }
    }

    /// How many wait to be examined.
    var waitingCount: Int { backlog.withLock { $0.items.count } }

    private func drain() {
        dispatchPrecondition(condition: .onQueue(queue))
        while true {
            let batch = backlog.withLock { backlog -> [AdmittedSubmission] in
                if backlog.items.isEmpty {
                    backlog.isScheduled = false
                    return []
                }
                if backlog.items.count <= Lane.batchCountMax {
                    let all = backlog.items
                    backlog.items = []
                    return all
                }
                let first = Array(backlog.items.prefix(Lane.batchCountMax))
                backlog.items.removeFirst(Lane.batchCountMax)
                return first
            }
            if batch.isEmpty { return }
            examine(batch)
            heartbeat.beat()
        }
    }

    private func examine(_ batch: [AdmittedSubmission]) {
        let validator = currentValidator()
        let signatures = currentSignatureCheck()
        var ready: [ValidatedSubmission] = []
        ready.reserveCapacity(batch.count)
        var finished: [FinishedSubmission] = []
        for item in batch {
            switch examiner.examine(item, with: validator, signatures) {
            case .ready(let submission): ready.append(submission)
            case .finished(let submission): finished.append(submission)
            }
        }
        if !ready.isEmpty { onReady(ready) }
        if !finished.isEmpty { onFinished(finished) }
    }

    /// Compiled once for each catalogue version.
    private func currentValidator() -> ReportValidator {
        let catalogue = library.current
        if let validator, validator.catalogueVersion == catalogue.version { return validator }
        let compiled = ReportValidator(catalogue: catalogue)
        validator = compiled
        return compiled
    }

    /// Made once for each catalogue version.
    private func currentSignatureCheck() -> SignatureCheck {
        let catalogue = library.current
        if let signatureCheck, signatureCheck.catalogueVersion == catalogue.version { return signatureCheck }
        let check = SignatureCheck(catalogue: catalogue)
        signatureCheck = check
        return check
    }
}
