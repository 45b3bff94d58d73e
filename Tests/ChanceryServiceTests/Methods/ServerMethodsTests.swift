// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@Suite struct ServerMethodsTests {
    private static func info(_ bench: ServiceBench, number: Int = 0) async throws -> ServerInfo {
        let bytes = try #require(try await bench.call(MethodNames.getServerInfo, [], number: number).bytes)
        return try Sample.decoder().serverInfo(bytes)
    }

    @Test("A server says what it is, what it takes and where it stands")
    func info() async throws {
        let bench = try ServiceBench()
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1), number: 1)
        let info = try await Self.info(bench)
        #expect(info.version == ProductVersion.current)
        #expect(info.contract == "chancery.v1")
        #expect(
            info.limits
                == ProtocolLimits(
                    requestBytesMax: 4 << 20, callsPerConnectionMax: 256, submissionsPerOfficeMax: 256,
                    importReportsMax: 10_000, figuresPerReportMax: 5000))
        #expect(info.storeSequence == 2)
        #expect(info.catalogueVersion == 1)
        #expect(info.catalogueEdition == "sample")
        #expect(info.now == Sample.now)
        #expect(info.startedAt == Sample.now)
        #expect(!info.isDraining)
        bench.services.beginDrain()
        #expect(try await Self.info(bench).isDraining)
    }

    @Test("Counters are in the order of their names, each once, those of the transport among them")
    func counters() async throws {
        let bench = try ServiceBench()
        bench.services.addCounters { [("zebras_count", 3), ("apples_count", 1), ("m_bytes", 2)] }
        let payload = Sample.submission(request: 1)
        for number in 1...3 { _ = try await bench.call(MethodNames.submitReport, payload, number: number) }
        _ = try await bench.call(MethodNames.submitReport, [0xFF], number: 4)
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(request: 2), number: 5)
        let counters = try await Self.info(bench).counters
        let names = counters.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        #expect(names.first == "apples_count")
        #expect(names.last == "zebras_count")
        let values = Dictionary(uniqueKeysWithValues: counters.map { ($0.name, $0.value) })
        #expect(values["reports_accepted_count"] == 1)
        #expect(values["reports_repeated_count"] == 2)
        #expect(values["reports_refused_count"] == 1)
        #expect(values["reports_conflicting_count"] == 1)
        #expect(values["commits_count"] == 4)
        #expect(values["commits_failed_count"] == 0)
        #expect(values["watches_open"] == 0)
    }
}
