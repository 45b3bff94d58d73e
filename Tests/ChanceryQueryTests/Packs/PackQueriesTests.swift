// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryQuery

extension DifferenceBench {
    static let name = PackName(group: "emulation-2", regime: Sample.regime, from: Sample.half)

    static func request(
        _ number: Int, _ query: GetConsolidationRequest = question, title: String = "First half of 2024"
    ) -> FreezePackRequest {
        FreezePackRequest(
            requestID: Sample.requestID(number), query: query, title: title, actor: "Trần Thị B",
            note: "for the\nmeeting")
    }

    /// Both halves of freezing: on a lane, and on the writer's queue.
    @discardableResult
    func freeze(_ request: FreezePackRequest) throws -> FreezePackResponse {
        switch try packs.prepare(request.encoded(), by: .unrestricted, decoder) {
        case .frozen(let response):
            return response
        case .ready(let submission, let cover):
            let outcome = try bench.store.writer.commit(pack: submission, at: Sample.now.adding(seconds: sequence))
            guard case .frozen(let head) = outcome else { throw NotDone(what: "\(outcome)") }
            return FreezePackResponse(head: PackHeadMessage(head, cover: cover))
        }
    }

    /// The bytes of a pack, from chunks.
    func bytes(_ name: PackName, chunkBytes: Int32 = 0) throws -> (head: PackHeadMessage, bytes: [UInt8]) {
        var request = GetPackRequest(name: name, chunkBytes: chunkBytes)
        var bytes: [UInt8] = []
        while true {
            let chunk = try decoder.packChunk(try packs.getPack(request.encoded(), decoder))
            #expect(chunk.offset == Int64(bytes.count))
            bytes += chunk.piece
            if chunk.nextPageToken.isEmpty { return (chunk.head, bytes) }
            request.pageToken = chunk.nextPageToken
        }
    }

    func numbered(_ number: Int32) -> PackName {
        var name = DifferenceBench.name
        name.number = number
        return name
    }

    func pack(_ number: Int32) throws -> Pack { try decoder.pack(bytes(numbered(number)).bytes) }

    func packDifference(_ from: Int32, _ to: Int32 = 0) throws -> ConsolidationDifference {
        let request = DiffPacksRequest(from: numbered(from), toNumber: to)
        return try decoder.consolidationDifference(try packs.diffPacks(request.encoded(), decoder)).difference
    }

    func verification(_ number: Int32) throws -> PackVerification {
        let request = VerifyPackRequest(name: numbered(number))
        return try decoder.packVerification(try packs.verifyPack(request.encoded(), decoder))
    }
}

@Suite("Packs")
struct PackQueriesTests {
    private func outbound(_ answer: Consolidation) throws -> (units: Int64?, words: String) {
        let figure = try #require(answer.figures.first { $0.indicator == "delegations.outbound" })
        guard case .sum(let quantity) = figure.outcome else { return (nil, "") }
        return (quantity.value.units, figure.words.english)
    }

    @Test(
        "a pack says 398 for ever; live says 400; the difference of two packs names the office, the reason and the time"
    )
    func freezeAndCorrect() throws {
        let bench = try DifferenceBench()
        let frozenAt = try bench.sendAll()
        let first = try bench.freeze(DifferenceBench.request(1)).head
        #expect(first.number == 1 && first.cover.frozenAt == frozenAt && first.sequence == frozenAt + 1)
        try bench.correct()
        #expect(try outbound(bench.pack(1).answer) == (398, "nearly 400"))
        #expect(try outbound(bench.decoder.consolidation(bench.answer(asOf: .now))) == (400, "400"))
        let second = try bench.freeze(DifferenceBench.request(2)).head
        #expect(second.number == 2)
        #expect(try outbound(bench.pack(2).answer) == (400, "400"))

        let difference = try bench.packDifference(1, 2)
        #expect(difference.from.packNumber == 1 && difference.to.packNumber == 2)
        let figure = try #require(difference.figures.first)
        #expect(difference.figures.count == 1 && figure.difference?.value.units == 2)
        #expect(figure.causes.map(\.office) == ["vn-20"])
        let step = try #require(figure.causes[0].steps.first)
        #expect(step.reason == DifferenceBench.reason && step.author == "Nguyễn Văn A")
        #expect(step.time == Sample.now.adding(seconds: frozenAt + 1))
        // Against the answer of now the first pack differs in the same way, and the second in nothing.
        let live = try bench.packDifference(1)
        #expect(live.figures == difference.figures && live.to.packNumber == 0)
        #expect(try bench.packDifference(2).figures.isEmpty)
        #expect(failure { _ = try bench.packDifference(2, 1) }?.reason == .queryRefused)
    }

