// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Testing
internal import TrialAuthority

extension EndToEndTests {
    /// The operator's commands, as processes beside the daemon.
    @Suite struct OperatorDayTests {
        /// Runs `chanceryd` with these arguments to its end.
        static func command(
            _ folder: String, _ arguments: [String]
        ) async throws -> (status: Int32, said: String) {
            let (output, errors) = (folder + "/command.out", folder + "/command.err")
            let process = try ChildProcess(
                [try RepositoryFiles.product("chanceryd")] + arguments, output: output, errors: errors)
            let status = try await process.ended(within: .seconds(60))
            let said = try [output, errors].map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            return (status, said)
        }

        @Test("Back up, lose the machine under load, restore, and every receipt of the backup is answered the same")
        func drill() async throws {
            let folder = try TemporaryFolder()
            let first = folder.path + "/first"
            try FileManager.default.createDirectory(atPath: first, withIntermediateDirectories: false)
            let daemon = try await DaemonProcess.development(first, clock: "2026-01-20T08:00:00+07:00")
            var generator = SeededGenerator(seed: 31)
            let submissions = try Load.submissions(from: 0, count: 1300, using: &generator)
            let backup = folder.path + "/backup"
            let load = Load(submissions)
            let made = try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { await load.run(against: daemon) }
                try await eventually("a load") { load.acknowledgedCount > 50 ? true : nil }
                let made = try await Self.command(
                    folder.path, ["backup", "--server", "127.0.0.1:\(daemon.port)", "--to", backup])
                try await eventually("more of it") { load.acknowledgedCount > 350 ? true : nil }
                // The machine is lost while reports still come.
                try await daemon.kill9()
                try await tasks.waitForAll()
                return made
            }
            let sequence = try #require(
                made.said.firstMatch(of: /sequence ([0-9]+)/).flatMap { StoreSequence($0.output.1) }, "\(made)")
            #expect(made.status == 0 && sequence > 50, "\(made)")
            let receipts = load.results.compactMap { result -> (submission: Submission, receipt: Receipt)? in
                guard case .acknowledged(let receipt) = result.outcome else { return nil }
                return (result.submission, receipt)
            }
            let kept = receipts.filter { $0.receipt.sequence <= sequence }
            #expect(receipts.count > kept.count, "nothing came after the backup began")
            let revisions = "\(sequence - 1) revisions"
            let killed = try await Self.command(folder.path, ["doctor", "--store", first + "/store"])
            #expect(killed.status == 0 && killed.said.contains("did not stop in order"), "\(killed)")
            try FileManager.default.removeItem(atPath: first)

            let verified = try await Self.command(folder.path, ["backup", "--verify", "--to", backup])
            #expect(verified.status == 0 && verified.said.contains(revisions), "\(verified)")
            let second = folder.path + "/second"
            try FileManager.default.createDirectory(atPath: second, withIntermediateDirectories: false)
            let restoring = ["restore", "--from", backup, "--store", second + "/store"]
            let restored = try await Self.command(folder.path, restoring)
            #expect(restored.status == 0 && restored.said.contains(revisions), "\(restored)")
            let again = try await Self.command(folder.path, restoring)
            #expect(again.status == 1 && again.said.contains("nothing is overwritten"), "\(again)")
            let sound = try await Self.command(folder.path, ["doctor", "--store", second + "/store"])
            #expect(sound.status == 0, "\(sound)")

