// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryService

@Suite struct PackFreezerTests {
    private static let question = GetConsolidationRequest(
        scope: .group("emulation-2"), regime: Sample.regime, period: Sample.half)

    private static func request(_ number: Int) -> [UInt8] {
        FreezePackRequest(
            requestID: Sample.requestID(number), query: question, title: "First half", actor: "Trần Thị B"
        ).encoded()
    }

    private static func response(_ outcome: CallOutcome) throws -> FreezePackResponse {
        try Sample.decoder().freezePackResponse(try #require(outcome.bytes))
    }

    @Test("A pack is answered after its commit, and a repeat gets the same one")
    func freeze() async throws {
        let bench = try ServiceBench()
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1), number: 1)
        bench.store.shut()
        try bench.begin(MethodNames.freezePack, Self.request(1), number: 2)
        try await eventually("the commit waits") { bench.store.isHolding }
        #expect(bench.port.outcomes(of: 2).isEmpty)
        bench.store.open()
        try await eventually("the pack") { bench.port.outcomes(of: 2).count == 1 }
        let first = try Self.response(bench.port.outcomes(of: 2)[0])
        #expect(first.head.number == 1 && !first.isRepeated)
        let again = try Self.response(try await bench.call(MethodNames.freezePack, Self.request(1), number: 3))
        #expect(again.isRepeated && again.head == first.head)
        let list = try #require(try await bench.call(MethodNames.listPacks, [], number: 4).bytes)
        #expect(try Sample.decoder().listPacksResponse(list).packs == [first.head])
    }

    @Test("Packs at once get different numbers; the same request at once gets one")
    func atOnce() async throws {
        let bench = try ServiceBench()
        bench.store.shut()
        for number in 1...4 { try bench.begin(MethodNames.freezePack, Self.request(number), number: number) }
        for number in 5...8 { try bench.begin(MethodNames.freezePack, Self.request(1), number: number) }
        try await eventually("a commit waits") { bench.store.isHolding }
        // All are made before the first is committed, so that none is known as a repeat on its lane.
        try await Task.sleep(for: .milliseconds(200))
        bench.store.open()
        try await eventually("all packs") { (1...8).allSatisfy { bench.port.outcomes(of: $0).count == 1 } }
        let responses = try (1...8).map { try Self.response(bench.port.outcomes(of: $0)[0]) }
        #expect(responses.prefix(4).map(\.head.number).sorted() == [1, 2, 3, 4])
        #expect(responses.suffix(4).allSatisfy { $0.isRepeated && $0.head == responses[0].head })
    }

    @Test("As many packs may wait for the writer as the bound says; the next is told to come again")
    func bounded() async throws {
        let bench = try ServiceBench()
        bench.store.shut()
        let countMax = PackFreezer.waitingCountMax
        for number in 1...countMax + 3 { try bench.begin(MethodNames.freezePack, Self.request(number), number: number) }
        try await eventually("the refusals") {
            (1...countMax + 3).count { bench.port.outcomes(of: $0).count == 1 } == 3
        }
        let refused = (1...countMax + 3).compactMap { bench.port.outcomes(of: $0).first?.failure }
        #expect(refused.map(\.reason) == [.serverBusy, .serverBusy, .serverBusy])
        #expect(refused.allSatisfy { $0.retryDelayMilliseconds != nil })
        bench.store.open()
        try await eventually("the others") {
            (1...countMax + 3).allSatisfy { bench.port.outcomes(of: $0).count == 1 }
        }
        let response = try Self.response(try await bench.call(MethodNames.freezePack, Self.request(99), number: 99))
        #expect(response.head.number == Int32(countMax) + 1)
    }

    @Test("A store that cannot write answers that nothing was stored, and a server that stops takes no pack")
    func failures() async throws {
        let bench = try ServiceBench()
        bench.store.fail(with: StoreError(.diskFull, "full"))
        let failed = try await bench.call(MethodNames.freezePack, Self.request(1), number: 1)
        #expect(failed.failure?.reason == .storeFull)
        #expect(bench.storeFailures.all == [StoreError.Kind.diskFull.rawValue])
        bench.store.fail(with: nil)
        bench.services.beginDrain()
        let draining = try await bench.call(MethodNames.freezePack, Self.request(1), number: 2)
        #expect(draining.failure?.reason == .draining)
    }
}
