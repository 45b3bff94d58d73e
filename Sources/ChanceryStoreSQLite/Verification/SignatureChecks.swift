// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
internal import GRDB

/// What is wrong with the signature of a report, or with its absence, in a sentence; `nil` when all is well. Of a report
/// without a signature the bytes are left out.
public typealias ReportSignatureCheck = (StoredReport) -> String?

/// Holds the signatures of reports against the keys of the catalogues that they were validated against.
///
/// What a catalogue says about keys is not for a store to know, so the check itself comes from outside.
struct SignatureChecks {
    private let database: Database
    private let makeCheck: (InstalledCatalogue) throws -> ReportSignatureCheck
    /// `nil` for a catalogue that cannot be used, which was said.
    private var checks: [CatalogueVersion: ReportSignatureCheck?] = [:]

    /// Catalogues that are held; beyond, it starts afresh. Reports mostly come in the order of their catalogues.
    private static let checksMax = 4

    init(_ database: Database, _ makeCheck: @escaping (InstalledCatalogue) throws -> ReportSignatureCheck) {
        self.database = database
        self.makeCheck = makeCheck
    }

    mutating func run(_ verification: inout StoreVerification) throws {
        let columns = """
            CASE WHEN r.signature IS NULL THEN x'' ELSE r.bytes END, r.open_question_count, r.submitted_by, r.signature
            """
        let statement = try PreparedStatement(database, ReportRow.query(columns) + " ORDER BY r.sequence")
        defer { statement.reset() }
        while try statement.step() {
            let report: StoredReport
            do {
                report = try ReportRow.report(statement)
            } catch let defect as StoredValueDefect {
                verification.find("The report at sequence \(statement.int(4)) cannot be read: \(defect.description).")
                continue
            }
            if report.signature != nil { verification.signatureCount += 1 }
            guard let check = try check(of: report.receipt.catalogueVersion, &verification),
                let problem = check(report)
            else { continue }
            verification.find(
                "The report at sequence \(report.receipt.sequence) is not signed as it must be: \(problem)")
        }
    }

    private mutating func check(
        of version: CatalogueVersion, _ verification: inout StoreVerification
    ) throws -> ReportSignatureCheck? {
        if let known = checks[version] { return known }
        if checks.count >= SignatureChecks.checksMax { checks = [:] }
        let check = try makeCheck(of: version, &verification)
        checks[version] = .some(check)
        return check
    }

    private func makeCheck(
        of version: CatalogueVersion, _ verification: inout StoreVerification
    ) throws -> ReportSignatureCheck? {
        let statement = try PreparedStatement(database, CatalogueRow.query + " WHERE version = ?")
        defer { statement.reset() }
        statement.bind(version, at: 1)
        // That a report refers to a catalogue that is not there is found elsewhere.
        guard try statement.step() else { return nil }
        do {
            return try makeCheck(CatalogueRow.read(statement))
        } catch {
            verification.find("The signatures of reports under catalogue \(version) cannot be checked: \(error).")
            return nil
        }
    }
}