            let revived = try await DaemonProcess.development(second, clock: "2026-01-20T08:00:00+07:00")
            let newClient = revived.client()
            for (submission, receipt) in kept {
                let answer = try await newClient.submit(submission.bytes, requestID: submission.requestID)
                #expect(answer.isRepeated && answer.receipt == receipt)
            }
            for (submission, receipt) in receipts where receipt.sequence > sequence {
                let answer = try await newClient.submit(submission.bytes, requestID: submission.requestID)
                #expect(!answer.isRepeated)
            }
            #expect(try await revived.stop() == 0)
        }

        @Test("An operator with a certificate works over TLS; nobody else does")
        func overTLS() async throws {
            let folder = try TemporaryFolder()
            let authority = try TrialAuthority(in: folder.path, offices: ["vn-01"])
            let daemon = try await DaemonProcess.secured(folder.path, authority)
            func list(_ name: String) async throws -> (status: Int32, said: String) {
                try await Self.command(
                    folder.path,
                    [
                        "catalogue", "list", "--server", "127.0.0.1:\(daemon.port)", "--tls-certificate",
                        authority.certificate(name), "--tls-key", authority.key(name), "--tls-roots", authority.roots,
                    ])
            }
            let listed = try await list("operator-ops")
            #expect(listed.status == 0 && listed.said.hasPrefix("1  "), "\(listed)")
            let refused = try await list("office-vn-01")
            #expect(refused.status == 1 && refused.said.contains("(request "), "\(refused)")
            let stranger = try await Self.command(
                folder.path, ["catalogue", "list", "--server", "127.0.0.1:\(daemon.port)"])
            #expect(stranger.status == 69, "\(stranger)")
            #expect(try await daemon.stop() == 0)
        }

        /// A dry run of the same catalogue with signatures demanded refuses the three unsigned reports that are stored.
        private static func triesStricter(_ folder: String, _ server: [String]) async throws {
            let stricter = folder + "/stricter"
            try FileManager.default.copyItem(atPath: RepositoryFiles.catalogue, toPath: stricter)
            let regimes = stricter + "/regimes.yaml"
            try String(contentsOfFile: regimes, encoding: .utf8)
                .replacing("\n    window-family:", with: "\n    signature: required\n    window-family:")
                .write(toFile: regimes, atomically: true, encoding: .utf8)
            let tried = try await command(folder, ["catalogue", "dry-run", stricter] + server)
            #expect(tried.status == 0 && tried.said.contains("against version 1, 3 would be judged"), "\(tried)")
            let refused = tried.said.split(separator: "\n").filter { $0.hasSuffix(" revision 1: WOULD BE REFUSED") }
            #expect(refused.count == 3 && Set(refused).count == 3, "\(tried)")
            #expect(tried.said.split(separator: "\n").filter { $0.hasPrefix("  + error SIGNATURE_MISSING") }.count == 3)
            #expect(tried.said.contains("changed: regime FA-D09 (3 of the examined reports)\n"), "\(tried)")
        }

        @Test("A catalogue is checked, tried, applied and rolled back beside a running daemon")
        func catalogues() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: "2026-01-20T08:00:00+07:00")
            let server = ["--server", "127.0.0.1:\(daemon.port)"]
            let changed = folder.path + "/catalogue"
            try FileManager.default.copyItem(atPath: RepositoryFiles.catalogue, toPath: changed)
            let edition = changed + "/edition.yaml"
            let text = try String(contentsOfFile: edition, encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("edition:") })
            try text.replacing(line, with: "edition: \"another\"").write(
                toFile: edition, atomically: true, encoding: .utf8)

            var generator = SeededGenerator(seed: 7)
            let client = daemon.client()
            for submission in try Load.submissions(from: 0, count: 3, using: &generator) {
                _ = try await client.submit(submission.bytes, requestID: submission.requestID)
            }

            let checked = try await Self.command(folder.path, ["catalogue", "check", changed])
            #expect(checked.status == 0 && checked.said.contains("edition another"), "\(checked)")
            let tried = try await Self.command(folder.path, ["catalogue", "dry-run", changed] + server)
            #expect(
                tried.status == 0 && tried.said.contains("3 reports examined against version 1, 0 would"), "\(tried)")
            #expect(tried.said.contains("; 0 definitions differ.") && tried.said.contains("Nothing was changed"))
            try await Self.triesStricter(folder.path, server)
            #expect(try await daemon.client().serverInfo().catalogueVersion == 1)
            let applied = try await Self.command(folder.path, ["catalogue", "apply", changed] + server)
            #expect(applied.status == 0 && applied.said.contains("version 2"), "\(applied)")
            let info = try await daemon.client().serverInfo()
            #expect(info.catalogueVersion == 2 && info.catalogueEdition == "another")
            let back = try await Self.command(folder.path, ["catalogue", "rollback", "1"] + server)
            #expect(back.status == 0 && back.said.contains("version 3"), "\(back)")
            let installed = try await Self.command(folder.path, ["catalogue", "dry-run", "--version", "2"] + server)
            #expect(installed.status == 0 && installed.said.contains("against version 3, 0 would"), "\(installed)")
            let neither = try await Self.command(folder.path, ["catalogue", "dry-run"] + server)
            #expect(neither.status == 64, "\(neither)")
            let missing = try await Self.command(folder.path, ["catalogue", "rollback", "9"] + server)
            #expect(missing.status == 1 && missing.said.contains("(request "), "\(missing)")
            let listed = try await Self.command(folder.path, ["catalogue", "list"] + server)
            #expect(listed.said.split(separator: "\n").map { $0.prefix(1) } == ["3", "2", "1"], "\(listed)")

            try "nonsense: [".write(toFile: changed + "/groups.yaml", atomically: true, encoding: .utf8)
            let broken = try await Self.command(folder.path, ["catalogue", "check", changed])
            #expect(broken.status == 1 && broken.said.contains("groups.yaml"), "\(broken)")
            let held = try await Self.command(
                folder.path, ["backup", "--store", folder.path + "/store", "--to", folder.path + "/b"])
            #expect(held.status == 1 && held.said.contains("--server"), "\(held)")
            #expect(try await daemon.stop() == 0)
            let nobody = try await Self.command(folder.path, ["catalogue", "list"] + server)
            #expect(nobody.status == 69, "\(nobody)")
        }
    }
}
