// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryTransparency
internal import ChanceryWire
internal import Foundation
internal import Testing

extension EndToEndTests {
    /// An office proves without the daemon that its report is in; and what is rewritten behind the daemon is found.
    @Suite struct TransparencyTests {
        @Test("Receipts, proofs and heads hold by the rules of the RFC, checked by another program, over a restart")
        func foreignCheck() async throws {
            let folder = try TemporaryFolder()
            var daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let early = try await daemon.client().treeHead()
            let receipts = folder.path + "/receipts"
            try FileManager.default.createDirectory(atPath: receipts, withIntermediateDirectories: true)
            let reports = try GroupTwo.reports()
            for (number, part) in [reports.prefix(7), reports.dropFirst(7)].enumerated() {
                if number == 1 {
                    #expect(try await daemon.stop() == 0)
                    daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
                }
                let client = daemon.client()
                let files = ReceiptFiles(reportFile: "\(receipts)/part-\(number).csv")
                try Data("a".utf8).write(to: URL(fileURLWithPath: "\(receipts)/part-\(number).csv"))
                let session = SubmissionSession(client: client, within: .seconds(20))
                let outcomes = try await FileSubmission(files: files, session: session).submit(
                    part.map { EncodedReport($0) })
                for outcome in outcomes { _ = try outcome.get() }
                let collector = ProofCollector(files: files, client: client)
                let count = try await collector.collect(until: collector.retrier.deadline(in: .seconds(20)))
                #expect(count == part.count)
                try check(files, key(folder), part.count)
            }
            try await writeLog(of: daemon.client(), since: early, to: folder.path)
            try key(folder).pem.write(toFile: folder.path + "/log.pub", atomically: true, encoding: .utf8)
            try await daemon.stop()
            let (status, said) = try await run(
                [
                    "/usr/bin/env", "python3", RepositoryFiles.root.path + "/Tests/Interop/transparency/check.py",
                    folder.path,
                ],
                in: folder)
            #expect(status == 0, "\(said)")
            #expect(said.hasSuffix("receipts 17\n"))
        }

        @Test("chanceryd verify finds a store sound, and finds the row that was changed past the daemon")
        func verify() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let client = daemon.client()
            var generator = SystemRandomNumberGenerator()
            for report in try GroupTwo.reports().prefix(3) {
                _ = try await client.submit(report, .random(using: &generator))
            }
            let store = folder.path + "/store"
            let pem = folder.path + "/log.pub"
            try key(folder).pem.write(toFile: pem, atomically: true, encoding: .utf8)
            let command = [try RepositoryFiles.product("chanceryd"), "verify", "--store", store, "--key", pem]
            let beside = try await run(command, in: folder)
            #expect(beside.status == 0, "\(beside.said)")
            #expect(beside.said.contains("3 reports") && beside.said.contains("sound: every row"))
            try await daemon.stop()
            let tamper = """
                import sqlite3, sys
                store = sqlite3.connect(sys.argv[1])
                store.execute("DROP TRIGGER report_is_history")
                store.execute("UPDATE report SET received_at = received_at - 86400000000 WHERE sequence = 3")
                store.commit()
                """
            let script = try folder.write(tamper, to: "tamper.py")
            let done = try await run(["/usr/bin/env", "python3", script, store + "/chancery.sqlite"], in: folder)
            #expect(done.status == 0, "\(done.said)")
            let after = try await run(command, in: folder)
            #expect(after.status == 1)
            #expect(after.said.contains("WRONG: The head of size") && after.said.contains("NOT SOUND"))
        }