    @Test("the chunks of any size give the bytes of the digest, the same after later corrections and packs")
    func chunks() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        let head = try bench.freeze(DifferenceBench.request(1)).head
        let (_, whole) = try bench.bytes(bench.numbered(1))
        #expect(Digest.sha256(of: whole) == head.digest && Int64(whole.count) == head.byteCount)
        try bench.correct()
        try bench.freeze(DifferenceBench.request(2))
        for size in [1000, 77, Int32(whole.count), Int32(whole.count) + 1] {
            let (found, bytes) = try bench.bytes(bench.numbered(1), chunkBytes: size)
            #expect(bytes == whole && found == head)
        }
        #expect(try bench.bytes(DifferenceBench.name).head.number == 2, "number 0 means the latest")
        // The latest stays the one of the first chunk.
        var request = GetPackRequest(name: DifferenceBench.name, chunkBytes: 100)
        let chunk = try bench.decoder.packChunk(try bench.packs.getPack(request.encoded(), bench.decoder))
        try bench.freeze(DifferenceBench.request(3))
        request.pageToken = chunk.nextPageToken
        let next = try bench.decoder.packChunk(try bench.packs.getPack(request.encoded(), bench.decoder))
        #expect(next.head.number == 2 && next.offset == 100)
        request.chunkBytes = 99
        #expect(failure { _ = try bench.packs.getPack(request.encoded(), bench.decoder) }?.reason == .badPageToken)
        #expect(failure { _ = try bench.bytes(bench.numbered(9)) }?.reason == .noSuchPack)
    }

    @Test("a pack names every expected report with its revision and digest, and says how complete it is")
    func inputs() throws {
        let bench = try DifferenceBench()
        try bench.send("vn-01", 118)
        try bench.send("vn-02", 160)
        try bench.send("vn-02", 161, replacing: 1)
        try bench.act(.giveBack, on: "vn-01", revision: 1, reason: "which month?")
        let head = try bench.freeze(DifferenceBench.request(1)).head
        #expect(head.cover.completeness.expected == 4 && head.cover.completeness.reported == 1)
        #expect(head.cover.title == "First half of 2024" && head.cover.actor == "Trần Thị B")
        #expect(head.cover.note == "for the\nmeeting" && head.cover.catalogueVersion == 1)
        let pack = try bench.pack(1)
        #expect(pack.inputs.map(\.office) == ["vn-01", "vn-02", "vn-03", "vn-20"])
        #expect(pack.inputs.map(\.state) == [.returned, .onTime, .missing, .missing])
        #expect(pack.inputs.map(\.revision) == [1, 2, 0, 0])
        let stored = try bench.bench.store.read { try $0.revision(2, of: Sample.key("vn-02")) }
        #expect(pack.inputs[1].digest == stored?.receipt.digest)
        #expect(pack.inputs[1].sequence == stored?.receipt.sequence)
        #expect(pack.inputs[2].digest == nil)
        #expect(pack.cover == head.cover && pack.answer.digest != nil)
    }

    @Test("the bytes depend on the question, its moment and the wording, on nothing else")
    func sameBytes() throws {
        let bench = try DifferenceBench()
        let before = try bench.sendAll()
        try bench.freeze(DifferenceBench.request(1))
        try bench.correct()
        var then = DifferenceBench.question
        then.moment = .sequence(before)
        then.omitContributions = true
        then.throughPeriod = then.period
        try bench.freeze(DifferenceBench.request(2, then))
        #expect(try bench.bytes(bench.numbered(1)).bytes == bench.bytes(bench.numbered(2)).bytes)
    }

    @Test("a repeat gets the pack of then, though the answer is another one by now; another request is refused")
    func idempotent() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        let first = try bench.freeze(DifferenceBench.request(1))
        #expect(!first.isRepeated)
        try bench.correct()
        let again = try bench.freeze(DifferenceBench.request(1))
        #expect(again.isRepeated && again.head == first.head)
        let sequence = bench.sequence
        let reused = failure { _ = try bench.freeze(DifferenceBench.request(1, title: "another")) }
        #expect(reused?.reason == .requestIDReused)
        #expect(bench.sequence == sequence)
        // Other periods have their own request ids and their own numbers.
        var year = DifferenceBench.question
        year.period = Sample.period("2024")
        #expect(try bench.freeze(DifferenceBench.request(1, year)).head.number == 1)
    }

    @Test("what cannot be frozen is refused by name")
    func refusals() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        func refusal(_ change: (inout GetConsolidationRequest) -> Void) -> (ErrorReason?, String?) {
            var question = DifferenceBench.question
            change(&question)
            let failure = failure { _ = try bench.freeze(DifferenceBench.request(9, question)) }
            return (failure?.reason, failure?.metadata.first { $0.name == "refusal" }?.value)
        }
        #expect(refusal { $0.scope = .offices(["vn-01"]) } == (.packRefused, "NOT_A_GROUP"))
        #expect(refusal { $0.moment = .time(Sample.now.adding(seconds: 1)) } == (.packRefused, "MOMENT_AHEAD"))
        #expect(refusal { $0.moment = .sequence(99) }.0 == .sequenceAhead)
        #expect(refusal { $0.scope = .group("nobody") } == (.noSuchGroup, "UNKNOWN_GROUP"))
        #expect(refusal { $0.pageSize = 1 }.0 == .invalidField)
        #expect(refusal { $0.indicators = ["nothing"] }.0 == .queryRefused)
        #expect(bench.sequence == 5)
    }

    @Test("packs of different questions are not compared")
    func differentQuestions() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        try bench.freeze(DifferenceBench.request(1))
        var narrow = DifferenceBench.question
        narrow.indicators = ["delegations.outbound"]
        try bench.freeze(DifferenceBench.request(2, narrow))
        #expect(failure { _ = try bench.packDifference(1, 2) }?.reason == .queryRefused)
    }

    @Test("packs are listed with their covers, page by page", arguments: [1, 2, 100] as [Int32])
    func listing(pageSize: Int32) throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        let heads = try (1...3).map { try bench.freeze(DifferenceBench.request($0, title: "pack \($0)")).head }
        var request = ListPacksRequest(group: "emulation-2", regime: Sample.regime, pageSize: pageSize)
        var listed: [PackHeadMessage] = []
        repeat {
            let page = try bench.decoder.listPacksResponse(
                try bench.packs.listPacks(request.encoded(), bench.decoder))
            listed += page.packs
            request.pageToken = page.nextPageToken
            #expect(page.sequence == 8)
            if listed.count == 1 { try bench.freeze(DifferenceBench.request(4)) }
        } while !request.pageToken.isEmpty
        #expect(listed == heads)
        #expect(listed.map(\.cover.title) == ["pack 1", "pack 2", "pack 3"])
        let other = ListPacksRequest(group: "nobody")
        let none = try bench.decoder.listPacksResponse(try bench.packs.listPacks(other.encoded(), bench.decoder))
        #expect(none.packs.isEmpty && none.nextPageToken.isEmpty)
    }
}

