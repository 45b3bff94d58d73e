// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import FoundationEssentials
internal import Synchronization
internal import Testing

struct FileSubmissionTests {
    private static func submission(
        _ path: String, _ server: FakeServer, within duration: Duration = .seconds(60),
        way: FileSubmission.Way = .calls
    ) -> FileSubmission {
        // Real ids, so that two runs cannot have the same by chance; time of its own.
        let time = FakeTime()
        var environment = time.environment()
        environment.random = ClientEnvironment.system().random
        let session = SubmissionSession(
            client: server.client, retrier: Retrier(environment: environment), within: duration)
        return FileSubmission(files: ReceiptFiles(reportFile: path), session: session, way: way)
    }

    private static let reports = ["vn-01", "vn-31", "vn-01"].map { EncodedReport(Samples.report(office: $0)) }

    private static func ids(_ server: FakeServer) throws -> [Digest: Set<RequestID>] {
        var ids: [Digest: Set<RequestID>] = [:]
        for messages in server.calls(of: MethodNames.submitReport) {
            let request = try decoded { try $0.submitReportRequest(messages[0]) }
            ids[Digest.sha256(of: request.report), default: []].insert(request.requestID)
        }
        return ids
    }

    @Test func `receipts are beside the file and nothing is pending`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/reports.csv"
            try Data().write(to: URL(fileURLWithPath: path))
            try await FakeServer.run([MethodNames.submitReport: { Samples.accepting($1[0]) }]) { server in
                let outcomes = try await Self.submission(path, server).submit(Self.reports)
                #expect(outcomes.allSatisfy { if case .success = $0 { true } else { false } })
                let book = try ReceiptFiles(reportFile: path).load()
                #expect(book.pending.isEmpty)
                // Two of the three have the same bytes, hence one id and one receipt.
                #expect(Set(book.receipts.map(\.key.office)) == ["vn-01", "vn-31"])
                #expect(!FileManager.default.fileExists(atPath: path + ".pending.json"))
            }
        }
    }

    @Test func `ids are on disk before anything is sent`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/report.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            let seen = Mutex<[RequestID]>([])
            try await FakeServer.run([
                MethodNames.submitReport: { _, messages in
                    do {
                        let request = try decoded { try $0.submitReportRequest(messages[0]) }
                        let book = try ReceiptFiles(reportFile: path).load()
                        let known = book.requestID(of: Digest.sha256(of: request.report))
                        if known == request.requestID { seen.withLock { $0.append(request.requestID) } }
                    } catch {
                        return .failure(CallFailure(.internalError, "\(error)"))
                    }
                    return Samples.accepting(messages[0])
                }
            ]) { server in
                _ = try await Self.submission(path, server).submit([Self.reports[0]])
                #expect(seen.withLock { $0 }.count == 1)
            }
        }
    }

    @Test(arguments: [FileSubmission.Way.calls, .importStream])
    func `what ran out of time goes on under the same ids`(way: FileSubmission.Way) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/reports.csv"
            try Data().write(to: URL(fileURLWithPath: path))
            let ids = Mutex<[ReceiptBook.Pending]>([])
            try await FakeServer.run([
                MethodNames.submitReport: { _, _ in .drop }, MethodNames.importReports: { _, _ in .drop },
            ]) { server in
                let outcomes = try await Self.submission(path, server, within: .seconds(2), way: way)
                    .submit(Self.reports)
                #expect(outcomes.allSatisfy { !$0.isKnown })
                ids.withLock { ids in ids = [] }
                let pending = try ReceiptFiles(reportFile: path).load().pending
                #expect(pending.count == 3)
                ids.withLock { $0 = pending }
            }
            try await FakeServer.run([MethodNames.submitReport: { Samples.accepting($1[0]) }]) { server in
                _ = try await Self.submission(path, server).submit(Self.reports)
                for pending in ids.withLock({ $0 }) {
                    #expect(try Self.ids(server)[pending.digest]?.contains(pending.requestID) == true)
                }
            }
        }
    }

    @Test func `changed bytes get a new id, the same bytes keep theirs`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/report.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            let changed = EncodedReport(Samples.report(outbound: 119))
            try await FakeServer.run([MethodNames.submitReport: { Samples.accepting($1[0]) }]) { server in
                for report in [Self.reports[0], changed, Self.reports[0]] {
                    _ = try await Self.submission(path, server).submit([report])
                }
                let ids = try Self.ids(server)
                #expect(ids[Self.reports[0].digest]?.count == 1)
                #expect(ids[changed.digest]?.count == 1)
                #expect(ids[changed.digest] != ids[Self.reports[0].digest])
                #expect(try ReceiptFiles(reportFile: path).load().receipts.count == 2)
            }
        }
    }

    @Test func `a refused report is not pending`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/report.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            try await FakeServer.run([
                MethodNames.submitReport: { _, _ in .failure(CallFailure(.reportRefused, "no")) }
            ]) { server in
                let outcomes = try await Self.submission(path, server).submit([Self.reports[0]])
                #expect(outcomes.count == 1 && outcomes[0].isKnown)
                #expect(try ReceiptFiles(reportFile: path).load() == ReceiptBook())
            }
        }
    }

    @Test func `reports of one office go in their order`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/reports.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            let reports = (0..<40).map { EncodedReport(Samples.report(office: "vn-0\($0 % 3)", outbound: $0)) }
            try await FakeServer.run([MethodNames.submitReport: { Samples.accepting($1[0]) }]) { server in
                let told = Mutex<[Int]>([])
                _ = try await Self.submission(path, server).submit(reports) { position, _ in
                    told.withLock { $0.append(position) }
                }
                #expect(told.withLock { $0.sorted() } == Array(0..<40))
                var last: [String: Int] = [:]
                for messages in server.calls(of: MethodNames.submitReport) {
                    let report = try decoded { try $0.report($0.submitReportRequest(messages[0]).report) }
                    guard case .decimal(let text) = report.figures[0].value, let number = Int(text) else { continue }
                    #expect(number > last[report.office] ?? -1)
                    last[report.office] = number
                }
                #expect(last.count == 3)
            }
        }
    }

    @Test func `two clients do not submit one file at once`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/report.yaml"
            try Data().write(to: URL(fileURLWithPath: path))
            try await FakeServer.run([
                MethodNames.submitReport: { _, messages in Samples.accepting(messages[0]) }
            ]) { server in
                let first = Self.submission(path, server)
                let inner = Self.submission(path, server)
                let refused = Mutex<FileFailure.Operation?>(nil)
                _ = try await first.submit([Self.reports[0]]) { _, _ in
                    // Still inside the first submission.
                    do {
                        _ = try ReportFileLockProbe.take(path)
                    } catch {
                        refused.withLock { $0 = (error as? FileFailure)?.operation }
                    }
                }
                #expect(refused.withLock { $0 } == .lock)
                _ = try await inner.submit([Self.reports[0]])
            }
        }
    }
}
