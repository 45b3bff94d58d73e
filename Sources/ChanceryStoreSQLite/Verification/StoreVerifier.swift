// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCrypto
internal import ChanceryModel
public import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Checks a whole store against its log, without changing it; a daemon may run meanwhile.
///
/// Everything is computed anew from the rows: their digests from their bytes, the leaves from the rows, tiles and roots
/// from the leaves, the audit chain from its lines. What is stored of it must agree, every head must be signed, and the
/// signatures of reports must hold against the keys of their catalogue.
public struct StoreVerifier: Sendable {
    /// Rows that are held at once.
    static let pageCount = 1024

    private let directory: StoreDirectory
    private let keys: [VerificationKey]?
    private let makeSignatureCheck: (@Sendable (InstalledCatalogue) throws -> ReportSignatureCheck)?

    /// - Parameters:
    ///   - path: the directory of the store.
    ///   - keys: the public keys that the log was signed with, known from elsewhere; `nil` takes the keys that the store
    ///     names, which whoever rewrites a store can replace.
    ///   - makeSignatureCheck: gives the check of the reports that were validated against a catalogue; `nil` leaves their
    ///     signatures to the log, which says only that they are the ones that were taken.
    public init(
        directory path: String, keys: [VerificationKey]? = nil,
        makeSignatureCheck: (@Sendable (InstalledCatalogue) throws -> ReportSignatureCheck)? = nil
    ) {
        directory = StoreDirectory(path: path)
        self.keys = keys
        self.makeSignatureCheck = makeSignatureCheck
    }

    /// - Throws: when the store cannot be read at all. What is wrong with its contents is in the answer.
    public func run() throws(StoreError) -> StoreVerification {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.label = "chancery.verification"
            let queue = try DatabaseQueue(path: directory.file, configuration: configuration)
            let verification = try queue.read { database in
                try ConnectionSetup.requireCurrentSchema(database, file: directory.file)
                let pageDefects = try StoreVerifier.pageDefects(database)
                return try verify(database, pageDefects: pageDefects)
            }
            try queue.close()
            return verification
        } catch {
            throw StoreError(error, action: "verify", place: directory.file)
        }
    }

    /// - Parameter pageDefects: what `pageDefects` found.
    func verify(_ database: Database, pageDefects: [String] = []) throws -> StoreVerification {
        var verification = StoreVerification()
        for defect in pageDefects { verification.find("The file is damaged: \(defect).") }
        try SchemaCheck(database).run(&verification)
        try checkReferences(database, &verification)
        try BytesCheck(database).run(&verification)
        let auditCount = try AuditCheck(database, keys: keys).run(&verification)
        var log = LogCheck(database, keys: keys, auditCount: auditCount)
        try log.run(&verification)
        if let makeSignatureCheck {
            var signatures = SignatureChecks(database, makeSignatureCheck)
            try signatures.run(&verification)
        }
        return verification
    }

    /// What SQLite finds wrong with the pages of the file, and with indexes that do not have the rows of their tables: such
    /// an index hides a row from whoever looks it up.
    static func pageDefects(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA integrity_check(\(StoreExamination.defectCountMax))")
            .filter { $0 != "ok" }
    }

    private func checkReferences(_ database: Database, _ verification: inout StoreVerification) throws {
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
            let table: String = row[0]
            verification.find("A row of \(table) refers to a row that is not there.")
        }
    }
}
