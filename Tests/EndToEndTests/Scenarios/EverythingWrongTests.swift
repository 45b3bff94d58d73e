// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// One report with seven mistakes gets one answer with all seven.
    @Suite struct EverythingWrongTests {
        /// The figure or part that each finding points at, in the words of the file.
        static let expected = [
            "error LESS_THAN_REQUIRED delegations.outbound.persons decimal",
            "error UNKNOWN_DIMENSION_VALUE agreements.signed dimensions[0].value",
            "error WRONG_UNIT ngo.committed unit",
            "error NEGATIVE_NOT_ALLOWED abtc.requests decimal",
            "info FOREIGN_DIGITS_READ letters.exchanged decimal",
            "error AS_OF_MISSING fdi.projects as_of",
            "warning TEXT_SAME_AS_PREVIOUS narratives[0] text",
        ]

        @Test("All seven by path and code; nothing stored; the mended file is taken")
        func sevenMistakes() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let client = daemon.client()
            var generator = SeededGenerator(seed: 3)
            let previous = try #require(try Documents.reports("mistakes-previous.yaml").first)
            _ = try await client.submit(previous, generator.requestID())
            let before = try await client.serverInfo().storeSequence

            let file = try mistakes()
            let report = try #require(try Documents.reports("mistakes.yaml", Array(file.utf8)).first)
            let requestID = generator.requestID()
            let failure = try await client.failure(of: report, requestID)
            #expect(failure.reason == .reportRefused)
            #expect(Set(failure.findings.map { described($0, in: report) }) == Set(Self.expected))
            #expect(failure.findings.count == Self.expected.count)
            for finding in failure.findings {
                let words = [finding.message, finding.remedy].flatMap { [$0.english, $0.vietnamese] }
                #expect(!words.contains(""), "\(finding.code.name)")
            }
            #expect(failure.findings.first { $0.code == .foreignDigitsRead }?.message.english.contains("39") == true)

            let judged = try await client.validate(EncodedReport(report).bytes)
            #expect(judged.findings == failure.findings && !judged.isAcceptable)
            #expect(try await client.serverInfo().storeSequence == before)
            await #expect(throws: CallFailure.self) {
                try await client.get(GetReportRequest(key: try GroupTwo.key("vn-31")))
            }

            let mended = try #require(try Documents.reports("mistakes.yaml", Array(mended(file).utf8)).first)
            let response = try await client.submit(mended, requestID)
            #expect(response.receipt.sequence == before + 1 && !response.isRepeated)
            #expect(response.findings.map(\.code.name).sorted() == ["FOREIGN_DIGITS_READ", "TEXT_SAME_AS_PREVIOUS"])
            try await daemon.stop()
        }

        @Test("The clerk's own program tells all seven with their lines and keeps the draft")
        func throughTheClient() async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(folder.path, clock: GroupTwo.clock)
            let previous = try Data(
                contentsOf: RepositoryFiles.fixtures.appending(path: "reports/mistakes-previous.yaml"))
            let previousPath = try folder.write(String(decoding: previous, as: UTF8.self), to: "previous.yaml")
            #expect(try await chancery("submit", previousPath, daemon, folder).status == 0)

            let file = try mistakes()
            let path = try folder.write(file, to: "draft.yaml")
            let refused = try await chancery("submit", path, daemon, folder)
            #expect(refused.status == 1)
            for expected in Self.expected {
                #expect(refused.said.contains(expected.split(separator: " ")[1]), "\(expected)\n\(refused.said)")
            }
            #expect(refused.said.contains("draft.yaml:13"), "the line of the first mistake\n\(refused.said)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == file)

            let mendedPath = try folder.write(mended(file), to: "draft.yaml")
            let accepted = try await chancery("submit", mendedPath, daemon, folder)
            #expect(accepted.status == 0, "\(accepted.said)")
            #expect(FileManager.default.fileExists(atPath: mendedPath + ".receipt.json"))
            let again = try await chancery("submit", mendedPath, daemon, folder)
            #expect(again.status == 0 && again.said.contains("already accepted earlier"))
            try await daemon.stop()
        }

        private func chancery(
            _ command: String, _ file: String, _ daemon: DaemonProcess, _ folder: TemporaryFolder
        ) async throws -> (status: Int32, said: String) {
            let output = folder.path + "/chancery.out"
            let process = try ChildProcess(
                [
                    try RepositoryFiles.product("chancery"), command, file, "--server", "127.0.0.1:\(daemon.port)",
                    "--deadline", "10",
                ], output: output, errors: output + ".err")
            let status = try await process.ended(within: .seconds(20))
            let said = try [output, output + ".err"].map { try String(contentsOfFile: $0, encoding: .utf8) }
            return (status, said.joined())
        }

        private func mistakes() throws -> String {
            try String(contentsOf: RepositoryFiles.fixtures.appending(path: "reports/mistakes.yaml"), encoding: .utf8)
        }

        /// The errors mended; the warning and the note stay.
        private func mended(_ file: String) -> String {
            [
                ("persons: 149", "persons: 1549"), ("partner: ZZ-ATLANTIS", "partner: CN"),
                ("{value: 8000000000, unit: VND}", "{value: 120000, unit: USD}"),
                ("abtc.requests: -3", "abtc.requests: 3"),
                ("fdi.projects: 940", "fdi.projects: {value: 940, as-of: 2024-06-14}"),
            ].reduce(file) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        }

        /// `figures[3].unit` with the indicator in place of the position.
        private func described(_ finding: Finding, in report: Report) -> String {
            var path = finding.path
            for (position, figure) in report.figures.enumerated() {
                path = path.replacingOccurrences(of: "figures[\(position)].", with: figure.indicator + " ")
            }
            path = path.replacingOccurrences(of: "narratives[0].", with: "narratives[0] ")
            return "\(finding.severity) \(finding.code.name) \(path)"
        }
    }
}
