// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryTransparency
internal import Foundation

/// The check of a store that `chanceryd verify` makes, in words.
public struct StoreCheck: Sendable {
    public struct Outcome: Sendable {
        /// What was checked, in numbers, and what is wrong, a line each.
        public let text: String
        public let isSound: Bool
    }

    private let folder: String
    private let keyFiles: [String]

    /// - Parameters:
    ///   - folder: of the store.
    ///   - keyFiles: every public key that the log was signed with, in PEM; none takes the keys that the store names.
    public init(folder: String, keyFiles: [String]) {
        self.folder = folder
        self.keyFiles = keyFiles
    }

    /// - Throws: `StartupError` when the store or the key cannot be read.
    public func run() throws(StartupError) -> Outcome {
        let keys = try LogKeyFile.read(keyFiles)
        do {
            let found = try StoreVerifier(
                directory: folder, keys: keys, makeSignatureCheck: StoreCheck.signatureCheck
            ).run()
            return Outcome(text: text(found, hasKey: keys != nil), isSound: found.isSound)
        } catch {
            throw .store(String(describing: error))
        }
    }

    /// As reports are checked when they are submitted, against the catalogue of then.
    @Sendable
    static func signatureCheck(by installed: InstalledCatalogue) throws -> ReportSignatureCheck {
        let check = SignatureCheck(catalogue: try CatalogueLibrary.index(installed))
        return { report in
            let receipt = report.receipt
            return check.finding(
                report.signature, of: report.bytes, office: receipt.key.office, regime: receipt.key.regime,
                receivedAt: receipt.receivedAt)?.message.english
        }
    }

    private func text(_ found: StoreVerification, hasKey: Bool) -> String {
        var lines = [
            "\(folder): \(found.leafCount) changes (\(found.reportCount) reports, \(found.actCount) acts, "
                + "\(found.packCount) packs, \(found.catalogueCount) catalogues), \(found.byteCount) bytes digested",
            "log: \(found.tileCount) full tiles, \(found.headCount) signed heads; audit trail: \(found.auditCount) lines",
            "reports: \(found.signatureCount) of them signed",
        ]
        if let head = found.lastHead?.head {
            lines.append("last head: size \(head.size), \(head.time.rfc3339(in: .utc)), root \(head.root)")
        }
        lines += found.signers.map { "log key: \($0.vkey)" }
        if !hasKey { lines.append("note: the keys are those that the store names; give --key to hold it to yours") }
        lines += found.findings.map { "WRONG: \($0)" }
        if found.findingCount > found.findings.count {
            lines.append("... and \(found.findingCount - found.findings.count) more")
        }
        lines.append(found.isSound ? "sound: every row, tile, head, audit line and signature agrees" : "NOT SOUND")
        return lines.joined(separator: "\n") + "\n"
    }
}
