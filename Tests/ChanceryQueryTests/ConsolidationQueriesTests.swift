// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Synchronization
internal import Testing

@testable internal import ChanceryQuery

@Suite struct ConsolidationQueriesTests {
    private static let request = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.period("2024-02"),
        throughPeriod: Sample.period("2024-04"))

    private static func queries(
        _ bench: QueryBench, answerBytesMax: Int = 4 << 20
    ) throws -> ConsolidationQueries {
        let configuration = QueryConfiguration(laneArenaBytes: 1 << 20, answerBytesMax: answerBytesMax)
        let lanes = try #require(QueryLanes(configuration: configuration))
        return ConsolidationQueries(
            store: bench.store, library: bench.library, lanes: lanes, configuration: configuration)
    }

    @Test("An answer that the transport could not send is refused with its size, and the largest that fits is not")
    func tooLongToSend() throws {
        let bench = try QueryBench()
        let length = EncodedConsolidation(
            try bench.decoder.consolidation(
                try Self.queries(bench).getConsolidation(Self.request.encoded(), bench.decoder))
        ).longestPageBytes
        let narrow = try Self.queries(bench, answerBytesMax: length - 1)
        let refusal = failure { _ = try narrow.getConsolidation(Self.request.encoded(), bench.decoder) }
        #expect(refusal?.reason == .queryRefused)
        #expect(refusal?.message.contains("\(length) bytes") == true)
        let wide = try Self.queries(bench, answerBytesMax: length)
        #expect(throws: Never.self) { _ = try wide.getConsolidation(Self.request.encoded(), bench.decoder) }
    }

    @Test("The same question gives the same bytes: at once, later as of its sequence, and from the store reopened")
    func sameBytes() throws {
        let folder = try TemporaryFolder()
        var answers: [(sequence: StoreSequence, bytes: [UInt8])] = []
        do {
            let store = try SQLiteStore(directory: folder.path + "/store")
            try Sample.install(in: store)
            let bench = try QueryBench(store: store)
            let queries = try Self.queries(bench)
            var history = RandomHistory(seed: 4)
            for _ in 0..<30 {
                let report = history.next()
                var sequence = try bench.accept(report)
                if sequence.isMultiple(of: 3) {
                    sequence = try bench.record(
                        Act(
                            key: Sample.key(report.office, report.period), kind: .giveBack, actor: "leader",
                            reason: "which month?", revision: (report.correction?.replacesRevision ?? 0) + 1))
                }
                let bytes = try queries.getConsolidation(Self.request.encoded(), bench.decoder)
                #expect(try queries.getConsolidation(Self.request.encoded(), bench.decoder) == bytes)
                answers.append((sequence, bytes))
            }
            try Self.check(answers, bench)
            store.writer.close()
        }
        let reopened = try SQLiteStore(directory: folder.path + "/store")
        let bench = try QueryBench(store: reopened)
        try Self.check(answers, bench)
        let now = try Self.queries(bench).getConsolidation(Self.request.encoded(), bench.decoder)
        #expect(now == answers.last?.bytes)
        reopened.writer.close()
    }

    private static func check(_ answers: [(sequence: StoreSequence, bytes: [UInt8])], _ bench: QueryBench) throws {
        let queries = try queries(bench)
        for answer in answers.reversed() {
            var request = Self.request
            request.moment = .sequence(answer.sequence)
            let bytes = try queries.getConsolidation(request.encoded(), bench.decoder)
            #expect(bytes == answer.bytes, "as of \(answer.sequence)")
            let message = try bench.decoder.consolidation(bytes)
            #expect(message.sequence == answer.sequence)
            #expect(message.digest != nil)
        }
    }

    @Test("Two stores that took the same reports in another order give the same figures")
    func order() throws {
        var history = RandomHistory(seed: 11)
        var chains: [ReportKey: [Report]] = [:]
        for _ in 0..<40 {
            let report = history.next()
            chains[Sample.key(report.office, report.period), default: []].append(report)
        }
        let keys = chains.keys.sorted { $0.description < $1.description }
        func figures(_ keys: [ReportKey]) throws -> [ConsolidatedFigure] {
            let bench = try QueryBench()
            for report in keys.flatMap({ chains[$0] ?? [] }) { try bench.accept(report) }
            let bytes = try Self.queries(bench).getConsolidation(Self.request.encoded(), bench.decoder)
            return try bench.decoder.consolidation(bytes).figures
        }
        let one = try figures(keys)
        #expect(!one.isEmpty)
        #expect(try figures(keys.reversed()) == one)
    }

    @Test("All pages are of the answer of the first, whatever is committed between them")
    func pages() throws {
        let bench = try QueryBench()
        let queries = try Self.queries(bench)
        var history = RandomHistory(seed: 2)
        for _ in 0..<30 { try bench.accept(history.next()) }
        let whole = try bench.decoder.consolidation(
            try queries.getConsolidation(Self.request.encoded(), bench.decoder))
        var request = Self.request
        request.pageSize = 1
        var figures: [ConsolidatedFigure] = []
        repeat {
            let page = try bench.decoder.consolidation(
                try queries.getConsolidation(request.encoded(), bench.decoder))
            #expect(page.sequence == whole.sequence)
            #expect(page.digest == whole.digest)
            #expect(page.completeness.total == whole.completeness.total)
            #expect(page.completeness.byKind == whole.completeness.byKind)
            figures += page.figures
            request.pageToken = page.nextPageToken
            try bench.accept(history.next())
        } while !request.pageToken.isEmpty && figures.count < 100
        #expect(figures.count > 1)
        #expect(figures == whole.figures)
    }

    @Test("Contributions can be left out, and nothing else is")
    func contributions() throws {
        let bench = try QueryBench()
        let queries = try Self.queries(bench)
        try bench.accept(Sample.report(period: "2024-02"), Sample.report(office: "vn-02", period: "2024-03"))
        var request = Self.request
        let full = try bench.decoder.consolidation(try queries.getConsolidation(request.encoded(), bench.decoder))
        #expect(full.figures.first?.contributions.count == 2)
        request.omitContributions = true
        var short = try bench.decoder.consolidation(try queries.getConsolidation(request.encoded(), bench.decoder))
        #expect(short.figures.allSatisfy { $0.contributions.isEmpty })
        for index in short.figures.indices { short.figures[index].contributions = full.figures[index].contributions }
        short.digest = full.digest
        #expect(short == full)
    }

    @Test("A watch begins now and has no pages")
    func watch() async throws {
        let bench = try QueryBench()
        let queries = try Self.queries(bench)
        let observer = RecordingObserver(Self.request.encoded())
        var request = Self.request
        request.moment = .sequence(1)
        #expect(
            failure { _ = try queries.watch(request.encoded(), bench.decoder, observer: observer) }?.reason
                == .queryRefused)
        request = Self.request
        request.pageSize = 3
        #expect(
            failure { _ = try queries.watch(request.encoded(), bench.decoder, observer: observer) }?.reason
                == .queryRefused)
        let watch = try queries.watch(Self.request.encoded(), bench.decoder, observer: observer)
        try await eventually("the first answer") { observer.answers.count == 1 }
        let unwatched = try queries.getConsolidation(Self.request.encoded(), bench.decoder)
        #expect(observer.answers.all == [unwatched])
        #expect(queries.watchCount == 1)
        watch.end()
        #expect(queries.watchCount == 0)
        queries.closeWatches()
        #expect(observer.failures.count == 0)
    }

    @Test("What may be seen is decided before every answer, and a refusal ends the watch")
    func decidedAgain() async throws {
        let bench = try QueryBench()
        try bench.accept(Sample.report(period: "2024-02"))
        let queries = try Self.queries(bench)
        let observer = RecordingObserver(Self.request.encoded())
        _ = try queries.watch(Self.request.encoded(), bench.decoder, observer: observer)
        try await eventually("the first answer") { observer.answers.count == 1 }
        var reduced = Self.request
        reduced.omitContributions = true
        observer.permit(.success(reduced.encoded()))
        try bench.accept(Sample.report(office: "vn-02", period: "2024-02"))
        queries.committed([Sample.key("vn-02", "2024-02")])
        try await eventually("an answer with less") { observer.answers.count == 2 }
        let answers = try observer.answers.all.map { try bench.decoder.consolidation($0) }
        #expect(answers[0].figures.contains { !$0.contributions.isEmpty })
        #expect(answers[1].figures.allSatisfy { $0.contributions.isEmpty })
        observer.permit(.failure(CallFailure(.permissionDenied, "not any more")))
        queries.catalogueChanged()
        try await eventually("the end") { observer.failures.count == 1 }
        #expect(observer.failures.all.map(\.reason) == [.permissionDenied])
        #expect(queries.watchCount == 0 && observer.answers.count == 2)
    }
}

private final class RecordingObserver: WatchObserver {
    let answers = Recorder<[UInt8]>()
    let failures = Recorder<CallFailure>()
    private let permission: Mutex<Result<[UInt8], CallFailure>>

    init(_ request: [UInt8]) {
        permission = Mutex(.success(request))
    }

    func permit(_ permission: Result<[UInt8], CallFailure>) { self.permission.withLock { $0 = permission } }

    var isReady: Bool { true }
    func permitted(_ decoder: WireDecoder) throws -> [UInt8] { try permission.withLock { $0 }.get() }
    func received(_ answer: [UInt8]) { answers.record(answer) }
    func failed(_ failure: CallFailure) { failures.record(failure) }
}
