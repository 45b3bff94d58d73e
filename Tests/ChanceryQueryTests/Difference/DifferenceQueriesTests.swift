// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

@Suite("Differences of stored answers")
struct DifferenceQueriesTests {
    @Test("398 becomes 400: the office, the value before and after, the reason, the author and the time")
    func correction() throws {
        let bench = try DifferenceBench()
        let before = try bench.sendAll()
        try bench.correct()
        let difference = try bench.difference(from: .sequence(before))
        #expect(difference.from.sequence == before && difference.to.sequence == before + 1)
        let figure = try #require(difference.figures.first)
        #expect(difference.figures.count == 1 && figure.causes.count == 1)
        guard case .number(_, let words, let digits)? = figure.before, case .number(_, let later, _)? = figure.after
        else {
            Issue.record("no numbers: \(figure)")
            return
        }
        #expect(words.english == "nearly 400" && digits.english == "398" && later.english == "400")
        #expect(figure.difference?.value == FixedPoint(units: 2, scale: 0))
        let cause = figure.causes[0]
        #expect(cause.kind == .correction && cause.office == "vn-20" && cause.period == Sample.half)
        #expect(cause.before?.value.units == 62 && cause.after?.value.units == 64)
        #expect(
            cause.steps == [
                ChangeStep(
                    revision: 2, sequence: before + 1, time: Sample.now.adding(seconds: before),
                    author: "Nguyễn Văn A", reason: DifferenceBench.reason,
                    value: Quantity(value: FixedPoint(units: 64, scale: 0)))
            ])
    }

    @Test("an act is a cause, with who acted and why")
    func act() throws {
        let bench = try DifferenceBench()
        let before = try bench.sendAll()
        try bench.act(.giveBack, on: "vn-20", revision: 1, reason: "list the delegations")
        let difference = try bench.difference(from: .sequence(before))
        #expect(difference.reports.map(\.after) == [.returned])
        #expect(difference.from.reported == 4 && difference.to.reported == 3)
        let cause = try #require(difference.figures.first?.causes.first)
        #expect(cause.kind == .act && cause.after == nil && cause.contribution?.units == -62)
        #expect(cause.steps.map(\.act) == [.giveBack])
        #expect(cause.steps.map(\.author) == ["Trần Thị B"])
        #expect(cause.steps.map(\.reason) == ["list the delegations"])
    }

    @Test("moments are sequences or times that have passed, the earlier one first")
    func moments() throws {
        let bench = try DifferenceBench(now: Sample.now.adding(seconds: 5))
        let before = try bench.sendAll()
        try bench.correct()
        let atTime = try bench.difference(from: .time(Sample.now.adding(seconds: before - 1)))
        #expect(atTime == (try bench.difference(from: .sequence(before))))
        #expect(try bench.difference(from: .sequence(before), to: .sequence(before)).figures.isEmpty)
        func reason(_ from: RequestedMoment, _ to: RequestedMoment) -> ErrorReason? {
            failure { _ = try bench.difference(from: from, to: to) }?.reason
        }
        #expect(reason(.sequence(before + 1), .sequence(before)) == .queryRefused)
        #expect(reason(.sequence(before), .sequence(99)) == .sequenceAhead)
        #expect(reason(.time(Sample.now.adding(seconds: 6)), .now) == .queryRefused)
        #expect(reason(.sequence(1), .time(Sample.now.adding(seconds: 6))) == .queryRefused)
    }

    @Test("all pages belong to the moments of the first, whatever is committed between them")
    func pages() throws {
        let bench = try DifferenceBench()
        var report = Sample.report()
        report.figures.append(Figure(indicator: "delegations.inbound", value: .decimal("5")))
        try bench.bench.accept(report)
        report.correction = Correction(replacesRevision: 1, reason: "counted again")
        report.figures = report.figures.map { Figure(indicator: $0.indicator, value: .decimal("7")) }
        try bench.bench.accept(report)
        var request = DiffConsolidationsRequest(query: DifferenceBench.question, from: .sequence(2), pageSize: 1)
        let whole = try bench.difference(from: .sequence(2))
        let first = try bench.difference(request)
        #expect(first.difference.figures.count == 1 && first.difference.reports.count == 1)
        try bench.send("vn-02", 9)
        request.pageToken = first.nextPageToken
        let second = try bench.difference(request)
        #expect(second.nextPageToken.isEmpty && second.difference.reports.isEmpty)
        #expect(first.difference.figures + second.difference.figures == whole.figures)
        #expect(first.digest == second.digest)
    }

    @Test("an unknown group is refused as for an answer, and a page that cannot be sent is too")
    func refusals() throws {
        let bench = try DifferenceBench(answerBytesMax: 200)
        let before = try bench.sendAll()
        try bench.correct()
        #expect(failure { _ = try bench.difference(from: .sequence(before)) }?.reason == .queryRefused)
        var question = DifferenceBench.question
        question.scope = .group("nobody")
        let request = DiffConsolidationsRequest(query: question, from: .sequence(before))
        #expect(failure { _ = try bench.difference(request) }?.reason == .noSuchGroup)
    }
}

