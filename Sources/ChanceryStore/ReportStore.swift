// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// The store of accepted reports, the acts on them, installed catalogues and frozen packs.
///
/// Each of them takes the next sequence number when it is stored: 1, 2, 3, ..., shared by all.
/// History is only appended to, so "as of sequence n" means every change with a sequence up to n and is answered the
/// same for ever.
///
/// **More than one daemon.** A store may be shared: other processes may commit between any two calls. So nothing here
/// answers from what this process wrote alone. The sequence may move by more than this process's commits; the tail
/// (`StoreSnapshot.changes`) is the one way to learn of every change, and a caller that caches brings its cache forward
/// from there. A backend orders commits so that a sequence becomes visible only after every smaller one. Sequences
/// ascend but a caller must not count on their having no gaps.
///
/// Calls are synchronous and block on storage. Make them on a dispatch queue of your own, never on an event loop or in
/// an async function.
public protocol ReportStore: Sendable {
    var writer: any StoreWriter { get }

    /// Runs `body` with a consistent view of the store at one sequence. It neither waits for the writer nor makes it
    /// wait. When as many reads are under way as the store allows, it waits for one of them to end.
    ///
    /// The snapshot is valid only inside `body` and on its thread. Do not call `read` from inside `body`. Keep `body`
    /// short: a log that is being read cannot be reused.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    func read<Result>(_ body: (any StoreSnapshot) throws -> Result) throws -> Result

    /// May be called on any thread.
    func statistics() -> StoreStatistics
}

extension ReportStore {
    /// The head that the receipt of the report with that sequence carries. See `StoreSnapshot.treeHead(sealing:)`.
    public func treeHead(sealing sequence: StoreSequence) throws(StoreError) -> SignedTreeHead? {
        do {
            return try read { try $0.treeHead(sealing: sequence) }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.unexpected, "The tree heads of the store cannot be read.", cause: error)
        }
    }
}

/// The side of a store that changes it. Calls come one after the other, from one queue.
public protocol StoreWriter: Sendable {
    /// Decides every submission in order and stores the accepted ones, in one transaction with one sync.
    ///
    /// Later submissions see earlier ones of the same batch. The decision is `CommitRule`'s: repeats and reused
    /// request ids first, then the catalogue version, whether the report is closed, and the revision rules. A batch
    /// that stores nothing writes nothing. The cost of a submission does not depend on how much is stored.
    ///
    /// - Parameter time: the writer's clock. When it lies before the previous commit's time, the previous one is used,
    ///   so that commit times never fall.
    /// - Returns: one outcome per submission, in the same order, all durable.
    /// - Throws: when it throws, nothing of the batch is stored as far as this or any other process can see. After an
    ///   input or output error the batch can still come back if the machine fails before the next commit; so repeat it
    ///   with the same request ids, which is safe in every case.
    func commit(_ batch: [ReportSubmission], at time: Instant) throws(StoreError) -> [CommitOutcome]

    /// Decides every act in order and stores the recorded ones, in one transaction with one sync. Later acts see
    /// earlier ones of the same batch. The decision is `ActRule`'s.
    ///
    /// - Parameters:
    ///   - time: as in `commit(_:at:)`. What an act says of a later moment is compared with the commit time.
    ///   - line: what the audit trail says of an outcome. It is stored in the same transaction, under the same head, so
    ///     that no deed is there without its line. Texts that are too long are cut.
    /// - Returns: one outcome per act, in the same order, all durable.
    /// - Throws: as `commit(_:at:)`.
    func commit(
        acts: [ActSubmission], at time: Instant, auditing line: (ActOutcome) -> AuditEvent?
    ) throws(StoreError) -> [ActOutcome]

    /// Stores a pack for ever under the next number of its group, regime and periods. The decision is `PackRule`'s.
    ///
    /// - Parameter line: as in `commit(acts:at:auditing:)`.
    func commit(
        pack: PackSubmission, at time: Instant, auditing line: (PackOutcome) -> AuditEvent?
    ) throws(StoreError) -> PackOutcome

    /// Installs a catalogue as the next version. When the current one has the same digest, returns that one and
    /// stores nothing.
    ///
    /// - Parameter line: as in `commit(acts:at:auditing:)`; asked only about a new version.
    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent?
    ) throws(StoreError) -> InstalledCatalogue

    /// Adds lines to the audit trail, in one transaction with one sync. They are no change of the store and take no
    /// sequence; the next tree head says how far the trail is.
    func append(audit events: [AuditEvent], at time: Instant) throws(StoreError)

    /// Adds a line to the trail that holds a signed head over the tree as it is and every line so far, in one transaction
    /// with one sync: between two commits there is no other head over them.
    ///
    /// - Returns: the head; `nil` when nothing was added, because there is no tree yet or the trail has no line that is
    ///   under no head.
    func sealAudit(at time: Instant) throws(StoreError) -> SignedTreeHead?

    /// The signed head of the last commit that stored something; `nil` as long as nothing is stored. Every commit ends
    /// in one, which is durable with it.
    var treeHead: SignedTreeHead? { get }

    /// Does the housekeeping that is due, and returns at once when none is. Call it after the outcomes of a commit were
    /// handed on; a store whose writer never calls it does the work inside a later commit. A failure is counted and
    /// shown in the statistics, and is tried again.
    func checkpoint()

    /// Finishes: merges the log and gives the store up to the next process. Every later call throws `.closed`.
    func close()
}

/// Deeds of which the audit trail says nothing.
extension StoreWriter {
    public func commit(acts: [ActSubmission], at time: Instant) throws(StoreError) -> [ActOutcome] {
        try commit(acts: acts, at: time) { _ in nil }
    }

    public func commit(pack: PackSubmission, at time: Instant) throws(StoreError) -> PackOutcome {
        try commit(pack: pack, at: time) { _ in nil }
    }

    public func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant
    ) throws(StoreError) -> InstalledCatalogue {
        try installCatalogue(
            bytes: bytes, digest: digest, edition: edition, installedBy: installedBy, at: time
        ) { _ in nil }
    }
}
