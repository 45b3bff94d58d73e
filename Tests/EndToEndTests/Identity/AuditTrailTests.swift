// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import Testing
internal import TrialAuthority

extension EndToEndTests {
    /// What the trail says of those who asked for what is not theirs.
    @Suite struct AuditTrailTests {
        /// A line as `chancery audit list --format json` writes it.
        private struct Line: Decodable {
            let number: Int64
            let actor: String
            let method: String
            let subject: String?
            let outcome: String
            let detail: String?
            let count: Int64
        }

        private struct Lines: Decodable {
            let events: [Line]
        }

        @Test("An office that is refused for lack of rights leaves a line, which the auditor lists and nobody else")
        func refusedForLackOfRights() async throws {
            let folder = try TemporaryFolder()
            let authority = try TrialAuthority(in: folder.path, offices: ["vn-24", "vn-34"])
            let daemon = try await DaemonProcess.secured(folder.path, authority)
            let office = daemon.client(authority, "office-vn-34")
            let others = try GroupTwo.report(of: "vn-24")
            var generator = SystemRandomNumberGenerator()
            let requestID = RequestID.random(using: &generator)
            let failure = await #expect(throws: CallFailure.self) {
                _ = try await office.submit(others.encoded(), requestID: requestID)
            }
            #expect(failure?.reason == .permissionDenied)
            try await office.close()

            // The line is stored after the answer, on the writer's queue.
            let lines = try await eventually("the line of the refusal") { () -> [Line]? in
                let listed = try await list(daemon, authority, as: "auditor-audit", in: folder)
                #expect(listed.status == 0, "\(listed.said)")
                let lines = try JSONDecoder().decode(Lines.self, from: Data(listed.output.utf8)).events
                return lines.isEmpty ? nil : lines
            }
            #expect(lines.count == 1)
            let line = try #require(lines.first)
            #expect(line.number > 0 && line.actor == "office:vn-34" && line.outcome == "refused" && line.count == 1)
            #expect(line.method == "chancery.v1.ReportService/SubmitReport")
            #expect(line.subject?.contains("vn-24") == true)
            #expect(line.detail?.contains("the unit itself") == true)

            let curious = try await list(daemon, authority, as: "office-vn-34", in: folder)
            #expect(curious.status == 1 && !curious.output.contains("events"), "\(curious.output)")
            #expect(curious.said.contains("may not call chancery.v1.AuditService/ListAuditEvents"), "\(curious.said)")
            #expect(try await daemon.stop() == 0)
        }

        @Test("A report of an import that is refused for lack of rights is in the log, as in the trail")
        func refusedInAnImport() async throws {
            let folder = try TemporaryFolder()
            let authority = try TrialAuthority(in: folder.path, offices: ["vn-24", "vn-34"])
            let daemon = try await DaemonProcess.secured(folder.path, authority)
            let office = daemon.client(authority, "office-vn-34")
            var generator = SystemRandomNumberGenerator()
            let requests = try ["vn-24", "vn-34"].map { name in
                SubmitReportRequest(
                    report: try GroupTwo.report(of: name).encoded(), requestID: .random(using: &generator))
            }
            let response = try await office.importReports(requests)
            #expect(response.results.count == 2)
            try await office.close()
            let line = try await eventually("the line in the log") { () -> Substring? in
                try daemon.log.split(separator: "\n").first { $0.contains("a report of an import was refused") }
            }
            #expect(line.contains("office:vn-34") && line.contains("vn-24"))
            #expect(try daemon.log.split(separator: "\n").count { $0.contains("a report of an import") } == 1)
            #expect(try await daemon.stop() == 0)
        }

        /// What `chancery audit list` says of the calls of the office that submits.
        private func list(
            _ daemon: DaemonProcess, _ authority: TrialAuthority, as name: String, in folder: TemporaryFolder
        ) async throws -> (status: Int32, output: String, said: String) {
            let output = folder.path + "/audit.out"
            let process = try ChildProcess(
                [
                    try RepositoryFiles.product("chancery"), "audit", "list", "--actor", "office:vn-34",
                    "--method", "chancery.v1.ReportService/SubmitReport", "--format", "json",
                    "--server", "127.0.0.1:\(daemon.port)", "--tls-certificate", authority.certificate(name),
                    "--tls-key", authority.key(name), "--tls-roots", authority.roots,
                ], output: output, errors: output + ".err")
            let status = try await process.ended(within: .seconds(20))
            return (
                status, try String(contentsOfFile: output, encoding: .utf8),
                try String(contentsOfFile: output + ".err", encoding: .utf8)
            )
        }
    }
}