@Suite("Verifying packs")
struct PackVerificationTests {
    @Test("a pack follows from the store after corrections, acts and another catalogue")
    func sound() throws {
        let store = try Sample.store()
        let bench = try DifferenceBench(store: store)
        try bench.sendAll()
        try bench.freeze(DifferenceBench.request(1))
        try bench.correct()
        try bench.act(.giveBack, on: "vn-01", revision: 1, reason: "which month?")
        try Sample.install(Sample.catalogue(edition: "next", mandatory: []), in: store)
        try bench.freeze(DifferenceBench.request(2))
        for number in [Int32(1), 2] {
            let verdict = try bench.verification(number)
            #expect(verdict.isSound && verdict.brokenInputs.isEmpty && verdict.figures.isEmpty)
            #expect(verdict.head.number == number)
        }
        // Another catalogue is a cause where nothing else is.
        #expect(try bench.packDifference(1, 2).to.catalogueVersion == 2)
    }

    @Test("figures, inputs, a catalogue or a digest that do not follow from the store are found")
    func forged() throws {
        let bench = try DifferenceBench()
        try bench.sendAll()
        try bench.freeze(DifferenceBench.request(1))
        var pack = try bench.pack(1)
        pack.answer.figures[0].outcome = .sum(Quantity(value: FixedPoint(units: 500, scale: 0)))
        try store(pack, in: bench, request: 2)
        let figures = try bench.verification(2)
        #expect(figures.bytesHold && figures.catalogueHolds && figures.inputsHold && !figures.answerHolds)
        #expect(figures.figures.map(\.figure.indicator) == ["delegations.outbound"])
        #expect(figures.figures[0].before?.quantity?.value.units == 500)
        #expect(figures.figures[0].after?.quantity?.value.units == 398)
        #expect(figures.figures[0].causes.isEmpty)

        pack = try bench.pack(1)
        pack.inputs[0].digest = Digest.sha256(of: [1])
        pack.inputs[1] = PackInput(office: pack.inputs[1].office, period: Sample.half, state: .missing)
        pack.cover.catalogueDigest = Digest.sha256(of: [2])
        try store(pack, in: bench, request: 3, digest: Digest.sha256(of: [3]))
        let rest = try bench.verification(3)
        #expect(!rest.bytesHold && !rest.catalogueHolds && !rest.inputsHold && rest.answerHolds)
        #expect(rest.brokenInputs.map(\.office) == ["vn-01", "vn-02"])
        #expect(!rest.isSound)
    }

    private func store(
        _ pack: Pack, in bench: DifferenceBench, request: Int, digest: Digest? = nil
    ) throws {
        let bytes = pack.encoded()
        let outcome = try bench.bench.store.writer.commit(
            pack: PackSubmission(
                group: pack.cover.group, regime: pack.cover.regime, from: pack.cover.from,
                through: pack.cover.through, requestID: Sample.requestID(request),
                requestDigest: Digest.sha256(of: [UInt8(request)]), digest: digest ?? Digest.sha256(of: bytes),
                bytes: bytes, submittedBy: ""), at: Sample.now)
        guard case .frozen = outcome else { throw DifferenceBench.NotDone(what: "\(outcome)") }
    }
}
