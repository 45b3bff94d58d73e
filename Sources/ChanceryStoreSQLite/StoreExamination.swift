// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCrypto
public import ChanceryModel
public import ChanceryStore
internal import ChanceryTransparency
internal import Foundation
internal import GRDB

/// Reads the data file of a store without changing it, and says what is in it and what is wrong with it.
public struct StoreExamination: Sendable {
    /// How much is read.
    public enum Depth: Sendable {
        /// What kind of file it is, and its schema.
        case head
        /// Every page once.
        case pages
        /// Also every row against its digest, the log against the rows, and every signed head.
        case rows
    }

    /// Most defects that are listed.
    public static let defectCountMax = 20

    public var schemaVersion: Int32 = 0
    public var sequence: StoreSequence = 0
    public var committedAt: Instant?
    public var reportCount: Int64 = 0
    public var catalogueCount: Int64 = 0
    /// Pages that SQLite finds damaged, in its words.
    public var pageDefects: [String] = []
    /// Rows that contradict themselves or each other, one sentence each.
    public var rowDefects: [String] = []

    /// Whether the rows were held against their digests and the log.
    public var hasProvedRows = false
    /// The last signed head of the log, as a checkpoint; empty when there is none.
    public var treeHead = ""

    /// Whether a store of this schema has a log.
    public var hasLog: Bool { Int64(schemaVersion) >= Schema.firstLogVersion }

    public var isWhole: Bool { pageDefects.isEmpty && rowDefects.isEmpty }

    /// - Parameters:
    ///   - file: the data file.
    ///   - isShared: whether a daemon may have it open. Without one, and without a log beside it, nothing is written
    ///     beside the file either.
    ///   - keys: the log's public keys, known from elsewhere; `nil` takes those that the file names.
    ///   - makeSignatureCheck: as for `StoreVerifier`.
    ///   - mayGoOn: asked from time to time; when it says no, this throws.
    /// - Throws: `StoreError` when the file is no store, has a newer schema, or cannot be read at all.
    public init(
        file: String, isShared: Bool, depth: Depth, keys: [VerificationKey]? = nil,
        makeSignatureCheck: (@Sendable (InstalledCatalogue) throws -> ReportSignatureCheck)? = nil,
        mayGoOn: @escaping () -> Bool = { true }
    ) throws(StoreError) {
        do {
            let queue = try StoreExamination.open(file, isShared: isShared)
            defer { do { try queue.close() } catch { pageDefects.append("the file cannot be closed: \(error)") } }
            try queue.read { database in
                try Interruption.during(database, mayGoOn) {
                    try readHead(database, file)
                    guard depth != .head else { return }
                    pageDefects = try String.fetchAll(
                        database, sql: "PRAGMA integrity_check(\(StoreExamination.defectCountMax))"
                    ).filter { $0 != "ok" }
                    guard pageDefects.isEmpty, depth == .rows else { return }
                    let verifier = StoreVerifier(
                        directory: "", keys: hasLog ? keys : nil, makeSignatureCheck: makeSignatureCheck)
                    if Int64(schemaVersion) == Schema.version {
                        try readRows(database, file, verifier)
                    } else {
                        try readUpgraded(database, file, verifier, mayGoOn)
                    }
                }
            }
        } catch {
            throw StoreError(error, action: "read", place: file)
        }
    }

    static func open(_ file: String, isShared: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "chancery.examination"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        guard !isShared, StoreDirectory.byteCount(of: file + "-wal") == 0 else {
            return try DatabaseQueue(path: file, configuration: configuration)
        }
        // Nobody else has the file and it is whole by itself, so that SQLite needs no files of its own beside it.
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
        let path = file.addingPercentEncoding(withAllowedCharacters: allowed) ?? file
        return try DatabaseQueue(path: "file:" + path + "?immutable=1", configuration: configuration)
    }

    private mutating func readHead(_ database: Database, _ file: String) throws {
        let application = try Int64.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == Schema.applicationID else {
            throw StoreError(.notAStore, "\(file) is no store of chanceryd.")
        }
        schemaVersion = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard Int64(schemaVersion) <= Schema.version else {
            throw StoreError(
                .newerSchema,
                "\(file) has schema version \(schemaVersion); this release knows versions up to \(Schema.version).")
        }
    }

    /// The same check as `chanceryd verify` makes.
    private mutating func readRows(_ database: Database, _ file: String, _ verifier: StoreVerifier) throws {
        sequence = try SQLiteSnapshot(database, file: file).sequence
        committedAt = try SQLiteStore.lastCommit(database)
        catalogueCount = try Int64.fetchOne(database, sql: "SELECT count(*) FROM catalogue") ?? 0
        reportCount = try Int64.fetchOne(database, sql: "SELECT count(*) FROM report") ?? 0
        let verification = try verifier.verify(database)
        rowDefects = Array(verification.findings.prefix(StoreExamination.defectCountMax))
        treeHead = verification.lastHead?.note ?? ""
        hasProvedRows = true
    }

    /// What an older release wrote is proved as this release would take it over: in a copy of its own, which SQLite keeps
    /// in a temporary file and removes. The file itself stays as it is; the daemon upgrades it, with the right key.
    private mutating func readUpgraded(
        _ database: Database, _ file: String, _ verifier: StoreVerifier, _ mayGoOn: @escaping () -> Bool
    ) throws {
        let signer = try LogSigner(key: .generate(.ed25519))
        var configuration = Configuration()
        configuration.label = "chancery.examination.copy"
        let copy = try DatabaseQueue(path: "", configuration: configuration)
        do {
            try copy.writeWithoutTransaction { upgraded in
                try database.backup(to: upgraded, pagesPerStep: SQLiteStore.pagesPerStep) { progress in
                    if !progress.isCompleted, !mayGoOn() { throw StoreCopyCancelled() }
                }
                try Interruption.during(upgraded, mayGoOn) {
                    try Schema.migrate(upgraded, from: Int64(schemaVersion), signer: signer)
                    try readRows(upgraded, file, verifier)
                }
            }
        } catch let defect as StoredValueDefect {
            rowDefects = ["It cannot be upgraded: \(defect.description)."]
        }
        // The copy's one head is of the throw-away key.
        if !hasLog { treeHead = "" }
        try copy.close()
    }
}
