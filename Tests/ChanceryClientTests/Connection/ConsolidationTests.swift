// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

struct ConsolidationTests {
    private static let request = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: "FA-D09", period: half, pageSize: 2)

    private static var half: Period {
        guard let period = Period(form: .half, year: 2024, index: 1) else { preconditionFailure("2024-H1 is a period") }
        return period
    }

    /// Pages as a daemon cuts them.
    private static func pages(of answer: Consolidation) -> FakeServer.Script {
        { _, messages in
            do {
                let request = try decoded { try $0.getConsolidationRequest(messages[0]) }
                return .bytes(try EncodedConsolidation(answer).page(for: request))
            } catch {
                return .failure(CallFailure(.internalError, "\(error)"))
            }
        }
    }

    @Test(arguments: [0, 1, 2, 5])
    func `pages are put together and proved by the digest`(figureCount: Int) async throws {
        let answer = Samples.answer(figureCount: figureCount)
        try await FakeServer.run([MethodNames.getConsolidation: Self.pages(of: answer)]) { server in
            let whole = try await server.client.consolidation(Self.request)
            var expected = answer
            expected.digest = EncodedConsolidation(answer).digest
            #expect(whole == expected)
            #expect(server.calls(of: MethodNames.getConsolidation).count == max(1, (figureCount + 1) / 2))
        }
    }

    @Test func `a figure that was changed on the way is noticed`() async throws {
        let answer = Samples.answer(figureCount: 3)
        let digest = EncodedConsolidation(answer).digest
        try await FakeServer.run([
            MethodNames.getConsolidation: { _, _ in
                var changed = answer
                changed.digest = digest
                changed.figures[1].outcome = .sum(Quantity(value: FixedPoint(units: 99, scale: 0)))
                return .bytes(changed.encoded())
            }
        ]) { server in
            await #expect(throws: UnexpectedAnswer.self) { try await server.client.consolidation(Self.request) }
        }
    }

    @Test func `pages of two answers are not put together`() async throws {
        let first = EncodedConsolidation(Samples.answer(figureCount: 4))
        let second = EncodedConsolidation(Samples.answer(figureCount: 4, sequence: 18))
        try await FakeServer.run([
            MethodNames.getConsolidation: { call, messages in
                do {
                    var request = try decoded { try $0.getConsolidationRequest(messages[0]) }
                    if call == 1 { return .bytes(try first.page(for: request)) }
                    request.pageToken = request.nextPageTokenForTest(sequence: 18, position: 2)
                    return .bytes(try second.page(for: request))
                } catch {
                    return .failure(CallFailure(.internalError, "\(error)"))
                }
            }
        ]) { server in
            await #expect(throws: UnexpectedAnswer.self) { try await server.client.consolidation(Self.request) }
        }
    }

    @Test func `an answer beyond the bound is given up`() async throws {
        var configuration = ClientConfiguration()
        configuration.answerBytesMax = 100
        let answer = Samples.answer(figureCount: 5)
        try await FakeServer.run([MethodNames.getConsolidation: Self.pages(of: answer)]) { server in
            let client = OfficeClient(address: server.address, configuration: configuration)
            await #expect(throws: UnexpectedAnswer.self) { try await client.consolidation(Self.request) }
        }
    }

    @Test func `a watch gives every answer and then ends`() async throws {
        let answers = [Samples.answer(figureCount: 2), Samples.answer(figureCount: 3, sequence: 18)]
        try await FakeServer.run([
            MethodNames.watchConsolidation: { _, _ in .stream(answers.map { EncodedConsolidation($0).whole() }) }
        ]) { server in
            var sequences: [Int64] = []
            for try await answer in server.client.watch(Self.request) { sequences.append(answer.sequence) }
            #expect(sequences == [17, 18])
        }
    }

    @Test func `a watched answer with another digest ends the watch`() async throws {
        var answer = Samples.answer(figureCount: 2)
        answer.digest = Digest.sha256(of: [1])
        let bytes = answer.encoded()
        try await FakeServer.run([MethodNames.watchConsolidation: { _, _ in .stream([bytes]) }]) { server in
            await #expect(throws: UnexpectedAnswer.self) {
                for try await _ in server.client.watch(Self.request) {}
            }
        }
    }
}

extension GetConsolidationRequest {
    /// The token for the page at `position`, as a server that holds another answer would give it.
    fileprivate func nextPageTokenForTest(sequence: Int64, position: Int64) -> String {
        nextPageToken(sequence: sequence, position: position)
    }
}
