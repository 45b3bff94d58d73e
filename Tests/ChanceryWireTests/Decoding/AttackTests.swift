// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

/// What is known to hurt libprotobuf-c: each of these took gigabytes or minutes without a budget.
@Suite("Attacks on the decoder end fast and inside the budget")
struct AttackTests {
    /// Generous for slow machines; the attacks take milliseconds.
    private static let timeMax = Duration.seconds(2)

    private func expectFailure(
        _ expected: WireError.Kind, _ bytes: [UInt8], _ decode: (WireDecoder, [UInt8]) throws -> Void
    ) throws {
        let decoder = try Codec.decoder(arenaBytes: 16 << 20)
        var failure: WireError.Kind?
        let elapsed = ContinuousClock().measure {
            do {
                try decode(decoder, bytes)
            } catch let error as WireError {
                failure = error.kind
            } catch {
                failure = nil
            }
        }
        #expect(failure == expected)
        #expect(elapsed < AttackTests.timeMax)
        // The decoder serves honest messages afterwards.
        #expect(try decoder.report(Sample.report().encoded()) == Sample.report())
    }

    private func repeated(_ pattern: [UInt8], upTo byteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        while bytes.count + pattern.count <= byteCount { bytes += pattern }
        return bytes
    }

    @Test("four megabytes of empty figures")
    func emptySubMessages() throws {
        try expectFailure(.tooBig, repeated([0x42, 0x00], upTo: 4 << 20)) { _ = try $0.report($1) }
    }

    @Test("a megabyte of unknown numbers", arguments: [WireDecoder.UnknownFields.refused, .dropped])
    func unknownNumbers(_ unknownFields: WireDecoder.UnknownFields) throws {
        let bytes = repeated([0xA0, 0x06, 0x01], upTo: 1 << 20)
        let decoder = try Codec.decoder(unknownFields, arenaBytes: 16 << 20)
        #expect(throws: WireError.tooBig(message: "chancery.v1.Report", budgetBytes: 16 << 20)) {
            try decoder.report(bytes)
        }
    }

    @Test("unknown numbers that the arena would have room for")
    func unknownNumbersWithinArena() throws {
        let bytes = repeated([0xA0, 0x06, 0x01], upTo: 200_000)
        let budgetBytes = bytes.count * WireDecoder.budgetFactor + WireDecoder.budgetBaseBytes
        #expect(throws: WireError.tooBig(message: "chancery.v1.Report", budgetBytes: budgetBytes)) {
            try Codec.decoder(arenaBytes: 64 << 20).report(bytes)
        }
    }

    @Test("one sub-message with a list, 32,000 times")
    func repeatedSingularMessage() throws {
        // GetConsolidationRequest.offices is in a oneof: the last one counts, and the others cost their length.
        try expectFailure(.invalidFields, repeated([0x12, 0x03, 0x0A, 0x01, 0x61], upTo: 160_000)) {
            _ = try $0.getConsolidationRequest($1)
        }
        // ConsolidatedFigure.coverage is not: every repeat copies all lists before it.
        let coverage = repeated([0x6A, 0x03, 0x0A, 0x01, 0x61], upTo: 160_000)
        try expectFailure(.tooBig, RawMessage.make { $0.data(12, coverage) }) { _ = try $0.consolidation($1) }
    }

    @Test("ten thousand messages inside each other")
    func deepNesting() throws {
        var bytes: [UInt8] = []
        for _ in 0..<10_000 {
            let inner = bytes
            bytes = RawMessage.make { $0.data(8, inner) }
        }
        // The schema ends after Report.figures.as_of: what is deeper is one unknown field.
        #expect(throws: WireError.unknownField(message: "google.type.Date", tag: 8)) {
            try Codec.decoder().report(bytes)
        }
    }

    @Test("groups, and ten thousand of them inside each other")
    func groups() throws {
        try expectFailure(.malformed, [0x0B, 0x0C]) { _ = try $0.report($1) }
        try expectFailure(.malformed, Array(repeating: 0x0B, count: 10_000)) { _ = try $0.report($1) }
    }

    @Test(
        "lengths that reach behind the end",
        arguments: [
            [0x0A, 0x05, 0x61], [0x42, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0x0A], [0x80], [0x00, 0x00], [0x20, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func wrongLengths(bytes: [UInt8]) throws {
        try expectFailure(.malformed, bytes) { _ = try $0.report($1) }
    }

    @Test("a field of another wire type than the schema's")
    func wrongWireType() throws {
        try expectFailure(.malformed, RawMessage.make { $0.number(1, 5) }) { _ = try $0.report($1) }
        try expectFailure(.malformed, RawMessage.make { $0.text(4, "5") }) { _ = try $0.report($1) }
    }

    @Test("ten thousand offices are honest, one more is not, nor is one office twice")
    func manyOffices() throws {
        let decoder = try Codec.decoder()
        func request(_ ids: [String]) throws -> GetConsolidationRequest {
            GetConsolidationRequest(scope: .offices(ids), regime: "FA-D09", period: try Sample.period("2024"))
        }
        let honest = try request((0..<10_000).map { "u\($0)" })
        #expect(try decoder.getConsolidationRequest(honest.encoded()) == honest)
        #expect(throws: WireError.self) {
            try decoder.getConsolidationRequest(request((0..<10_001).map { "u\($0)" }).encoded())
        }
        #expect(
            throws: WireError.invalidFields([
                FieldProblem(path: "offices.offices[2]", rule: "an office is named once")
            ])
        ) {
            try decoder.getConsolidationRequest(request(["a", "b", "a"]).encoded())
        }
    }
}

extension WireError {
    enum Kind { case malformed, tooBig, unknownField, invalidFields }

    var kind: Kind {
        switch self {
        case .malformed: .malformed
        case .tooBig: .tooBig
        case .unknownField: .unknownField
        case .invalidFields: .invalidFields
        }
    }
}