        @Test("After a change of the log key both keys prove what was signed before and after; one alone does not")
        func changedKey() async throws {
            let folder = try TemporaryFolder()
            let chancery = try RepositoryFiles.product("chancery")
            let table = try String(
                contentsOf: RepositoryFiles.fixtures.appending(path: "reports/group2-2024-H1.csv"), encoding: .utf8
            ).split(separator: "\n")
            var keys: [String] = []
            var reports: [String] = []
            for number in 0..<2 {
                let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
                let server = ["--server", "127.0.0.1:\(daemon.port)"]
                let report = try folder.write("\(table[0])\n\(table[1 + number])\n", to: "report-\(number).csv")
                let sent = try await run([chancery, "submit", report] + server, in: folder)
                #expect(sent.status == 0, "\(sent.said)")
                let key = folder.path + "/log-\(number).pub"
                try self.key(folder).pem.write(toFile: key, atomically: true, encoding: .utf8)
                keys.append(key)
                reports.append(report)
                let head = folder.path + "/head.note"
                if number == 0 {
                    try await daemon.client().treeHead().note.write(toFile: head, atomically: true, encoding: .utf8)
                } else {
                    let compare = [chancery, "log", "consistency", head] + server
                    for (given, wanted) in [(keys, Int32(0)), ([keys[0]], 1), ([keys[1]], 1)] {
                        let found = try await run(compare + given.flatMap { ["--log-key", $0] }, in: folder)
                        #expect(found.status == wanted, "\(given) \(found.said)")
                    }
                }
                try await daemon.stop()
                if number == 0 { try FileManager.default.removeItem(atPath: folder.path + "/store/log-key.pem") }
            }
            for (given, wanted) in [(keys, Int32(0)), ([keys[0]], 1), ([keys[1]], 1)] {
                let proof = [chancery, "receipt", "verify"] + reports + given.flatMap { ["--log-key", $0] }
                let proved = try await run(proof, in: folder)
                #expect(proved.status == wanted, "\(given) \(proved.said)")
                #expect(proved.said.split(separator: "\n").count { $0.contains("is in the log") } == given.count)
                let check = ["verify", "--store", folder.path + "/store"] + given.flatMap { ["--key", $0] }
                let verified = try await run([try RepositoryFiles.product("chanceryd")] + check, in: folder)
                #expect(verified.status == wanted, "\(given) \(verified.said)")
            }
        }

        // MARK: - Pieces

        private func key(_ folder: TemporaryFolder) throws -> VerificationKey {
            try KeyFile.read(folder.path + "/store/log-key.pem").publicKey
        }

        private func check(_ files: ReceiptFiles, _ key: VerificationKey, _ count: Int) throws {
            let verifier = try LogVerifier(origin: .standard, key: key)
            let book = try files.load()
            #expect(book.receipts.count == count)
            for receipt in book.receipts {
                let proof = try #require(book.proof(of: receipt))
                let entry = try proof.check(receipt, verifiers: [verifier])
                #expect(entry.submittedBy == PeerIdentity.unrestricted.description)
                #expect(throws: ReceiptProofFailure.self) {
                    let stranger = try SigningKey.generate(.ed25519).publicKey
                    _ = try proof.check(receipt, verifiers: [LogVerifier(origin: .standard, key: stranger)])
                }
            }
        }

        /// Everything that the daemon says of its log, for the other program.
        private func writeLog(of client: OfficeClient, since early: SignedTreeHead, to folder: String) async throws {
            var request = ListLogEntriesRequest(pageSize: 7)
            var leaves: [[UInt8]] = []
            repeat {
                let page = try await client.logEntries(request)
                leaves += page.leaves
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            var heads: Set<SignedTreeHead> = [early]
            var inclusion: [JSONValue] = []
            var consistency: [JSONValue] = []
            for index in leaves.indices {
                let proof = try await client.inclusionProof(.init(leaf: .index(Int64(index))))
                heads.insert(proof.treeHead)
                inclusion.append([
                    "leaf_index": .integer(proof.leafIndex), "tree_size": .integer(proof.treeHead.head.size),
                    "hashes": .array(proof.hashes.map { .string($0.description) }),
                ])
            }
            for head in heads {
                let proof = try await client.consistencyProof(.init(fromSize: head.head.size))
                heads.insert(proof.toTreeHead)
                consistency.append([
                    "from_size": .integer(proof.fromTreeHead.head.size),
                    "to_size": .integer(proof.toTreeHead.head.size),
                    "hashes": .array(proof.hashes.map { .string($0.description) }),
                ])
            }
            let log: JSONValue = [
                "leaves": .array(leaves.map { .string(Base64.encode($0)) }),
                "heads": .array(heads.map { .string($0.note) }), "inclusion": .array(inclusion),
                "consistency": .array(consistency),
            ]
            try log.text.write(toFile: folder + "/log.json", atomically: true, encoding: .utf8)
        }

        private func run(_ command: [String], in folder: TemporaryFolder) async throws -> (status: Int32, said: String)
        {
            let output = folder.path + "/command.out"
            let errors = folder.path + "/command.err"
            let process = try ChildProcess(command, output: output, errors: errors)
            let status = try await process.ended(within: .seconds(60))
            let said =
                try String(contentsOfFile: output, encoding: .utf8) + String(contentsOfFile: errors, encoding: .utf8)
            return (status, said)
        }
    }
}
