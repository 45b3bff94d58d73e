// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import ChanceryTransparency
internal import Testing

/// Whatever is changed in the file, past the daemon and past its triggers, is found.
@Suite struct StoreVerifierTests {
    @Test("A store that nobody touched is sound, and the numbers are those of what is in it")
    func sound() throws {
        let bench = try Bench()
        let found = try bench.verify()
        #expect(found.findings == [])
        #expect(found.isSound)
        #expect([found.reportCount, found.actCount, found.packCount, found.catalogueCount] == [601, 2, 1, 1])
        #expect([found.tileCount, found.headCount, found.auditCount] == [2, 7, 3])
        #expect(found.leafCount == 605 && found.lastHead?.head.size == 605)
        #expect(found.signers == [bench.signer.verifier])
    }

    @Test("It may run beside the daemon, and an empty store is sound")
    func beside() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        defer { store.writer.close() }
        let found = try StoreVerifier(directory: directory.store).run()
        #expect(found.isSound && found.leafCount == 0 && found.lastHead == nil)
    }

    @Test(
        "Every value of every row is watched over",
        arguments: [
            "UPDATE report SET bytes = x'00' WHERE sequence = 300",
            "UPDATE report SET digest = randomblob(32) WHERE sequence = 300",
            "UPDATE report SET received_at = received_at - 1 WHERE sequence = 300",
            "UPDATE report SET first_received_at = 1 WHERE sequence = 300",
            "UPDATE report SET committed_at = committed_at + 1 WHERE sequence = 602",
            "UPDATE report SET revision = 7 WHERE sequence = 300",
            "UPDATE report SET revision = revision + 4294967296 WHERE sequence = 300",
            "UPDATE report SET catalogue_version = catalogue_version, reason = 'because' WHERE sequence = 300",
            "UPDATE report SET request_id = randomblob(16) WHERE sequence = 300",
            "UPDATE report SET open_question_count = 3 WHERE sequence = 300",
            "UPDATE report SET open_question_count = 4294967296 WHERE sequence = 300",
            "UPDATE report SET submitted_by = 'office:vn-99' WHERE sequence = 300",
            "UPDATE report SET signature = x'656432353531390A6B0A00' WHERE sequence = 300",
            "INSERT INTO office VALUES (9999, 'vn-x'); UPDATE report SET office_id = 9999 WHERE sequence = 300",
            "UPDATE office SET name = 'vn-elsewhere' WHERE id = 1",
            "UPDATE round SET period = '2023-H1' WHERE id = 1",
            "UPDATE act SET kind = 'accept' WHERE sequence = 603",
            "UPDATE act SET revision = revision + 4294967296 WHERE sequence = 603",
            "UPDATE act SET until = 5 WHERE sequence = 603",
            "UPDATE act SET bytes = x'00' WHERE sequence = 603",
            "UPDATE act SET submitted_by = '' WHERE sequence = 603",
            "UPDATE pack SET number = 2",
            "UPDATE pack SET number = number + 4294967296",
            "UPDATE pack SET bytes = x'00'",
            "UPDATE pack SET request_digest = randomblob(32)",
            "UPDATE catalogue SET edition = 'other'",
            "UPDATE catalogue SET bytes = x'00'",
            "UPDATE catalogue SET installed_by = 'operator:x'",
            "UPDATE tile SET hashes = zeroblob(8192) WHERE number = 0",
            "UPDATE tile SET root = randomblob(32) WHERE number = 1",
            "DELETE FROM tile WHERE number = 1",
            "INSERT INTO tile VALUES (7, 7, zeroblob(32), zeroblob(8192))",
            "UPDATE head SET root = randomblob(32) WHERE size = 2",
            "UPDATE head SET signature = randomblob(64) WHERE size = 2",
            "UPDATE head SET committed_at = committed_at + 1 WHERE size = 2",
            "UPDATE head SET audit_count = 1, audit_chain = randomblob(32) WHERE size = 605",
            "UPDATE head SET first_sequence = 2 WHERE size = 1",
            "UPDATE head SET first_sequence = 1 WHERE size = 2",
            "UPDATE head SET first_sequence = 603 WHERE size = 602",
            "DELETE FROM head WHERE size = 302",
            "DELETE FROM head WHERE size = 302; UPDATE head SET first_sequence = 3 WHERE size = 602",
            "DELETE FROM head WHERE size < 602; UPDATE head SET first_sequence = 603 WHERE size = 602",
            "UPDATE audit SET detail = 'nothing' WHERE number = 2",
            "UPDATE audit SET chain = randomblob(32) WHERE number = 3",
            "UPDATE audit SET count = 9 WHERE number = 1",
            "DELETE FROM audit WHERE number = 2",
            "DELETE FROM audit WHERE number = 3",
            "DELETE FROM report WHERE sequence = 300",
            "DELETE FROM report WHERE sequence = 602",
            "DELETE FROM pack",
            "DELETE FROM head WHERE size = 605",
            "DELETE FROM pack; DELETE FROM act WHERE sequence = 604; DELETE FROM head WHERE size > 603",
        ])
    func tampering(_ sql: String) throws {
        let bench = try Bench()
        try bench.tamper("PRAGMA foreign_keys = OFF;" + sql)
        let found = try bench.verify()
        // Taking away the newest changes together with their heads leaves a smaller log that agrees with itself; the
        // mark of a later head in the hands of an office tells.
        if sql.hasPrefix("DELETE FROM pack; DELETE FROM act") {
            #expect(found.isSound && found.lastHead?.head.size == 603)
            #expect(bench.head.head.size == 605)
        } else {
            #expect(!found.isSound)
            #expect(found.findings.allSatisfy { !$0.isEmpty })
        }
    }

    @Test("A head that is put in the place of another is found")
    func swapped() throws {
        let bench = try Bench()
        try bench.tamper(
            """
            UPDATE head SET root = (SELECT root FROM head WHERE size = 602),
                signature = (SELECT signature FROM head WHERE size = 602) WHERE size = 603
            """)
        let findings = try bench.verify().findings.joined(separator: "\n")
        #expect(findings.contains("The head of size 603 does not have the root of the rows"))
        #expect(findings.contains("The signature of the head of size 603 does not hold"))
    }

    @Test("A store that was forged whole, with a key of its own, fails against the right key")
    func forged() throws {
        let forged = try Bench()
        let right = try SigningKey.generate(.ed25519).publicKey
        #expect(try forged.verify().isSound)
        let found = try StoreVerifier(directory: forged.directory.store, keys: [right]).run()
        #expect(found.findingCount == 7)
        #expect(found.findings.first?.contains("another key than the given") == true)
    }

    @Test("A change of the key is no fault, and every head names its own")
    func rotation() throws {
        let bench = try Bench()
        let signer = try LogSigner(key: .generate(.ed25519))
        let store = try SQLiteStore(directory: bench.directory.store, signer: signer)
        _ = try store.writer.commit([Samples.submission(Samples.key("vn-new"), request: 1)], at: Samples.start)
        let head = try #require(store.writer.treeHead)
        #expect(try Checkpoint(note: head.note).isSigned(by: signer.verifier))
        store.writer.close()
        let found = try StoreVerifier(directory: bench.directory.store).run()
        #expect(found.signers == [bench.signer.verifier, signer.verifier])
        // The digests of samples are none, so that only they are found.
        #expect(found.findings.allSatisfy { $0.contains("do not have the stored digest") })
        let keys = [bench.signer.verifier.key, signer.verifier.key]
        let told = try StoreVerifier(directory: bench.directory.store, keys: keys).run()
        #expect(told.findings == found.findings)
        for (key, count) in zip(keys, [1, 7]) {
            let half = try StoreVerifier(directory: bench.directory.store, keys: [key]).run()
            #expect(half.findings.count { $0.contains("is signed with another key than the given") } == count)
        }
    }

    @Test("A row that an index hides is found: who looks it up by the index would not see it")
    func hiddenFromIndex() throws {
        let bench = try Bench()
        let real = "CREATE INDEX act_report ON act (round_id, office_id)"
        for (sql, then) in [(real + " WHERE sequence <> 603", "REINDEX act_report"), (real, "SELECT 1")] {
            try bench.directory.execute(
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '\(sql)' WHERE name = 'act_report'; "
                    + "PRAGMA writable_schema = RESET")
            try bench.directory.execute(then)
        }
        let findings = try bench.verify().findings
        #expect(findings.contains { $0.contains("act_report") }, "\(findings)")
    }

    @Test(
        "Tables, indexes and triggers are those of this release",
        arguments: [
            ("DROP TRIGGER report_is_history", "The trigger report_is_history is missing."),
            ("DROP TRIGGER audit_stays", "The trigger audit_stays is missing."),
            (
                "DROP TRIGGER head_stays; CREATE TRIGGER head_stays BEFORE DELETE ON head WHEN 0 "
                    + "BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END",
                "The trigger head_stays is another than this release makes."
            ),
            ("DROP INDEX act_request", "The index act_request is missing."),
            ("CREATE TABLE more (a)", "The table more is none that this release makes."),
            (
                "CREATE TRIGGER more AFTER INSERT ON report BEGIN SELECT 1; END",
                "The trigger more is none that this release makes."
            ),
        ])
    func schema(_ sql: String, _ finding: String) throws {
        let bench = try Bench()
        try bench.directory.execute(sql)
        #expect(try bench.verify().findings == [finding])
    }

    @Test("Lines after the last head that are rewritten together with their chain are found by the seal after them")
    func sealed() throws {
        let bench = try Bench()
        var store = try SQLiteStore(directory: bench.directory.store, signer: bench.signer)
        let lines = (0..<2).map { AuditEvent(at: Samples.start, actor: "a", method: "m\($0)", outcome: .refused) }
        try store.writer.append(audit: lines, at: Samples.start)
        let seal = try #require(try store.writer.sealAudit(at: Samples.start))
        #expect(seal.head.audit.count == 5 && seal.head.size == 605)
        store.writer.close()
        #expect(try bench.verify().findings == [])
        let stranger = try SigningKey.generate(.ed25519).publicKey
        let foreign = try StoreVerifier(directory: bench.directory.store, keys: [stranger]).run()
        #expect(foreign.findings.contains("The signature of the seal in audit line 6 does not hold."))
        // Opened again, the end is sealed still.
        store = try SQLiteStore(directory: bench.directory.store, signer: bench.signer)
        #expect(try store.writer.sealAudit(at: Samples.start) == nil)
        var mark = try #require(store.writer.treeHead).head.audit
        let rest = try store.read { try $0.auditEvents(after: 3, limit: 9, filter: AuditFilter()) }
        store.writer.close()
        var sql: [String] = []
        for line in rest {
            var event = line.event
            if line.number == 4 { event.actor = "b" }
            let forged = mark.recording(event)
            mark = AuditMark(after: forged)
            sql.append(
                "UPDATE audit SET actor = '\(event.actor)', chain = x'\(forged.chain)' WHERE number = \(line.number)")
        }
        try bench.tamper(sql.joined(separator: "; "))
        #expect(
            try bench.verify().findings == [
                "The seal in audit line 6 was signed over other lines: the trail before it was changed."
            ])
    }

    @Test("The daemon does not open a store whose last head is not that of its rows")
    func opening() throws {
        let bench = try Bench()
        try bench.tamper("UPDATE report SET submitted_by = 'x' WHERE sequence = 601")
        #expect {
            try bench.directory.open()
        } throws: { error in
            (error as? StoreError)?.kind == .corrupt && "\(error)".contains("chanceryd verify")
        }
    }

    @Test(
        "Nor one whose audit trail was cut or changed before its last head",
        arguments: ["DELETE FROM audit WHERE number = 3", "UPDATE audit SET chain = randomblob(32) WHERE number = 3"])
    func openingTrail(_ sql: String) throws {
        let bench = try Bench()
        try bench.tamper(sql)
        #expect {
            try bench.directory.open()
        } throws: { error in
            (error as? StoreError)?.kind == .corrupt && "\(error)".contains("after audit line 3")
        }
    }

    @Test("What is no store of this release is refused, not found faulty")
    func refused() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: StoreError.self) { try StoreVerifier(directory: directory.store).run() }
        try Version1File.write(in: directory)
        #expect {
            try StoreVerifier(directory: directory.store).run()
        } throws: { error in
            "\(error)".contains("schema version 1")
        }
    }

    @Test("Every report is held against its catalogue, those without a signature without their bytes")
    func signatures() throws {
        let bench = try Bench()
        let signature = ReportSignature(algorithm: .ed25519, keyID: "k", value: [7])
        let store = try SQLiteStore(directory: bench.directory.store, signer: bench.signer)
        _ = try store.writer.commit([Bench.report(700, signature: signature)], at: Samples.start.adding(seconds: 9))
        store.writer.close()
        let verifier = StoreVerifier(directory: bench.directory.store, keys: [bench.signer.verifier.key]) { installed in
            #expect(installed.version == 1 && installed.bytes == [1])
            return { report in
                guard report.signature != nil else { return report.bytes.isEmpty ? nil : "it came with bytes" }
                return "\(report.receipt.key.office) \(report.signature == signature) \(report.bytes.count) bytes"
            }
        }
        let found = try verifier.run()
        #expect(found.signatureCount == 1)
        #expect(
            found.findings == ["The report at sequence 606 is not signed as it must be: vn-700 true 10 bytes"])
        struct Unreadable: Error {}
        let blind = try StoreVerifier(directory: bench.directory.store) { _ in throw Unreadable() }.run()
        #expect(blind.findings == ["The signatures of reports under catalogue 1 cannot be checked: Unreadable()."])
        #expect(try StoreVerifier(directory: bench.directory.store).run().isSound)
    }

    /// A closed store with 605 changes in 7 commits, whose digests are SHA-256.
    private struct Bench {
        let directory: TemporaryDirectory
        let signer: LogSigner
        let head: SignedTreeHead

        /// Runs statements past the triggers, which stand as before when it is done.
        func tamper(_ sql: String) throws {
            let tables = ["report", "act", "pack", "catalogue", "log_key", "tile", "head", "audit"]
            let dropped = tables.map { "DROP TRIGGER \($0)_is_history; DROP TRIGGER \($0)_stays; " }
            let made = tables.flatMap { table in
                [("is_history", "UPDATE"), ("stays", "DELETE")].map { name, event in
                    "CREATE TRIGGER \(table)_\(name) BEFORE \(event) ON \(table) "
                        + "BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END; "
                }
            }
            try directory.execute(dropped.joined() + sql + "; " + made.joined())
        }

        init() throws {
            directory = try TemporaryDirectory()
            signer = try LogSigner(key: .generate(.ed25519))
            let store = try SQLiteStore(directory: directory.store, signer: signer)
            let bytes: [UInt8] = [1]
            _ = try store.writer.installCatalogue(
                bytes: bytes, digest: .sha256(of: bytes), edition: "1", installedBy: "daemon", at: Samples.start)
            try store.writer.append(
                audit: (0..<3).map { number in
                    AuditEvent(
                        at: Samples.start, actor: "office:vn-0\(number)", method: "m", outcome: .refused, detail: "d")
                }, at: Samples.start)
            _ = try store.writer.commit([Bench.report(0)], at: Samples.start)
            _ = try store.writer.commit((1...300).map { Bench.report($0) }, at: Samples.start.adding(seconds: 1))
            _ = try store.writer.commit((301...600).map { Bench.report($0) }, at: Samples.start.adding(seconds: 2))
            for request in UInt64(1)...2 {
                let act = Bench.act(request)
                _ = try store.writer.commit(acts: [act], at: Samples.start.adding(seconds: 3))
            }
            _ = try store.writer.commit(pack: Bench.pack, at: Samples.start.adding(seconds: 4))
            head = try #require(store.writer.treeHead)
            store.writer.close()
        }

        func verify() throws -> StoreVerification {
            try StoreVerifier(directory: directory.store, keys: [signer.verifier.key]).run()
        }

        static func report(_ number: Int, signature: ReportSignature? = nil) -> ReportSubmission {
            let bytes = Array("report \(number)".utf8)
            return ReportSubmission(
                key: Samples.key("vn-\(number)"), requestID: Samples.requestID(UInt64(number)),
                digest: .sha256(of: bytes), bytes: bytes, receivedAt: Samples.start, catalogueVersion: 1,
                submittedBy: "office:vn-\(number)", signature: signature)
        }

        private static func act(_ request: UInt64) -> ActSubmission {
            let bytes = Array("act \(request)".utf8)
            return ActSubmission(
                key: Samples.key("vn-\(request)"), requestID: Samples.requestID(request), fact: ActFact(kind: .close),
                digest: .sha256(of: bytes), bytes: bytes, submittedBy: "leader:vn-0")
        }

        private static var pack: PackSubmission {
            let bytes = Array("pack".utf8)
            return PackSubmission(
                group: "g", regime: Samples.regime, from: Samples.period, through: Samples.period,
                requestID: Samples.requestID(9), requestDigest: .sha256(of: []), digest: .sha256(of: bytes),
                bytes: bytes, submittedBy: "leader:vn-0")
        }
    }
}
