// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryServer
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Testing

/// What `chanceryd verify` says of the signatures of reports.
@Suite struct StoreCheckTests {
    /// A report on its way into a store, past all checks.
    private static func signed(
        by key: SigningKey, over bytes: [UInt8]? = nil, period: String = "2024-H1", request: Int,
        catalogue: CatalogueVersion
    ) throws -> ReportSubmission {
        let right = Sample.validated(Sample.report(period: period), request: request, catalogue: catalogue)
        return ReportSubmission(
            key: right.key, requestID: right.requestID, digest: right.digest, bytes: right.bytes,
            receivedAt: right.receivedAt, catalogueVersion: right.catalogueVersion, submittedBy: right.submittedBy,
            signature: try Sample.signature(key, of: bytes ?? right.bytes))
    }

    /// Checks a store with these reports and two catalogues, of which the first has the first key and the second the
    /// other one.
    private func check(_ keys: [SigningKey], _ reports: [ReportSubmission]) throws -> StoreCheck.Outcome {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(directory: folder.path + "/store")
        for key in keys { try Sample.install(Sample.catalogue(signingWith: key.publicKey), in: store) }
        for outcome in try store.writer.commit(reports, at: Sample.now) {
            guard case .accepted = outcome else {
                Issue.record("\(outcome)")
                continue
            }
        }
        store.writer.close()
        return try StoreCheck(folder: folder.path + "/store", keyFiles: []).run()
    }

    @Test("Reports are held against the keys of the catalogue that they were validated against")
    func sound() throws {
        let keys = try [SigningKey.generate(.ed25519), .generate(.ecdsaP256)]
        let outcome = try check(
            keys,
            [
                Self.signed(by: keys[0], period: "2023-H2", request: 1, catalogue: 1),
                Self.signed(by: keys[1], request: 2, catalogue: 2),
                Sample.validated(Sample.report(office: "vn-02"), request: 3, catalogue: 2),
            ])
        #expect(outcome.isSound, "\(outcome.text)")
        #expect(outcome.text.contains("reports: 2 of them signed"))
    }

    @Test("A signature that was planted past the daemon is found, whatever the log says of it")
    func planted() throws {
        let keys = try [SigningKey.generate(.ed25519), .generate(.ed25519)]
        let outcome = try check(
            keys,
            [
                // By the key of the catalogue before, over other bytes, and by a stranger.
                Self.signed(by: keys[0], period: "2023-H1", request: 1, catalogue: 2),
                Self.signed(by: keys[1], over: [1, 2, 3], period: "2023-H2", request: 2, catalogue: 2),
                Self.signed(by: .generate(.ed25519), request: 3, catalogue: 2),
                Self.signed(by: keys[1], period: "2022-H2", request: 4, catalogue: 2),
            ])
        #expect(!outcome.isSound)
        for sequence in 3...5 {
            #expect(
                outcome.text.contains(
                    "WRONG: The report at sequence \(sequence) is not signed as it must be: The signature was not made "
                        + "with the key “\(Sample.signingKeyID)” over these report bytes."), "\(outcome.text)")
        }
        #expect(outcome.text.split(separator: "\n").count { $0.hasPrefix("WRONG") } == 3, "\(outcome.text)")
        #expect(outcome.text.contains("reports: 4 of them signed"))
    }
}