@Suite("Revisions of a report")
struct RevisionQueriesTests {
    private func list(_ bench: DifferenceBench, _ request: ListRevisionsRequest) throws -> ListRevisionsResponse {
        try bench.decoder.listRevisionsResponse(
            try bench.differences.listRevisions(request.encoded(), bench.decoder))
    }

    @Test("every revision is kept with its reason, its author and its time", arguments: [1, 2, 3, 50] as [Int32])
    func everyRevision(pageSize: Int32) throws {
        let bench = try DifferenceBench()
        try bench.send("vn-20", 62, author: "Nguyễn Văn A")
        try bench.send("vn-20", 64, replacing: 1, author: "Lê Thị C", reason: "two more")
        try bench.send("vn-20", 63, replacing: 2, author: "Nguyễn Văn A", reason: "one was a visit\nof 2023")
        var request = ListRevisionsRequest(key: Sample.key("vn-20"), pageSize: pageSize)
        var revisions: [ReportRevision] = []
        var pageCount = 0
        repeat {
            let page = try list(bench, request)
            #expect(page.sequence == 4)
            revisions += page.revisions
            request.pageToken = page.nextPageToken
            if pageCount == 0 { try bench.send("vn-20", 70, replacing: 3) }
            pageCount += 1
        } while !request.pageToken.isEmpty && pageCount < 9
        #expect(revisions.map(\.receipt.revision) == [1, 2, 3])
        #expect(revisions.map(\.author) == ["Nguyễn Văn A", "Lê Thị C", "Nguyễn Văn A"])
        #expect(revisions.map(\.reason) == ["", "two more", "one was a visit\nof 2023"])
        #expect(revisions.map(\.receipt.receivedAt) == [1, 2, 3].map { Sample.now.adding(seconds: $0) })
        #expect(revisions.allSatisfy { $0.byteCount > 0 })
        #expect(
            failure { _ = try list(bench, ListRevisionsRequest(key: Sample.key("vn-03"))) }?.reason == .noSuchReport)
    }

    @Test("two revisions are compared item by item, the current one by default")
    func difference() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        try bench.correct()
        func compare(_ from: Int32, _ to: Int32 = 0) throws -> ReportDifference {
            let request = DiffReportRequest(key: Sample.key("vn-20"), fromRevision: from, toRevision: to)
            return try bench.decoder.reportDifference(
                try bench.differences.diffReport(request.encoded(), bench.decoder)
            ).difference
        }
        let difference = try compare(1)
        #expect(difference == (try compare(1, 2)))
        #expect(difference.from.receipt.revision == 1 && difference.to.receipt.revision == 2)
        #expect(difference.to.author == "Nguyễn Văn A" && difference.to.reason == DifferenceBench.reason)
        #expect(difference.items.map(\.pathAfter) == ["figures[0]"])
        #expect(difference.items[0].words.english == "delegations.outbound: 62 → 64 (+2)")
        #expect(failure { _ = try compare(2) }?.reason == .queryRefused)
        #expect(failure { _ = try compare(1, 3) }?.reason == .noSuchReport)
        #expect(failure { _ = try compare(5, 6) }?.reason == .noSuchReport)
    }
}

@Suite("Answers of then")
struct AnswerOfThenTests {
    @Test(
        "as of a sequence or a time the answer has the same bytes for ever, after corrections, acts and restarts"
    )
    func sameBytes() throws {
        let store = try Sample.store()
        let bench = try DifferenceBench(store: store, now: Sample.now.adding(seconds: 1000))
        var answers: [(moment: RequestedMoment, bytes: [UInt8])] = []
        func note() throws {
            // An answer of now is told from one as of its sequence by nothing.
            let bytes = try bench.answer(asOf: .now)
            answers.append((.sequence(bench.sequence), bytes))
            answers.append((.time(Sample.now.adding(seconds: bench.sequence - 1)), bytes))
        }
        try bench.sendAll()
        try note()
        try bench.correct()
        try note()
        try bench.act(.giveBack, on: "vn-01", revision: 1, reason: "which month?")
        try note()
        try bench.send("vn-01", 117, replacing: 1)
        try note()
        try bench.act(.accept, on: "vn-01", revision: 2, reason: "")
        try note()
        try Sample.install(
            Sample.catalogue(edition: "next", mandatory: ["abtc.requests"]), in: store,
            at: Sample.now.adding(seconds: bench.sequence))
        let restarted = try DifferenceBench(store: store, now: Sample.now.adding(seconds: 1000))
        #expect(Set(answers.map(\.bytes)).count == 5)
        for (moment, bytes) in answers {
            #expect(try bench.answer(asOf: moment) == bytes, "\(moment)")
            #expect(try restarted.answer(asOf: moment) == bytes, "\(moment), after a restart")
        }
        #expect(try restarted.answer(asOf: .now) != answers.last?.bytes)
    }
}
